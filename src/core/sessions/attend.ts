import { type Action, action, type Context } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { rowsBy } from '#core/kernel/rows-by.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { asSystem, ledFor } from './access.ts';
import { ask } from './after.ts';
import { sessionCard } from './card.ts';
import { hold } from './desk.ts';
import { seated } from './seats.ts';
import type { Booking, Session } from './session.ts';
import { proposePairs } from './twice.ts';
import { themeOf } from './words.ts';

const perPage = 6;

/** Who was there: everybody, but for those whom the expert taps. */
export const attendActions: readonly Action[] = [
  action('ses.mark', 'anyone', (ctx, session = '', page = '0') => markScreen(ctx, session, page)),
  action('ses.not', 'anyone', (ctx, booking = '', page = '0') => toggle(ctx, booking, page)),
  action('ses.marked', 'anyone', (ctx, session = '') => marked(ctx, session)),
];

/** Those who had a seat, in the order of their arrival. As whoever leads it the database shows them all. */
export const attendable = async (ctx: Pick<Context, 'tx'>, session: Session): Promise<readonly Booking[]> =>
  (await attendableOfEach(ctx, [session]))(session);

/** The same of many sessions, asked for at once. */
export async function attendableOfEach(
  { tx }: Pick<Context, 'tx'>,
  sessions: readonly Session[],
): Promise<(session: Session) => readonly Booking[]> {
  const all = await tx.bookings.among(
    'sessionId',
    sessions.map((one) => one.id),
  );
  const bookings = rowsBy(all, (one) => one.sessionId);
  return (session) => [...seated({ bookings: bookings(session.id) })].sort((a, b) => a.line - b.line);
}

async function markScreen(ctx: Context, sessionId: string, at: string): Promise<Screen> {
  const session = await ledFor(ctx, sessionId);
  if (session.status !== 'over') return sessionCard(ctx, session.id, 'Отмечать можно после встречи.');
  const all = await attendable(ctx, session);
  const page = pageOf(all, perPage, at);
  const missing = all.filter((one) => one.attended === 'no').length;
  return screen(
    lines(
      `Кто пришёл: ${themeOf(session)}`,
      `Отмечено пришедших: ${all.length - missing} из ${all.length}`,
      '',
      all.length > 0 ? 'Нажмите на тех, кого не было, потом «Готово».' : 'На встречу никто не записывался.',
    ),
    ...inPairs(
      page.items.map((one) =>
        button(
          say`${one.attended === 'no' ? 'Не было: ' : '✓ '}${named(one.personId)}`,
          'ses.not',
          one.id,
          String(page.at),
        ),
      ),
    ),
    page.count > 1
      ? [button(`Ещё (${page.at + 1} из ${page.count})`, 'ses.mark', session.id, String(page.at + 1))]
      : [],
    [
      ...(all.length > 0 ? [button('Готово', 'ses.marked', session.id)] : []),
      button('К встрече', 'ses.card', session.id),
    ],
  );
}

async function toggle(ctx: Context, bookingId: string, page: string): Promise<Screen> {
  const { sessionId } = await ctx.tx.bookings.get(id<'booking'>(bookingId));
  const session = await ledFor(ctx, sessionId);
  if (session.status !== 'over') throw new Refusal('stale');
  const { attended, ...booking } = await ctx.tx.bookings.lock(id<'booking'>(bookingId));
  if (booking.status === 'seated')
    await ctx.tx.bookings.put(attended === 'no' ? booking : { ...booking, attended: 'no' });
  return markScreen(ctx, session.id, page);
}

/** Everybody who was not marked as missing was there; they are asked one question and for one goal, each once. */
async function marked(ctx: Context, sessionId: string): Promise<Screen> {
  const { id: own } = await ledFor(ctx, sessionId);
  const came = await asSystem(ctx, async () => {
    const { session, bookings } = await hold(ctx, own);
    if (session.status !== 'over') throw new Refusal('stale');
    const here = seated({ bookings }).filter((one) => one.attended !== 'no');
    for (const one of here.filter((each) => each.attended === undefined)) {
      await ctx.tx.bookings.put({ ...one, attended: 'yes' });
      await ask(ctx, session, one);
    }
    await proposePairs(ctx, session, here);
    return `Пришли: ${here.length} из ${seated({ bookings }).length}. Их спросят, была ли встреча полезной.`;
  });
  return sessionCard(ctx, own, came);
}
