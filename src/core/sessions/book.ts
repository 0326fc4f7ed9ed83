import { type Action, action, type Context } from '#core/conversation/context.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { isPast } from '#core/kernel/time.ts';
import { asSystem, leads, sessionFor } from './access.ts';
import { sessionCard } from './card.ts';
import { clashOf } from './clash.ts';
import { deskOf, hold, keyOf, type SessionsDeps, settle } from './desk.ts';
import { keepRounds } from './rounds-desk.ts';
import { book, bookingOf, type Line, leave, take, takesBookings } from './seats.ts';
import type { Session } from './session.ts';
import { themeOf, when } from './words.ts';

/** A seat is taken, given up, or taken when it is offered: one tap each. */
export const bookActions = (deps: SessionsDeps): readonly Action[] => [
  action('ses.card', 'everyone', (ctx, session = '') => sessionCard(ctx, session)),
  action('ses.book', 'everyone', async (ctx, session = '') => bookSeat(ctx, deps, await sessionFor(ctx, session))),
  action('ses.take', 'everyone', async (ctx, session = '') => takeSeat(ctx, deps, await sessionFor(ctx, session))),
  action('ses.leave', 'everyone', async (ctx, session = '') => leaveSeat(ctx, deps, await sessionFor(ctx, session))),
];

/** For a session the presser is known to be welcome at. */
export async function bookSeat(ctx: Context, deps: SessionsDeps, { id }: Session): Promise<Screen> {
  const comer = { personId: ctx.me.person.id, homeId: ctx.me.organisation.id };
  const note = await act(ctx, deps, id, async (line) => {
    if (!takesBookings(line.session, ctx.now)) return 'Запись уже закрыта.';
    if (await leads(ctx, line.session)) return 'Вы ведёте эту встречу.';
    return (await clashWords(ctx, line.session)) ?? book(line, comer, { now: ctx.now, id: ctx.newId<'booking'>() });
  });
  return sessionCard(ctx, id, note);
}

async function takeSeat(ctx: Context, deps: SessionsDeps, { id }: Session): Promise<Screen> {
  const note = await act(ctx, deps, id, async (line) => {
    const clash = await clashWords(ctx, line.session);
    if (clash) return clash;
    const after = take(line, ctx.me.person.id, ctx.now);
    return bookingOf(after, ctx.me.person.id)?.status === 'seated' ? after : 'Это предложение уже не действует.';
  });
  return sessionCard(ctx, id, note);
}

async function leaveSeat(ctx: Context, deps: SessionsDeps, { id }: Session): Promise<Screen> {
  const { id: me } = ctx.me.person;
  const note = await act(ctx, deps, id, async (line) => {
    if (line.session.status !== 'announced' || isPast(line.session.startsAt, ctx.now)) return 'Встреча уже началась.';
    // What was said to them about it and has not been sent yet helps nobody now.
    await ctx.tx.outbox.drop(`${keyOf(line.session, me)}:`);
    return leave(line, me);
  });
  return sessionCard(ctx, id, note ?? 'Записи больше нет.');
}

/** Does something to the line with the session held, as the system; words are why it was not done. */
const act = (
  ctx: Context,
  deps: SessionsDeps,
  sessionId: Id<'session'>,
  change: (line: Line) => Promise<Line | string>,
): Promise<string | undefined> =>
  asSystem(ctx, async () => {
    const before = await hold(ctx, sessionId);
    const after = await change(before);
    if (typeof after === 'string') return after;
    const settled = await settle(await deskOf(ctx, deps, before.session), before, after);
    await keepRounds(ctx, settled);
    return undefined;
  });

/** Names the other session at the same time. */
async function clashWords(ctx: Context, session: Session): Promise<string | undefined> {
  const other = await clashOf(ctx.tx, ctx.me.person.id, session);
  return (
    other &&
    `В это время у вас другая встреча: «${themeOf(other)}», ${when(other, ctx.me.organisation.settings.zone)}. Сначала отмените ту запись.`
  );
}
