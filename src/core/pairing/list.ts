import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { type Button, button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, say, type Text } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import { leaders, readers } from './access.ts';
import type { Member, Mentorship } from './mentorship.ts';
import { spanOf, statusHeadings, titleOf } from './words.ts';

const perPage = 7;
const order: readonly Mentorship['status'][] = [
  ...(['proposed', 'declined', 'agreed', 'ordered', 'in-force', 'draft', 'ended', 'dropped'] as const),
];

export const listActions: readonly Action[] = [
  action('pairs', readers, (ctx) => pairsScreen(ctx)),
  action('pairs.of', readers, (ctx, status = '', page = '0') => listScreen(ctx, status, Number(page))),
];

/** «Пары»: how many stand where. */
async function pairsScreen(ctx: Context): Promise<Screen> {
  const all = await ctx.tx.mentorships.where({ organisationId: ctx.me.organisation.id });
  const counted = order
    .map((status) => ({ status, count: all.filter((one) => one.status === status).length }))
    .filter(({ count }) => count > 0);
  const make = holds(ctx.me, 'curator', 'council') ? [button('Новая пара', 'pair.new'), button('Подбор', 'match')] : [];
  const orders = holds(ctx.me, 'curator', 'head', 'administrator') ? [button('Приказы', 'orders')] : [];
  return screen(
    lines(
      'Пары и группы',
      '',
      ...(counted.length === 0
        ? [
            'Пока ни одной. Пары предложит «Подбор» по анкетам; или составьте сами: кто с кем, как и на какой срок. Потом каждый отвечает, и выходит приказ.',
          ]
        : counted.map(({ status, count }) => `${statusHeadings[status]}: ${count}`)),
    ),
    ...inPairs(
      counted.slice(0, 6).map(({ status, count }) => button(`${statusHeadings[status]}: ${count}`, 'pairs.of', status)),
    ),
    make,
    [...orders, ...silence(ctx)],
  );
}

const silence = (ctx: Context): readonly Button[] =>
  holds(ctx.me, ...leaders) ? [button('Давно без встреч', 'm.silent')] : [];

async function listScreen(ctx: Context, word: string, wanted: number): Promise<Screen> {
  const status = order.find((one) => one === word) ?? 'in-force';
  const organisationId = ctx.me.organisation.id;
  const all = [...(await ctx.tx.mentorships.where({ organisationId, status }))].sort((a, b) =>
    Temporal.Instant.compare(b.createdAt, a.createdAt),
  );
  const pages = Math.max(1, Math.ceil(all.length / perPage));
  const page = Math.min(Math.max(0, Math.trunc(wanted) || 0), pages - 1);
  const shown = all.slice(page * perPage, (page + 1) * perPage);
  const members = await ctx.tx.members.among(
    'mentorshipId',
    shown.map((one) => one.id),
  );
  const numbers = shown.map((pair, index) => button(String(page * perPage + index + 1), 'pair', pair.id));
  return screen(
    lines(
      `${statusHeadings[status]}: ${all.length}`,
      '',
      ...shown.map((pair, index) => lineOf(pair, members, page * perPage + index + 1)),
      ...(pages > 1 ? ['', `Страница ${page + 1} из ${pages}`] : []),
    ),
    numbers.slice(0, 4),
    numbers.slice(4),
    [
      ...(page > 0 ? [button('Назад', 'pairs.of', status, String(page - 1))] : []),
      ...(page < pages - 1 ? [button('Дальше', 'pairs.of', status, String(page + 1))] : []),
    ],
    [button('Пары', 'pairs'), button('Меню', 'menu')],
  );
}

function lineOf(pair: Mentorship, all: readonly Member[], number: number): Text {
  const members = all.filter((one) => one.mentorshipId === pair.id);
  const span = spanOf(pair.inForceFrom ?? pair.plannedFrom, pair.inForceTo ?? pair.plannedTo);
  return say`${number}. ${titleOf({ members })}: ${span}`;
}
