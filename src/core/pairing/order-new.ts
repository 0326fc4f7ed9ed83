import { type Context, guided } from '#core/conversation/context.ts';
import { firstOf } from '#core/conversation/fit.ts';
import { form, type Question } from '#core/conversation/form.ts';
import { day, several, yesNo } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, say } from '#core/kernel/text.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { happened, withMembers } from './access.ts';
import type { Asked } from './answers.ts';
import type { Mentorship, Order, OrderTerms } from './mentorship.ts';
import { missingFor, missingLine } from './needed.ts';
import { orderCard } from './order-card.ts';
import { intoDraft, type Missing } from './orders.ts';
import { remindOfConsents } from './propose.ts';
import { titleOf } from './words.ts';

interface Agreed extends Asked {
  readonly missing: readonly Missing[];
}

/** Pairs whose sides all said yes, with whose consent is missing. */
async function agreedPairs(ctx: Context): Promise<readonly Agreed[]> {
  const pairs = await ctx.tx.mentorships.where({ organisationId: ctx.me.organisation.id, status: 'agreed' });
  const asked = await withMembers(ctx, pairs);
  const missing = await missingFor(ctx.tx, ctx.me.organisation, asked);
  return asked.map((one) => ({ ...one, missing: missing.get(one.pair.id) ?? [] }));
}

const shownReady = 6;
const shownWaiting = 3;
const shownMissing = 3;

/** No draft while a participant's consent is missing; it says whose (4.4.3). */
export async function newOrderScreen(ctx: Context, note?: string): Promise<Screen> {
  const all = await agreedPairs(ctx);
  const ready = all.filter((one) => one.missing.length === 0);
  const waiting = all.filter((one) => one.missing.length > 0);
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      `Можно включить в приказ, пар и групп: ${ready.length}`,
      ...firstOf(
        ready.map((one) => say`• ${titleOf(one)}`),
        shownReady,
      ),
      ...(waiting.length === 0
        ? []
        : ['', `Пока нельзя, нет согласия участника (п. 4.4.3), пар и групп: ${waiting.length}`]),
      ...waiting
        .slice(0, shownWaiting)
        .flatMap((one) => [titleOf(one), ...firstOf(one.missing.map(missingLine), shownMissing)]),
    ),
    ready.length > 0 ? [button('Составить приказ', 'order.make')] : [],
    waiting.length > 0 ? [button('Попросить согласия', 'order.ask')] : [],
    [button('Пары', 'pairs'), button('Приказы', 'orders')],
  );
}

export async function askAllConsents(ctx: Context): Promise<Screen> {
  const people = await remindOfConsents(ctx, await agreedPairs(ctx));
  return newOrderScreen(
    ctx,
    people.length > 0
      ? `Просьба о согласии отправлена, человек: ${people.length}`
      : 'Попросить в боте некого: нужны бумаги, они в карточках людей.',
  );
}

interface BeginAnswers {
  readonly pairs: readonly string[];
  readonly programmesBy: PlainDate;
  readonly reportBy: PlainDate;
  readonly payment: 'yes' | 'no';
}

/** Which pairs go into one order, and what else it says. Throws pair-not-agreed where none is ready. */
export const orderBeginForm = guided<BeginAnswers>('order-begin', ['curator'], async (ctx) => {
  const ready = (await agreedPairs(ctx)).filter((one) => one.missing.length === 0);
  if (ready.length === 0) throw new Refusal('pair-not-agreed');
  return {
    form: beginForm(ctx, ready),
    send: async (inside, answers): Promise<Screen> => {
      // Consents may have been withdrawn meanwhile: asked again.
      const fresh = (await agreedPairs(inside)).filter((one) => answers.pairs.includes(one.pair.id));
      if (fresh.length < answers.pairs.length) throw new Refusal('stale');
      if (fresh.some((one) => one.missing.length > 0)) return newOrderScreen(inside);
      const order = await draft(inside, 'begin', fresh, {
        kind: 'begin',
        programmesBy: answers.programmesBy.toString(),
        reportBy: answers.reportBy.toString(),
        payment: answers.payment === 'yes',
      });
      return orderCard(inside, order.id, 'Проект приказа составлен.');
    },
  };
});

const beginForm = (ctx: Context, ready: readonly Agreed[]) =>
  form('order-begin', 'Приказ о закреплении')
    .ask('pairs', whichPairs(ready))
    .ask('programmesBy', coming('До какого дня разработать программы?', [ctx.me.today.add({ days: 14 })]))
    .ask('reportBy', coming('До какого дня отчёт куратора?', lastDays(ready)))
    .ask('payment', yesNo('Есть ли выплаты наставникам по локальному акту? Тогда в приказе будет такой пункт.'));

const coming = (question: string, suggestions: readonly PlainDate[]): Question<PlainDate> =>
  day(question, (said, today) => readDay(said, today, 'future'), suggestions);

const lastDays = (pairs: readonly Asked[]): readonly PlainDate[] =>
  [...new Map(pairs.map(({ pair }) => [pair.plannedTo.toString(), pair.plannedTo])).values()].slice(0, 2);

/** Two names fill a button: the pairs stand in the question, and the buttons bear their numbers. */
const whichPairs = (pairs: readonly Asked[]): Question<readonly string[]> =>
  several(
    lines('Какие пары и группы входят в приказ?', '', ...pairs.map((one, index) => say`${index + 1}. ${titleOf(one)}`)),
    Object.fromEntries(pairs.map((one, index): [string, string] => [one.pair.id, `Пара ${index + 1}`])),
  );

/** Writes the draft and puts its pairs into it. */
export async function draft(
  ctx: Context,
  purpose: Order['purpose'],
  pairs: readonly (Asked & { readonly missing?: readonly Missing[] })[],
  terms: OrderTerms,
): Promise<Order> {
  const order: Order = {
    ...{ id: ctx.newId<'order'>(), organisationId: ctx.me.organisation.id, purpose, status: 'draft', terms },
    mentorships: pairs.map((one): Id<'mentorship'> => one.pair.id),
    ...{ createdBy: ctx.me.person.id, createdAt: ctx.now },
  };
  await ctx.tx.orders.add(order);
  for (const one of pairs) {
    const pair: Mentorship = await ctx.tx.mentorships.lock(one.pair.id);
    await ctx.tx.mentorships.put(intoDraft({ ...one, pair, missing: one.missing ?? [] }, order));
    await happened(ctx, pair.id, 'order-drafted', { order: order.id });
  }
  await happened(ctx, order.id, 'drafted');
  return order;
}
