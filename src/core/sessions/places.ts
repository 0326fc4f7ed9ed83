import type { Context, StrangerContext } from '#core/conversation/context.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import type { OpenPlace, OpenPlaces } from '#core/people/guest.ts';
import { isGuest } from '#core/people/roles.ts';
import type { Tx } from '#core/store.ts';
import { asSystem, isOpenTo, sessionFor } from './access.ts';
import { bookSeat } from './book.ts';
import { sessionCard } from './card.ts';
import type { SessionsDeps } from './desk.ts';
import { tokenIn } from './link.ts';
import { takesBookings } from './seats.ts';
import type { Session } from './session.ts';
import { essence, statusWords } from './words.ts';

/** A session's link: a stranger gives their name and consent and has a seat, somebody known is shown the session. */
export const sessionPlaces = (deps: SessionsDeps): OpenPlaces => ({
  isLink: (payload) => tokenIn(payload) !== undefined,
  find,
  show: async (ctx, payload) => {
    const session = await welcome(ctx, payload);
    // A guest sees of a closed circle only what they have a place in: the link is the place.
    return isGuest(ctx.me.roles) ? bookSeat(ctx, deps, session) : sessionCard(ctx, session.id);
  },
  enter: async (ctx, payload) => {
    const seat = await bookSeat(ctx, deps, await welcome(ctx, payload));
    const { menu } = await ctx.home();
    return { ...seat, ...(menu ? { menu } : {}) };
  },
});

async function find({ tx, now }: StrangerContext, payload: string): Promise<OpenPlace | undefined> {
  const session = await behind(tx, payload);
  if (!session) return undefined;
  const organisation = await tx.organisations.get(session.organisationId);
  const experts = (await tx.experts.where({ sessionId: session.id })).map((one) => one.personId);
  const isOpen = takesBookings(session, now);
  const why = session.status === 'announced' ? 'Запись уже закрыта.' : statusWords[session.status];
  const about = lines(
    organisation.name,
    essence(session, experts, organisation.settings.zone),
    ...(isOpen ? [] : ['', why]),
  );
  return { organisation, about, ...(isOpen ? {} : { closed: true }) };
}

/** Nobody is shown a draft by its link. As the system. */
async function behind(tx: Tx, payload: string): Promise<Session | undefined> {
  const token = tokenIn(payload);
  const [session] = token ? await tx.sessions.where({ token }) : [];
  return session && session.status !== 'draft' ? session : undefined;
}

/** The session behind the link, for somebody it is open to; guests of the school that announced it came by its link. */
async function welcome(ctx: Context, payload: string): Promise<Session> {
  const session = await asSystem(ctx, () => behind(ctx.tx, payload));
  if (!session) throw new Refusal('not-found');
  const isGuestHere = session.organisationId === ctx.me.organisation.id && ctx.me.roles.includes('guest');
  if (isGuestHere || (await isOpenTo(ctx, session))) return session;
  return sessionFor(ctx, session.id).catch(() => {
    throw new Refusal('session-closed-circle');
  });
}
