import { type Action, action, type Context, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { checked, day, showDay, words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { isBefore, type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { Settings } from '#core/people/organisation.ts';
import { ownBooking } from './access.ts';
import { tellOne } from './desk.ts';
import type { Booking, Session } from './session.ts';
import { themeOf } from './words.ts';

export const ratingWords = { useful: 'Полезна', partly: 'Частично', no: 'Нет' } as const;
export const doneWords = { yes: 'Сделано', partly: 'Частично', no: 'Нет' } as const;

/** Days after a session in which the question about it is still worth asking. */
const askedDays = 14;
/** Days ahead that stand as buttons under the question by when. */
const near = [7, 14, 30];

/** What a participant says of a session: one word, one goal, and whether it was reached. */
export const afterActions: readonly Action[] = [
  action('ses.rate', 'everyone', (ctx, booking = '', word = '') => rate(ctx, booking, word)),
  action('ses.goal', 'everyone', async (ctx, booking = '') =>
    ctx.fill('session-goal', (await visited(ctx, booking)).id),
  ),
  action('ses.done', 'everyone', (ctx, booking = '', word = '') => done(ctx, booking, word)),
];

/** The one question, to somebody who was there. As the system. */
export const ask = (ctx: Pick<Context, 'tx' | 'now'>, session: Session, booking: Booking): Promise<void> =>
  tellOne(ctx, session, booking, 'rate', () => question(session, booking), ctx.now.add({ hours: 24 * askedDays }));

const question = (session: Session, { id }: Booking): Screen =>
  screen(
    `Была ли встреча полезной? ${themeOf(session)}`,
    Object.entries(ratingWords).map(([code, label]) => button(label, 'ses.rate', id, code)),
  );

/** A place of the presser's own, of a session they were at. */
async function visited(ctx: Context, bookingId: string): Promise<Booking> {
  const booking = await ownBooking(ctx, bookingId);
  if (booking.attended !== 'yes') throw new Refusal('stale');
  return booking;
}

async function rate(ctx: Context, bookingId: string, word: string): Promise<Screen> {
  const rating = oneOf(ratingWords, word);
  const booking = await visited(ctx, bookingId);
  const kept: Booking = { ...booking, rating };
  await ctx.tx.bookings.put(kept);
  if (kept.goal) return screen('Ответ записан.', [button('Меню', 'menu')]);
  return screen(lines('Ответ записан.', '', 'Что сделаете после встречи? Одна цель и день, бот напомнит.'), [
    button('Записать цель', 'ses.goal', booking.id),
    button('Без цели', 'menu'),
  ]);
}

export const goalForm = guided<{ readonly goal: string; readonly by: PlainDate }>(
  'session-goal',
  'everyone',
  async (ctx, subject) => {
    const { today } = ctx.me;
    await visited(ctx, subject);
    return {
      form: form('session-goal', 'Цель после встречи', { immediate: true })
        .ask('goal', words('Что сделаете?', { max: 500 }))
        .ask(
          'by',
          checked(
            day(
              'До какого дня?',
              (said, on) => readDay(said, on, 'future'),
              near.map((days) => today.add({ days })),
            ),
            (by) => (isBefore(by, today) ? 'Этот день уже прошёл. Назовите другой.' : undefined),
          ),
        ),
      send: async (inside, { goal, by }) => {
        const { goalDone: _before, ...booking } = await visited(inside, subject);
        const wakeAt = morningOf(by, inside.me.organisation.settings);
        const isAhead = Temporal.Instant.compare(wakeAt, inside.now) > 0;
        const { wakeAt: _earlier, ...rest } = booking;
        await inside.tx.bookings.put({ ...rest, goal, goalBy: by, ...(isAhead ? { wakeAt } : {}) });
        // The words stand with the goal and nowhere else.
        await inside.tx.forms.remove({ personId: inside.me.person.id, form: 'session-goal', status: 'sent' });
        return screen(`Цель записана. Бот напомнит: ${showDay(by)}`, [button('Меню', 'menu')]);
      },
    };
  },
);

const morningOf = (on: PlainDate, { zone, remindAt }: Settings) =>
  on.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(remindAt) }).toInstant();

/** On the day of the goal. */
export const goalScreen = ({ id, goal }: Booking): Screen =>
  screen(
    lines('Сегодня срок цели после встречи с экспертом:', goal ?? ''),
    Object.entries(doneWords).map(([code, label]) => button(label, 'ses.done', id, code)),
  );

async function done(ctx: Context, bookingId: string, word: string): Promise<Screen> {
  const goalDone = oneOf(doneWords, word);
  const booking = await visited(ctx, bookingId);
  if (!booking.goal) throw new Refusal('stale');
  const { wakeAt: _reminded, ...rest } = booking;
  await ctx.tx.bookings.put({ ...rest, goalDone });
  return screen(`Ответ записан: ${doneWords[goalDone]}.`, [
    ...(goalDone === 'yes' ? [] : [button('Новый срок', 'ses.goal', booking.id)]),
    button('Меню', 'menu'),
  ]);
}

function oneOf<W extends Readonly<Record<string, string>>>(table: W, word: string): keyof W & string {
  if (!Object.hasOwn(table, word)) throw new Refusal('stale');
  // an own key of the table
  return word as keyof W & string;
}
