import type { Context } from '#core/conversation/context.ts';
import { type Instant, isPast } from '#core/kernel/time.ts';
import type { Secrets } from '#core/people/secrets.ts';
import type { Tx } from '#core/store.ts';
import type { OneTimeLink } from './file.ts';

export const linkHours = 24;

type Desk = Pick<Context, 'tx' | 'now' | 'newId' | 'me' | 'account' | 'links'>;
type For = Pick<OneTimeLink, 'fileId'> | Pick<OneTimeLink, 'purpose' | 'subject'>;

/** A one-time address for the asker: to fetch a file, or to send one in. undefined: the bot has no page people can reach. */
export async function issueLink(
  { tx, now, newId, me, account, links }: Desk,
  secrets: Secrets,
  what: For,
): Promise<string | undefined> {
  const token = secrets.token();
  const url = links.page(token);
  if (url === undefined) return undefined;
  await tx.links.add({
    ...what,
    id: newId<'link'>(),
    organisationId: me.organisation.id,
    personId: me.person.id,
    accountId: account.id,
    tokenHash: secrets.hash(token),
    expiresAt: now.add({ hours: linkHours }),
  });
  return url;
}

/** Shows what the link is for without using it up: messengers open links by themselves to draw a preview. */
export async function peekLink(tx: Tx, tokenHash: string, now: Instant): Promise<OneTimeLink | undefined> {
  const [found] = await tx.links.where({ tokenHash, usedAt: undefined });
  return found && !isPast(found.expiresAt, now) ? found : undefined;
}

/** Uses it up: to one caller only; undefined for wrong, used and expired alike. */
export async function useLink(tx: Tx, tokenHash: string, now: Instant): Promise<OneTimeLink | undefined> {
  const found = await peekLink(tx, tokenHash, now);
  const held = found && (await tx.links.lock(found.id));
  if (!held || held.usedAt !== undefined) return undefined;
  const used = { ...held, usedAt: now };
  await tx.links.put(used);
  return used;
}
