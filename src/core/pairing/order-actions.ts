import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { keepFile } from '#core/files/keep-file.ts';
import { lines } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import { organisers } from '#core/people/roles.ts';
import { orderFor } from './access.ts';
import type { PairingDeps } from './deps.ts';
import type { Order } from './mentorship.ts';
import { orderCard, pairsIn } from './order-card.ts';
import { askAllConsents, newOrderScreen } from './order-new.ts';
import { orderPaper } from './order-paper.ts';
import { dropOrder, recall, send } from './order-sign.ts';
import { orderWords, purposeWords } from './words.ts';

const curator = ['curator'] as const;
const head = ['head'] as const;

export const orderActions = (deps: PairingDeps): readonly Action[] => [
  action('orders', organisers, (ctx, page = '0') => ordersScreen(ctx, Number(page))),
  action('order', organisers, (ctx, order = '') => orderCard(ctx, order)),
  action('order.docx', organisers, (ctx, order = '') => orderFile(deps, ctx, order), { below: true }),
  action('order.new', curator, (ctx) => newOrderScreen(ctx)),
  action('order.ask', curator, (ctx) => askAllConsents(ctx)),
  action('order.make', curator, (ctx) => ctx.fill('order-begin', ctx.me.organisation.id)),
  action('order.send', curator, (ctx, order = '') => send(ctx, order)),
  action('order.recall', curator, (ctx, order = '') => recall(ctx, order)),
  action('order.drop', curator, (ctx, order = '') => dropOrder(ctx, order)),
  action('order.enter', curator, (ctx, order = '') => ctx.fill('order-enter', order)),
  action('order.sign', head, (ctx, order = '') => ctx.fill('order-sign', order)),
  action('order.return', head, (ctx, order = '') => ctx.fill('order-return', order)),
  action('pair.change', curator, (ctx, pair = '') => ctx.fill('pair-change', pair)),
  action('pair.end', curator, (ctx, pair = '') => ctx.fill('pair-end', pair)),
];

const perPage = 5;

async function ordersScreen(ctx: Context, wanted: number): Promise<Screen> {
  const all = [...(await ctx.tx.orders.where({ organisationId: ctx.me.organisation.id }))].sort((a, b) =>
    Temporal.Instant.compare(b.createdAt, a.createdAt),
  );
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const page = Math.min(Math.max(0, Math.trunc(wanted) || 0), pages - 1);
  const shown = all.slice(page * perPage, (page + 1) * perPage);
  const numbers = shown.map((order, index) => button(String(page * perPage + index + 1), 'order', order.id));
  return screen(
    lines(
      all.length === 0 ? 'Приказов пока нет.' : `Приказы: ${all.length}`,
      '',
      ...shown.map((order, index) => `${page * perPage + index + 1}. ${lineOf(order)}`),
    ),
    numbers.slice(0, 4),
    numbers.slice(4),
    [
      ...(page > 0 ? [button('Назад', 'orders', String(page - 1))] : []),
      ...(page < pages - 1 ? [button('Дальше', 'orders', String(page + 1))] : []),
    ],
    [...(holds(ctx.me, 'curator') ? [button('Новый приказ', 'order.new')] : []), button('Оригиналы', 'orig.lack')],
    [button('Пары', 'pairs')],
  );
}

function lineOf(order: Order): string {
  const count = `пар и групп: ${order.mentorships.length}`;
  const state = { draft: 'черновик', proposed: 'у руководителя', returned: 'возвращён' } as const;
  return order.status === 'signed'
    ? `${orderWords(order)}, ${count}`
    : `проект ${purposeWords[order.purpose]}, ${state[order.status]}, ${count}`;
}

/** Days a paper is kept: as long as it takes to fetch it. */
const fileDays = 30;

/** Full names stand in it, so it travels only where names may, or by a one-time link. */
async function orderFile({ papers }: PairingDeps, ctx: Context, orderId: string): Promise<Screen> {
  const order = await orderFor(ctx, orderId);
  const bytes = await papers.order(await orderPaper(ctx, order, await pairsIn(ctx, order)));
  const name = `Приказ ${purposeWords[order.purpose]} ${ctx.me.today.toString()}.docx`;
  const { id: file } = await keepFile(ctx, { name, bytes, hasNames: true }, 24 * fileDays);
  return {
    ...screen(
      order.status === 'signed'
        ? 'Приказ с номером и датой.'
        : 'Проект приказа. Подпишите его на бумаге, а потом внесите в боте номер и дату: пары начнут действовать.',
      [button('К приказу', 'order', order.id), button('Меню', 'menu')],
    ),
    file,
  };
}
