import type { Id } from '#core/kernel/id.ts';
import type { Tx } from '#core/store.ts';
import { overlap } from './moments.ts';
import { isIn } from './seats.ts';
import type { Session } from './session.ts';

/** Another announced session at the same time, which the person leads or is in; as the system, in whatever organisation it is. */
export async function clashOf(tx: Tx, personId: Id<'person'>, session: Session): Promise<Session | undefined> {
  const led = (await tx.experts.where({ personId })).map((one) => one.sessionId);
  const taken = (await tx.bookings.where({ personId })).filter(isIn).map((one) => one.sessionId);
  const others = await tx.sessions.among('id', [...new Set([...led, ...taken])]);
  return others.find((one) => one.id !== session.id && one.status === 'announced' && overlap(one, session));
}
