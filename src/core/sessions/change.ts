import type { Context } from '#core/conversation/context.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { asSystem } from './access.ts';
import { sessionCard } from './card.ts';
import { deskOf, hold, keyOf, type SessionsDeps, settle, tellOne } from './desk.ts';
import { expertRows } from './expert-rows.ts';
import { moved, movedForLeader } from './letters.ts';
import { isIn } from './seats.ts';
import type { Session } from './session.ts';

/** What the form says of a session. */
export type Told = Omit<Session, 'id' | 'organisationId' | 'createdBy' | 'createdAt' | 'status' | 'version' | 'token'>;

interface Change {
  readonly id: Id<'session'>;
  readonly told: Told;
  readonly experts: readonly Id<'person'>[];
}

/**
 * Writes the changes; another hour or place is a new version, told to everybody once. Refusals: stale where it has been cancelled
 * or is over meanwhile, seats-taken where more people have seats than there would be.
 */
export async function changeSession(ctx: Context, deps: SessionsDeps, change: Change): Promise<Screen> {
  const { id: sessionId, told, experts } = change;
  await replaceExperts(ctx, change);
  const isMoved = await asSystem(ctx, async () => {
    const before = await hold(ctx, sessionId);
    const old = before.session;
    if (old.status !== 'draft' && old.status !== 'announced') throw new Refusal('stale');
    const holders = before.bookings.filter((one) => one.status === 'seated' || one.status === 'offered');
    if (holders.length > told.seats) throw new Refusal('seats-taken');
    const isAnother = old.status === 'announced' && differs(old, told);
    const { about: _about, roundMinutes: _round, ...kept } = old;
    const session: Session = { ...kept, ...told, version: old.version + (isAnother ? 1 : 0) };
    const concerned = isAnother ? before.bookings.filter(isIn) : [];
    // What was said of the old hour and has not been sent yet is no longer true.
    for (const one of concerned) await ctx.tx.outbox.drop(`${keyOf(session, one.personId)}:`);
    await settle(await deskOf(ctx, deps, session), before, { ...before, session });
    for (const one of concerned) await tellOne(ctx, session, one, `moved:${session.version}`, moved);
    if (!isAnother) return false;
    for (const personId of experts.filter((one) => one !== ctx.me.person.id))
      await tellOne(
        ctx,
        session,
        { personId, homeId: session.organisationId },
        `moved:${session.version}`,
        movedForLeader,
      );
    return true;
  });
  return sessionCard(ctx, sessionId, isMoved ? 'Изменения записаны, все узнают о них.' : 'Изменения записаны.');
}

const differs = (old: Session, told: Told): boolean =>
  !old.startsAt.equals(told.startsAt) || old.minutes !== told.minutes || old.place !== told.place;

async function replaceExperts(ctx: Context, { id: sessionId, experts }: Change): Promise<void> {
  const known = await ctx.tx.experts.where({ sessionId });
  for (const gone of known.filter((one) => !experts.includes(one.personId)))
    await ctx.tx.experts.remove({ id: gone.id });
  const fresh = experts.filter((person) => !known.some((one) => one.personId === person));
  const { organisation } = ctx.me;
  await ctx.tx.experts.add(...expertRows(ctx, { id: sessionId, organisationId: organisation.id }, fresh));
}
