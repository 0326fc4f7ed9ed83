import { afterLeaving } from '#core/closing/left.ts';
import { type Context, guided } from '#core/conversation/context.ts';
import { form } from '#core/conversation/form.ts';
import { showDay, words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, say } from '#core/kernel/text.ts';
import { connectedHolders } from '#core/reminders/holders.ts';
import { type OrderAnswers, orderFields, orderOf } from '#core/roadmap/order-form.ts';
import { asSystem } from '#core/survey/campaign-access.ts';
import { happened, lockedPair, orderFor, peopleOn, save } from './access.ts';
import type { Asked } from './answers.ts';
import type { Mentorship, Order } from './mentorship.ts';
import { missingOf } from './needed.ts';
import { orderCard } from './order-card.ts';
import { outOfDraft, type Signature, signed } from './orders.ts';
import { orderWords, sidesLines, spanOf } from './words.ts';

/** draft → proposed → signed, or returned with a remark; where no head is in the bot the curator enters number and date. */
export async function send(ctx: Context, orderId: string): Promise<Screen> {
  const order = await lockedOrder(ctx, orderId, ['draft', 'returned']);
  const heads = await connectedHolders(ctx, 'head');
  if (heads.length === 0) throw new Refusal('stale');
  const { remark: _remark, ...rest } = order;
  await ctx.tx.orders.put({ ...rest, status: 'proposed' });
  await happened(ctx, order.id, 'proposed');
  await tellHere(
    ctx,
    `order:${order.id}:${ctx.now.epochMilliseconds}`,
    heads.filter((one) => one !== ctx.me.person.id),
    screen(lines('На подпись: проект приказа', `Пар и групп: ${order.mentorships.length}`), [
      button('Открыть', 'order', order.id),
    ]),
  );
  return orderCard(ctx, order.id, 'Отправлено руководителю.');
}

export async function recall(ctx: Context, orderId: string): Promise<Screen> {
  const order = await lockedOrder(ctx, orderId, ['proposed']);
  await ctx.tx.orders.put({ ...order, status: 'draft' });
  return orderCard(ctx, order.id, 'Отозвано.');
}

/** The draft is gone; what was to begin is agreed again, what was to end or change goes on. */
export async function dropOrder(ctx: Context, orderId: string): Promise<Screen> {
  const order = await lockedOrder(ctx, orderId, ['draft', 'returned']);
  for (const id of order.mentorships) {
    const pair = await ctx.tx.mentorships.lock(id);
    await ctx.tx.mentorships.put(outOfDraft(pair, order));
    await happened(ctx, pair.id, 'order-dropped');
  }
  await ctx.tx.orders.remove({ id: order.id });
  return screen('Проект удалён. Пары остались как были.', [button('Приказы', 'orders'), button('Пары', 'pairs')]);
}

async function lockedOrder(ctx: Context, orderId: string, wanted: readonly Order['status'][]): Promise<Order> {
  const { id } = await orderFor(ctx, orderId);
  const order = await ctx.tx.orders.lock(id);
  if (!wanted.includes(order.status)) throw new Refusal('stale');
  return order;
}

const signForm = (name: string, who: 'head' | 'curator', waits: readonly Order['status'][]) =>
  guided<OrderAnswers>(name, [who], async (ctx, subject) => {
    const order = await lockedOrder(ctx, subject, waits);
    return {
      form: orderFields(name, 'Приказ подписан', ctx),
      send: async (inside, answers) => {
        if (who === 'curator' && (await connectedHolders(inside, 'head')).length > 0) throw new Refusal('stale');
        return sign(inside, order.id, waits, orderOf(answers, inside.me.today), who === 'head');
      },
    };
  });

export const orderSignForm = signForm('order-sign', 'head', ['proposed']);
/** Only where no head is connected; marked as entered by the curator. */
export const orderEnterForm = signForm('order-enter', 'curator', ['draft', 'returned']);

/** Number and date are the switch (4.4.3). Consents are asked for once more: one may have been withdrawn since. */
async function sign(
  ctx: Context,
  orderId: string,
  waits: readonly Order['status'][],
  signature: Signature,
  byHead: boolean,
): Promise<Screen> {
  const order = await lockedOrder(ctx, orderId, waits);
  const done: Order = {
    ...{ ...order, status: 'signed', number: signature.number, date: signature.date },
    ...(byHead ? { signedBy: ctx.me.person.id } : {}),
  };
  const results: { readonly before: Asked; readonly after: Asked }[] = [];
  for (const id of order.mentorships) {
    const before = await lockedPair(ctx, id);
    const missing = order.purpose === 'begin' ? await missingOf(ctx.tx, ctx.me.organisation, before) : [];
    if (missing.length > 0) return orderCard(ctx, order.id, 'Номер не записан: нет согласия участника.');
    const { pair, members } = signed({ ...before, missing }, order, signature, await begunOn(ctx, before.pair));
    results.push({ before, after: { pair, members } });
  }
  await ctx.tx.orders.put(done);
  await happened(ctx, order.id, 'signed', { number: signature.number, date: signature.date.toString() });
  for (const { before, after } of results) {
    await save(ctx, after);
    await happened(ctx, after.pair.id, `order-${order.purpose}`, { order: order.id });
    await tellSides(ctx, done, before, after);
    if (order.purpose === 'change') await asSystem(ctx, (desk) => afterLeaving(desk, after.pair.id));
  }
  const curators = (await connectedHolders(ctx, 'curator')).filter((one) => one !== ctx.me.person.id);
  await tellHere(ctx, `order-signed:${order.id}`, curators, await orderCard(ctx, order.id, 'Приказ подписан.'));
  return orderCard(ctx, order.id, 'Записано. Участникам отправлено сообщение.');
}

const begunOn = async (ctx: Context, { orderId }: Mentorship) =>
  orderId ? (await ctx.tx.orders.find(orderId))?.date : undefined;

/** Everybody on a side is told when it comes into force, changes or ends; also whoever leaves a group. */
async function tellSides(ctx: Context, order: Order, before: Asked, { pair, members }: Asked): Promise<void> {
  const from = pair.inForceFrom ?? pair.plannedFrom;
  const to = pair.inForceTo ?? pair.plannedTo;
  const words: Readonly<Record<Order['purpose'], string>> = {
    begin: `Пара действует ${spanOf(from, to)}`,
    change: `Условия изменены. Пара действует ${spanOf(from, to)}`,
    end: `Пара завершена. Последний день: ${showDay(to)}`,
  };
  const gone = peopleOn(before.members).filter((one) => !peopleOn(members).includes(one));
  // The first thing to do in a new pair is its programme.
  const next = order.purpose === 'begin' ? [button('Программа', 'prog.of', pair.id)] : [];
  const body = (first: string) =>
    screen(lines(first, ...sidesLines(members), say`Основание: ${orderWords(order)}`), [
      ...next,
      button('Мои пары', 'my.pairs'),
    ]);
  await tellHere(ctx, `order-told:${order.id}:${pair.id}`, peopleOn(members), body(words[order.purpose]));
  await tellHere(
    ctx,
    `order-left:${order.id}:${pair.id}`,
    gone,
    body(`Ваше участие в группе завершено. Последний день: ${showDay(order.date ?? to)}`),
  );
}

export const orderReturnForm = guided<{ readonly remark: string }>('order-return', ['head'], async (ctx, subject) => {
  const order = await lockedOrder(ctx, subject, ['proposed']);
  return {
    form: form('order-return', 'Вернуть проект приказа', { immediate: true }).ask(
      'remark',
      words('Что исправить? Куратор увидит замечание целиком.', { max: 1000 }),
    ),
    send: async (inside, { remark }) => {
      await inside.tx.orders.put({ ...order, status: 'returned', remark });
      await happened(inside, order.id, 'returned', { remark });
      const curators = (await connectedHolders(inside, 'curator')).filter((one) => one !== inside.me.person.id);
      const key = `order-returned:${order.id}:${inside.now.epochMilliseconds}`;
      await tellHere(
        inside,
        key,
        curators,
        screen(lines('Проект приказа возвращён.', `Замечание: ${remark}`), [button('Открыть', 'order', order.id)]),
      );
      return orderCard(inside, order.id, 'Возвращено куратору с замечанием.');
    },
  };
});
