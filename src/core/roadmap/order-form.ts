import { type Context, guided } from '#core/conversation/context.ts';
import { form, type Question } from '#core/conversation/form.ts';
import { checked, day, saidOn, showDay, words } from '#core/conversation/questions.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { draftFor } from './access.ts';
import type { Order } from './approve.ts';
import { draftScreen } from './draft-screen.ts';
import type { Roadmap } from './roadmap.ts';

/** An order as it is typed: with its date at once («15-од от 24.08.2026»), or the date is asked next. */
interface Named {
  readonly number: string;
  readonly date?: PlainDate;
}

export interface OrderAnswers {
  readonly number: Named;
  readonly date?: PlainDate;
}

/** The number and the date of an order that is not from the future. */
export const orderFields = (name: string, title: string, ctx: Context) =>
  form(name, title, { immediate: true })
    .ask('number', orderQuestion(ctx.me.today))
    .askIf(
      ({ number }) => number !== undefined && number.date === undefined,
      'date',
      checked(
        day('Дата приказа?', (said, today) => readDay(said, today, 'past'), [ctx.me.today]),
        (said) => tooLate(said, ctx.me.today)?.complaint,
      ),
    );

/** The date is asked wherever it did not come with the number. */
export const orderOf = ({ number, date }: OrderAnswers, today: PlainDate): Order => ({
  number: number.number,
  date: number.date ?? date ?? today,
});

function orderQuestion(today: PlainDate): Question<Named> {
  const bare = words('Номер приказа? Можно сразу с датой: 15-од от 24.08.2026', { max: 60 });
  return {
    ...bare,
    read: (said) => {
      const answer = bare.read(said);
      if (typeof answer !== 'string') return answer;
      const read = readOrder(answer, saidOn(said));
      if (read.number === '') return { complaint: 'Напишите номер приказа, например: 15-од.' };
      return (read.date && tooLate(read.date, today)) ?? read;
    },
  };
}

/** «приказ № 15-од от 24.08.2026», «15-од». */
export function readOrder(said: string, today: PlainDate): Named {
  const rest = said.trim().replace(/^(?:приказ\p{L}*\s*)?(?:№|N(?=\s*\d))?\s*/iu, '');
  const [, number, day] = rest.match(/^(.+?)\s+от\s+(.+)$/iu) ?? [];
  const date = day === undefined ? undefined : readDay(day, today, 'past');
  return number !== undefined && date ? { number: number.trim(), date } : { number: rest.trim() };
}

const tooLate = (date: PlainDate, today: PlainDate): { readonly complaint: string } | undefined =>
  isBefore(today, date)
    ? { complaint: `Эта дата ещё не наступила. Назовите дату не позже ${showDay(today)}` }
    : undefined;

/** Order number and date, when the curator knows them already. */
export const orderForm = guided<OrderAnswers>('roadmap-order', ['curator'], async (ctx, subject) => {
  const { roadmap, stages } = await draftFor(ctx, subject);
  return {
    form: orderFields('roadmap-order', 'Приказ об утверждении', ctx),
    send: async (inside, answers) => {
      const order = orderOf(answers, inside.me.today);
      const ordered: Roadmap = { ...roadmap, orderNumber: order.number, orderDate: order.date };
      await inside.tx.roadmaps.put(ordered);
      return draftScreen(inside, ordered, stages);
    },
  };
});
