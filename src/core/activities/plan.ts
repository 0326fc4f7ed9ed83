import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import { isSide, pairFor, peopleOn } from '#core/pairing/access.ts';
import { spanOf, titleOf } from '#core/pairing/words.ts';
import type { Programme } from '#core/programmes/programme.ts';
import { isRunning, planToRead } from './access.ts';
import { doersIn, itemsOf, type Plan } from './items.ts';
import { ownPlans, waitingFor } from './own.ts';
import { progressOf, progressWords } from './progress.ts';
import { itemLines, planTitle } from './words.ts';

const perPage = 5;

export const planActions: readonly Action[] = [
  action('plan.my', ['mentor', 'mentee'], (ctx) => mineScreen(ctx)),
  action('plan.pair', 'anyone', (ctx, pair = '') => pairScreen(ctx, pair)),
  action('plan.of', 'anyone', (ctx, programme = '', of = '', page = '0') => planScreen(ctx, programme, of, page)),
];

const newestFirst = (a: Programme, b: Programme): number => Temporal.Instant.compare(b.createdAt, a.createdAt);

/** «Мой план»: with one programme that is one tap. */
async function mineScreen(ctx: Context): Promise<Screen> {
  const plans = await ownPlans(ctx);
  const [first, ...others] = plans;
  if (!first)
    return screen('Плана пока нет: он появится, когда утвердят программу вашей пары.', [
      button('Мои пары', 'my.pairs'),
      button('Меню', 'menu'),
    ]);
  if (others.length === 0) return planScreen(ctx, first.programme.id, '', '0');
  const page = pageOf(plans, perPage);
  return screen(
    lines(
      'Чей план открыть?',
      ...page.items.flatMap((plan, index) => [
        '',
        say`${index + 1}. ${titleOf(plan)}`,
        progressWords(progressOf(itemsOf(plan), ctx.me.today)),
      ]),
    ),
    page.items.map(({ programme }, index) => button(String(index + 1), 'plan.of', programme.id)),
    [button('Меню', 'menu')],
  );
}

/** From a pair's card: the running one, else the last that was closed. */
async function pairScreen(ctx: Context, pairId: string): Promise<Screen> {
  const { pair, members } = await pairFor(ctx, pairId);
  const side = isSide(ctx, { members });
  if (!side && !holds(ctx.me, 'curator', 'head')) throw new Refusal('not-found');
  const all = await ctx.tx.programmes.where({ mentorshipId: pair.id });
  const closed = all.filter((one) => one.status === 'closed').sort(newestFirst);
  const programme = all.find((one) => one.status === 'approved') ?? closed[0];
  if (programme) return planScreen(ctx, programme.id, '', '0');
  return screen('Плана пока нет: он появится, когда утвердят программу этой пары.', [
    side ? button('Мои пары', 'my.pairs') : button('Пары', 'pairs'),
    button('Меню', 'menu'),
  ]);
}

/** The plan with its days and states. Where it is for several, those who look over it are first told how each of them is doing. */
export async function planScreen(
  ctx: Context,
  programmeId: string,
  of: string,
  page: string,
  note?: string,
): Promise<Screen> {
  const plan = await planToRead(ctx, programmeId);
  const doers = doersIn(plan);
  const me = ctx.me.person.id;
  const looksOver = peopleOn(plan.members, 'mentor').includes(me) || !isSide(ctx, plan);
  const chosen = looksOver ? doers.find((one) => one === of) : me;
  if (looksOver && chosen === undefined && doers.length > 1) return everybodyScreen(ctx, plan, doers, of, note);
  return listScreen(ctx, plan, chosen ?? doers[0] ?? me, page, note);
}

async function listScreen(ctx: Context, plan: Plan, of: Id<'person'>, wanted: string, note?: string): Promise<Screen> {
  const { programme } = plan;
  const items = itemsOf(plan, of);
  const page = pageOf(items, perPage, wanted);
  return screen(
    lines(
      ...headOf(plan, note),
      ...(doersIn(plan).length > 1 && of !== ctx.me.person.id ? [say`Выполняет: ${named(of)}`] : []),
      ...(items.length > 0
        ? [progressWords(progressOf(items, ctx.me.today))]
        : ['', 'Мероприятий пока нет. Добавить их можно кнопкой «Изменить план».']),
      ...page.items.flatMap((item) => ['', itemLines(item, ctx.me.today)]),
      ...(page.count > 1 ? ['', `Страница ${page.at + 1} из ${page.count}`] : []),
    ),
    page.items.map(({ activity }) => button(String(activity.number), 'act.open', activity.id, of)),
    page.count > 1 ? [button('Дальше', 'plan.of', programme.id, of, String(page.at + 1))] : [],
    ...(await lowerRows(ctx, plan)),
  );
}

/** Of a group, or of two who teach each other. */
async function everybodyScreen(
  ctx: Context,
  plan: Plan,
  doers: readonly Id<'person'>[],
  wanted: string,
  note?: string,
): Promise<Screen> {
  const page = pageOf(doers, perPage, wanted);
  const entries = page.items.map((one, index): Text => {
    const words = progressWords(progressOf(itemsOf(plan, one), ctx.me.today));
    return lines('', say`${page.start + index + 1}. ${named(one)}`, words);
  });
  return screen(
    lines(...headOf(plan, note), `Участников с планом: ${doers.length}`, ...entries),
    page.items.map((one, index) => button(String(page.start + index + 1), 'plan.of', plan.programme.id, one)),
    page.count > 1 ? [button('Дальше', 'plan.of', plan.programme.id, String(page.at + 1))] : [],
    ...(await lowerRows(ctx, plan)),
  );
}

const headOf = (plan: Plan, note: string | undefined): readonly (Text | string)[] => [
  ...(note ? [note, ''] : []),
  planTitle(plan),
  `Срок: ${spanOf(plan.programme.from, plan.programme.to)}${isRunning(plan) ? '' : ' (завершена)'}`,
];

/** What waits for the presser's word; the one change that is offered; and what was offered before. */
async function lowerRows(ctx: Context, plan: Plan): Promise<readonly (readonly Button[])[]> {
  const { id } = plan.programme;
  const waiting = isRunning(plan) ? waitingFor(plan, ctx.me.person.id).length : 0;
  const changes = await ctx.tx.changes.where({ programmeId: id });
  const open = changes.find((one) => one.status === 'offered');
  const may = isRunning(plan) && (isSide(ctx, plan) || holds(ctx.me, 'curator'));
  return [
    waiting > 0 ? [button(`Проверить: ${waiting}`, 'plan.check', '0')] : [],
    open
      ? [button('Предложено изменение', 'plan.offer', open.id)]
      : may
        ? [button('Изменить план', 'plan.change', id)]
        : [],
    [
      ...(changes.length > 0 ? [button(`Изменения: ${changes.length}`, 'plan.changes', id, '0')] : []),
      button('Меню', 'menu'),
    ],
  ];
}
