import { type Action, action, type Context, guided, holds } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { form } from '#core/conversation/form.ts';
import { words } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere, untell } from '#core/delivery/tell.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { connectedHolders } from '#core/reminders/holders.ts';
import { draftFor, isEditable, type Sheet, sheetFor } from './access.ts';
import { approve, type Order, requireAnswers } from './approve.ts';
import { draftScreen, orderLine } from './draft-screen.ts';
import { type OrderAnswers, orderFields, orderOf } from './order-form.ts';
import { record } from './record.ts';
import { approvedScreen, reviewScreen } from './review-screen.ts';
import type { Roadmap } from './roadmap.ts';

/** draft → proposed → approved, or returned with a remark; where the head is not in the bot the curator enters the order. */
export const proposeActions: readonly Action[] = [
  action('draft', ['curator', 'head', 'administrator'], (ctx, roadmap = '', page = '0') => open(ctx, roadmap, page)),
  action('draft.propose', ['curator'], (ctx, roadmap = '') => propose(ctx, roadmap)),
  action('draft.recall', ['curator'], (ctx, roadmap = '') => recall(ctx, roadmap)),
  action('draft.enforce', ['curator'], (ctx, roadmap = '') => enforce(ctx, roadmap)),
  action('draft.enter', ['curator'], (ctx, roadmap = '') => ctx.fill('roadmap-enter-order', roadmap)),
  action('roadmap.approve', ['head'], (ctx, roadmap = '') => approveNow(ctx, roadmap)),
  action('roadmap.return', ['head'], (ctx, roadmap = '') => ctx.fill('roadmap-return', roadmap)),
];

async function open(ctx: Context, roadmapId: string, page: string): Promise<Screen> {
  const { roadmap, stages } = await sheetFor(ctx, roadmapId);
  return isEditable(roadmap) && holds(ctx.me, 'curator')
    ? draftScreen(ctx, roadmap, stages)
    : reviewScreen(ctx, roadmap, stages, page);
}

async function propose(ctx: Context, roadmapId: string): Promise<Screen> {
  const { roadmap, stages } = await draftFor(ctx, roadmapId);
  requireAnswers(roadmap, stages);
  const heads = await connectedHolders(ctx, 'head');
  if (heads.length === 0) return noHeadScreen(roadmap);
  const { remark: _remark, ...rest } = roadmap;
  const proposed: Roadmap = { ...rest, status: 'proposed' };
  await ctx.tx.roadmaps.put(proposed);
  await record(ctx, roadmap.id, roadmap.id, 'proposed');
  const review = await reviewScreen(ctx, proposed, stages, '0', 'head');
  const others = heads.filter((one) => one !== ctx.me.person.id);
  await tellHere(ctx, `propose:${roadmap.id}:${ctx.now.epochMilliseconds}`, others, review);
  if (holds(ctx.me, 'head')) return review;
  return screen(
    'Карта отправлена на утверждение. Когда придёт решение, бот сообщит.',
    [button('Отозвать', 'draft.recall', roadmap.id)],
    [button('Меню', 'menu')],
  );
}

const noHeadScreen = (roadmap: Roadmap): Screen =>
  screen(
    lines(
      'Руководитель не подключён к боту. Если карта уже утверждена приказом, укажите его номер и дату: отметим, что их ввёл куратор.',
      '',
      orderLine(roadmap),
    ),
    roadmap.orderNumber && roadmap.orderDate ? [button('Утверждена этим приказом', 'draft.enforce', roadmap.id)] : [],
    [button('Указать приказ', 'draft.enter', roadmap.id)],
    [button('К черновику', 'draft', roadmap.id)],
  );

async function recall(ctx: Context, roadmapId: string): Promise<Screen> {
  const roadmap = await ctx.tx.roadmaps.lock(id<'roadmap'>(roadmapId));
  const { stages } = await sheetFor(ctx, roadmapId);
  if (roadmap.status !== 'proposed') throw new Refusal('stale');
  const draft: Roadmap = { ...roadmap, status: 'draft' };
  await ctx.tx.roadmaps.put(draft);
  await untell(ctx, `propose:${roadmap.id}`);
  return draftScreen(ctx, draft, stages);
}

async function enforce(ctx: Context, roadmapId: string): Promise<Screen> {
  const { roadmap } = await draftFor(ctx, roadmapId);
  const { orderNumber: number, orderDate: date } = roadmap;
  return number && date ? decide(ctx, roadmap, { number, date }, false) : noHeadScreen(roadmap);
}

async function approveNow(ctx: Context, roadmapId: string): Promise<Screen> {
  const { roadmap } = await proposed(ctx, roadmapId);
  const { orderNumber: number, orderDate: date } = roadmap;
  return number && date ? decide(ctx, roadmap, { number, date }, true) : ctx.fill('roadmap-approve', roadmap.id);
}

/** A roadmap that waits for the head; held until the transaction ends. Throws stale where it was decided already. */
async function proposed(ctx: Context, roadmapId: string): Promise<Sheet> {
  const roadmap = await ctx.tx.roadmaps.lock(id<'roadmap'>(roadmapId));
  const sheet = await sheetFor(ctx, roadmapId);
  if (roadmap.status !== 'proposed') throw new Refusal('stale');
  return { ...sheet, roadmap };
}

async function decide(ctx: Context, roadmap: Roadmap, order: Order, byHead: boolean): Promise<Screen> {
  if (!byHead && (await connectedHolders(ctx, 'head')).length > 0) throw new Refusal('stale');
  const done = await approve(ctx, roadmap, order, byHead);
  const curators = (await connectedHolders(ctx, 'curator')).filter((one) => one !== ctx.me.person.id);
  const shown = approvedScreen(done);
  await tellHere(ctx, `approved:${roadmap.id}`, curators, shown);
  return shown;
}

export const approveForm = guided<OrderAnswers>('roadmap-approve', ['head'], async (ctx, subject) => {
  const { roadmap } = await proposed(ctx, subject);
  return {
    form: orderFields('roadmap-approve', 'Утверждение дорожной карты', ctx),
    send: (inside, answers) => decide(inside, roadmap, orderOf(answers, inside.me.today), true),
  };
});

/** Only where no head is connected; marked as entered by the curator. */
export const enterOrderForm = guided<OrderAnswers>('roadmap-enter-order', ['curator'], async (ctx, subject) => {
  const { roadmap } = await draftFor(ctx, subject);
  return {
    form: orderFields('roadmap-enter-order', 'Приказ об утверждении', ctx),
    send: (inside, answers) => decide(inside, roadmap, orderOf(answers, inside.me.today), false),
  };
});

export const returnForm = guided<{ readonly remark: string }>('roadmap-return', ['head'], async (ctx, subject) => {
  const { roadmap, stages } = await proposed(ctx, subject);
  return {
    form: form('roadmap-return', 'Вернуть дорожную карту', { immediate: true }).ask(
      'remark',
      words('Что исправить? Куратор увидит замечание целиком.', { max: 1000 }),
    ),
    send: async (inside, { remark }) => {
      const returned: Roadmap = { ...roadmap, status: 'returned', remark };
      await inside.tx.roadmaps.put(returned);
      await record(inside, roadmap.id, roadmap.id, 'returned', { remark });
      await tellHere(
        inside,
        `returned:${roadmap.id}:${inside.now.epochMilliseconds}`,
        (await connectedHolders(inside, 'curator')).filter((one) => one !== inside.me.person.id),
        await draftScreen(inside, returned, stages),
      );
      return screen(`Карта возвращена куратору с замечанием: «${cut(remark, 300)}».`, [button('Меню', 'menu')]);
    },
  };
});
