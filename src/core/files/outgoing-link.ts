import type { Links } from '#core/conversation/context.ts';
import type { Id, NewId } from '#core/kernel/id.ts';
import type { Instant } from '#core/kernel/time.ts';
import type { Secrets } from '#core/people/secrets.ts';
import type { Tx } from '#core/store.ts';
import type { StoredFile } from './file.ts';
import { linkHours } from './one-time-link.ts';

interface Desk {
  readonly tx: Tx;
  readonly now: Instant;
  readonly newId: NewId;
  readonly links: Links;
  readonly secrets: Secrets;
}

/** The address a file is fetched at, once, where the messenger of its recipient may not carry it; undefined without pages. */
export async function outgoingLink(
  { tx, now, newId, links, secrets }: Desk,
  accountId: Id<'account'>,
  file: StoredFile,
): Promise<string | undefined> {
  const token = secrets.token();
  const url = links.page(token);
  const { personId } = await tx.accounts.get(accountId);
  if (url === undefined || personId === undefined) return undefined;
  await tx.links.add({
    id: newId<'link'>(),
    organisationId: file.organisationId,
    personId,
    accountId,
    tokenHash: secrets.hash(token),
    fileId: file.id,
    expiresAt: now.add({ hours: linkHours }),
  });
  return url;
}
