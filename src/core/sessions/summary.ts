import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines } from '#core/kernel/text.ts';
import { announcers, runFor } from './access.ts';
import { doneWords, ratingWords } from './after.ts';
import { attendable } from './attend.ts';
import { sessionCard } from './card.ts';
import type { Booking } from './session.ts';
import { themeOf, when } from './words.ts';

export const summaryActions: readonly Action[] = [
  action('ses.sum', announcers, (ctx, session = '') => summaryScreen(ctx, session)),
];

/** What came of a session, in figures with what they are of. */
export interface Summary {
  readonly seats: number;
  readonly seated: number;
  /** Absent until the expert has said who was there. */
  readonly came?: number;
  readonly ratings: Readonly<Record<keyof typeof ratingWords, number>>;
  readonly rated: number;
  readonly goals: number;
  readonly goalsDone: Readonly<Record<keyof typeof doneWords, number>>;
}

export function summaryOf(seats: number, seated: readonly Booking[]): Summary {
  const came = seated.filter((one) => one.attended === 'yes');
  const isMarked = seated.every((one) => one.attended !== undefined);
  const by = <K extends string>(table: Readonly<Record<K, string>>, of: (one: Booking) => string | undefined) =>
    // the keys of the table, each with its count
    Object.fromEntries(
      Object.keys(table).map((code) => [code, came.filter((one) => of(one) === code).length]),
    ) as Readonly<Record<K, number>>;
  return {
    ...{ seats, seated: seated.length, rated: came.filter((one) => one.rating).length },
    ...(isMarked ? { came: came.length } : {}),
    ratings: by(ratingWords, (one) => one.rating),
    goals: came.filter((one) => one.goal).length,
    goalsDone: by(doneWords, (one) => one.goalDone),
  };
}

async function summaryScreen(ctx: Context, sessionId: string): Promise<Screen> {
  const session = await runFor(ctx, sessionId);
  if (session.status !== 'over') return sessionCard(ctx, session.id, 'Итоги будут после встречи.');
  const sum = summaryOf(session.seats, await attendable(ctx, session));
  const { came } = sum;
  return screen(
    lines(
      `Итоги: ${themeOf(session)}`,
      `Когда: ${when(session, ctx.me.organisation.settings.zone)}`,
      `Записано: ${sum.seated} из ${sum.seats}`,
      ...(came === undefined
        ? ['Кто пришёл, ещё не отмечено.']
        : [
            `Пришли: ${came} из ${sum.seated}`,
            `Отзывов: ${sum.rated} из ${came} (${counts(ratingWords, sum.ratings)})`,
            `Целей: ${sum.goals} из ${came} (${counts(doneWords, sum.goalsDone)})`,
          ]),
    ),
    [button('Отчёт (.docx)', 'ses.report', session.id), button('Таблица (.xlsx)', 'ses.sheet', session.id)],
    [button('К встрече', 'ses.card', session.id)],
  );
}

const counts = (words: Readonly<Record<string, string>>, of: Readonly<Record<string, number>>): string =>
  Object.entries(words)
    .map(([code, label]) => `${label.toLowerCase()}: ${of[code] ?? 0}`)
    .join(', ');
