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
export const isOpenTo = async (ctx: Context, session: Session): Promise<boolean> =>
  (await openAmong(ctx, [session])).length > 0;

/** Those of them that are; the schools that hold them are asked for at once. */
export async function openAmong(ctx: Context, sessions: readonly Session[]): Promise<readonly Session[]> {
  const { me } = ctx;
  const belongs = me.roles.some((role) => role !== 'guest');
  const near = belongs ? sessions.filter(({ openTo }) => openTo === 'municipality') : [];
  const hosts =
    near.length === 0
      ? []
      : await asSystem(ctx, () =>
          ctx.tx.organisations.among('id', [...new Set(near.map(({ organisationId }) => organisationId))]),
        );
  const neighbours = new Set(
    hosts.filter((host) => municipalityOf(host) === municipalityOf(me.organisation)).map(({ id: host }) => host),
  );
  return sessions.filter(({ openTo, organisationId }) => {
    if (openTo === 'all') return true;
    return belongs && (openTo === 'school' ? organisationId === me.organisation.id : neighbours.has(organisationId));
  });
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
