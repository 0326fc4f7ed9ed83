import type { Id } from '#core/kernel/id.ts';
import { type Instant, isPast } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';
import type { Booking } from './session.ts';

interface Of {
  readonly personId: Id<'person'>;
  readonly organisationId: Id<'organisation'>;
}

/**
 * What withdrawal leaves of places in sessions: who had one is a bare id, whether they came and their one word stay countable. The
 * goal goes, what lies ahead is given up, and its session is woken at once so that the seat is offered on. Nobody speaks at one
 * any more.
 */
export async function forgetBookings(tx: Tx, { personId, organisationId }: Of, now: Instant): Promise<number> {
  const theirs = (await tx.bookings.where({ personId })).filter(
    (one) => one.organisationId === organisationId || one.homeId === organisationId,
  );
  for (const one of theirs) await forgetOne(tx, one, now);
  return theirs.length + (await tx.experts.remove({ personId, organisationId }));
}

async function forgetOne(tx: Tx, one: Booking, now: Instant): Promise<void> {
  const session = await tx.sessions.lock(one.sessionId);
  const { goal: _goal, goalBy: _by, wakeAt: _at, offeredUntil: _until, ...booking } = one;
  const isAhead = session.status === 'announced' && !isPast(session.startsAt, now);
  await tx.bookings.put(isAhead ? { ...booking, status: 'left' } : booking);
  if (isAhead) await tx.sessions.put({ ...session, wakeAt: now });
}
