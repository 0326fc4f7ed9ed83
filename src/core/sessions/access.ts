import { type Context, holds } from '#core/conversation/context.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { RoleName } from '#core/people/person.ts';
import type { Tx } from '#core/store.ts';
import type { Booking, Session } from './session.ts';

/** Who announces sessions. */
export const announcers: readonly RoleName[] = ['curator', 'municipal', 'mentor'];

export const asSystem = <R>({ tx }: Pick<Context, 'tx'>, work: () => Promise<R>): Promise<R> =>
  tx.as({ as: 'system' }, work);

/** A session the presser may see: their school's, one that is open to them, one they speak at or have a place in. Throws not-found. */
export async function sessionFor(ctx: Context, sessionId: string): Promise<Session> {
  const session = await ctx.tx.sessions.get(id<'session'>(sessionId));
  const seen =
    session.status === 'draft'
      ? runs(ctx, session)
      : isOfSchool(ctx, session) || (await isOpenTo(ctx, session)) || (await isInIt(ctx, session));
  if (!seen) throw new Refusal('not-found');
  return session;
}

/** A session the presser runs: they announced it, or they run the programme there. Throws not-found, not-yours. */
export async function runFor(ctx: Context, sessionId: string): Promise<Session> {
  const session = await sessionFor(ctx, sessionId);
  if (!runs(ctx, session)) throw new Refusal('not-yours');
  return session;
}

/** A session the presser speaks at or runs. Throws not-found, not-yours. */
export async function ledFor(ctx: Context, sessionId: string): Promise<Session> {
  const session = await sessionFor(ctx, sessionId);
  if (!runs(ctx, session) && !(await leads(ctx, session))) throw new Refusal('not-yours');
  return session;
}

/** A place of the presser's own. Throws not-found. */
export async function ownBooking(ctx: Context, bookingId: string): Promise<Booking> {
  const booking = await ctx.tx.bookings.get(id<'booking'>(bookingId));
  if (booking.personId !== ctx.me.person.id) throw new Refusal('not-found');
  return booking;
}

export const runs = ({ me }: Pick<Context, 'me'>, session: Session): boolean =>
  session.organisationId === me.organisation.id &&
  ((session.createdBy === me.person.id && holds(me, ...announcers)) || holds(me, 'curator', 'municipal'));

/** Does the presser belong to the school that announced it? Its guests do not. */
const isOfSchool = ({ me }: Pick<Context, 'me'>, session: Session): boolean =>
  session.organisationId === me.organisation.id && me.roles.some((role) => role !== 'guest');

export const leads = async ({ tx, me }: Context, { id: sessionId }: Session): Promise<boolean> =>
  (await tx.experts.where({ sessionId, personId: me.person.id })).length > 0;

const isInIt = async (ctx: Context, session: Session): Promise<boolean> =>
  (await leads(ctx, session)) ||
  (await ctx.tx.bookings.where({ sessionId: session.id, personId: ctx.me.person.id })).length > 0;

/** Is it for the presser's organisation too? Guests of one come to what is open to all. */
export async function isOpenTo(ctx: Context, { openTo, organisationId }: Session): Promise<boolean> {
  const { me } = ctx;
  if (openTo === 'all') return true;
  const belongs = me.roles.some((role) => role !== 'guest');
  if (openTo === 'school' || !belongs) return belongs && organisationId === me.organisation.id;
  const host = await asSystem(ctx, () => ctx.tx.organisations.get(organisationId));
  return municipalityOf(host) === municipalityOf(me.organisation);
}

/** A municipality is its own. */
const municipalityOf = ({ id: own, settings }: Organisation): Organisation['id'] => settings.municipality ?? own;

/** The organisations whose people are told of it. */
export async function organisationsFor(tx: Tx, { openTo, organisationId }: Session): Promise<readonly Organisation[]> {
  const host = await tx.organisations.get(organisationId);
  if (openTo === 'school') return [host];
  const all = await tx.organisations.where({});
  return openTo === 'all' ? all : all.filter((one) => municipalityOf(one) === municipalityOf(host));
}
