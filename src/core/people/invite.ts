import type { StrangerContext } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Invitation } from './invitation.ts';
import type { Secrets } from './secrets.ts';

/** Hours an invitation can be used, and minutes a link to a second messenger can. */
export const joinHours = 72;
export const linkMinutes = 15;

/** The only moment at which the secrets are known: what is stored are their hashes. */
export interface Issued {
  readonly invitation: Invitation;
  readonly token: string;
  readonly code: string;
}

type Desk = Pick<StrangerContext, 'tx' | 'now' | 'newId'>;

/** A fresh invitation; earlier unused ones for the same purpose are revoked. */
export async function issue(
  desk: Desk,
  secrets: Secrets,
  to: Pick<Invitation, 'organisationId' | 'personId' | 'purpose'>,
): Promise<Issued> {
  await revoke(desk, to);
  const token = secrets.token();
  const code = secrets.code();
  const invitation: Invitation = {
    ...to,
    id: desk.newId<'invitation'>(),
    tokenHash: secrets.hash(token),
    codeHash: secrets.hash(code),
    createdAt: desk.now,
    expiresAt: desk.now.add(to.purpose === 'join' ? { hours: joinHours } : { minutes: linkMinutes }),
  };
  await desk.tx.invitations.add(invitation);
  return { invitation, token, code };
}

async function revoke(
  { tx, now }: Pick<Desk, 'tx' | 'now'>,
  of: {
    readonly organisationId: Id<'organisation'>;
    readonly personId: Id<'person'>;
    readonly purpose?: 'join' | 'link';
  },
): Promise<void> {
  for (const earlier of await tx.invitations.where({ ...of, usedAt: undefined, revokedAt: undefined }))
    await tx.invitations.put({ ...earlier, revokedAt: now });
}
