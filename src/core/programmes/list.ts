import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { pageOf } from '#core/conversation/fit.ts';
import { type Button, button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, say, type Text } from '#core/kernel/text.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import type { Member } from '#core/pairing/mentorship.ts';
import { ownPairs } from '#core/pairing/mine.ts';
import { listOf, spanOf, titleOf } from '#core/pairing/words.ts';
import { currentOf, mayHave, newest, readers } from './access.ts';
import { withoutProgramme } from './needed.ts';
import type { Programme } from './programme.ts';
import { daysOf, needsNone } from './term.ts';
import { statusHeadings, statusWords } from './words.ts';

const perPage = 7;
const perOwnPage = 4;
const order: readonly Programme['status'][] = ['agreed', 'offered', 'draft', 'approved', 'closed'];
const none = 'none';

/** «Программы»: by state for those who run the programme, one's own for everybody else. */
export const listActions: readonly Action[] = [
  action('progs', 'anyone', (ctx) => (holds(ctx.me, ...readers) ? overview(ctx) : mineScreen(ctx, '0'))),
  action('progs.mine', 'anyone', (ctx, page = '0') => mineScreen(ctx, page)),
  action('progs.of', readers, (ctx, state = '', page = '0') => listScreen(ctx, state, page)),
];

async function overview(ctx: Context): Promise<Screen> {
  const all = await ctx.tx.programmes.where({ organisationId: ctx.me.organisation.id });
  const lacking = await withoutProgramme(ctx.tx, ctx.me.organisation.id);
  const counted = order
    .map((status) => ({ status, count: all.filter((one) => one.status === status).length }))
    .filter(({ count }) => count > 0);
  const own = (await ownPairs(ctx)).length > 0 ? [button('Мои программы', 'progs.mine', '0')] : [];
  return screen(
    lines(
      'Персонализированные программы',
      '',
      `Действующих пар и групп без утверждённой программы: ${lacking.length}`,
      ...counted.map(({ status, count }) => `${statusHeadings[status]}: ${count}`),
      ...(counted.length === 0
        ? ['', 'Программ пока нет. Их составляют наставник и наставляемый: кнопка есть у них в «Мои пары».']
        : []),
    ),
    ...inPairs([
      ...(lacking.length > 0 ? [button(`Без программы: ${lacking.length}`, 'progs.of', none, '0')] : []),
      ...counted.map(({ status, count }) => button(`${statusHeadings[status]}: ${count}`, 'progs.of', status, '0')),
    ]),
    [
      button('Банк программ', 'prog.bank'),
      ...(holds(ctx.me, 'curator', 'head') ? [button('Завершение программ', 'closings', '0')] : []),
    ],
    own,
    [button('Меню', 'menu')],
  );
}

async function listScreen(ctx: Context, word: string, wanted: string): Promise<Screen> {
  if (word === none) return noneScreen(ctx, wanted);
  const status = order.find((one) => one === word) ?? 'approved';
  const found = await ctx.tx.programmes.where({ organisationId: ctx.me.organisation.id, status });
  const page = pageOf([...found].sort(newest), perPage, wanted);
  const members = await membersIn(
    ctx,
    page.items.map((one) => one.mentorshipId),
  );
  const line = (one: Programme, number: number): Text =>
    say`${number}. ${titleOf({ members: members(one.mentorshipId) })}: ${spanOf(one.from, one.to)}`;
  return screen(
    lines(
      `${statusHeadings[status]}: ${found.length}`,
      '',
      ...page.items.map((one, index) => line(one, page.start + index + 1)),
      ...(page.count > 1 ? ['', `Страница ${page.at + 1} из ${page.count}`] : []),
    ),
    ...numbered(page.items.map((one, index) => button(String(page.start + index + 1), 'prog.open', one.id))),
    page.count > 1 ? [button('Дальше', 'progs.of', status, String(page.at + 1))] : [],
    [button('Программы', 'progs'), button('Меню', 'menu')],
  );
}

async function noneScreen(ctx: Context, wanted: string): Promise<Screen> {
  const found = await withoutProgramme(ctx.tx, ctx.me.organisation.id);
  const page = pageOf(found, perPage, wanted);
  const members = await membersIn(
    ctx,
    page.items.map((one) => one.id),
  );
  return screen(
    lines(
      `Действующие пары и группы без утверждённой программы: ${found.length}`,
      '',
      ...page.items.map((one, index) => {
        const { from, to } = daysOf(one);
        return say`${page.start + index + 1}. ${titleOf({ members: members(one.id) })}: ${spanOf(from, to)}`;
      }),
      ...(page.count > 1 ? ['', `Страница ${page.at + 1} из ${page.count}`] : []),
    ),
    ...numbered(page.items.map((one, index) => button(String(page.start + index + 1), 'prog.of', one.id))),
    page.count > 1 ? [button('Дальше', 'progs.of', none, String(page.at + 1))] : [],
    [button('Программы', 'progs'), button('Меню', 'menu')],
  );
}

const numbered = (buttons: readonly Button[]): readonly (readonly Button[])[] => [
  buttons.slice(0, 4),
  buttons.slice(4),
];

async function membersIn({ tx }: Pick<Context, 'tx'>, pairs: readonly Id<'mentorship'>[]) {
  const all = await tx.members.among('mentorshipId', [...new Set(pairs)]);
  return (pair: Id<'mentorship'>): readonly Member[] => all.filter((one) => one.mentorshipId === pair);
}

/** One's own pairs that have a programme or could have one, the newest first. */
export async function ownWithProgramme(ctx: Context): Promise<readonly (Asked & { readonly programme?: Programme })[]> {
  const pairs = (await ownPairs(ctx)).filter(({ pair }) => mayHave(pair) || pair.status === 'ended');
  const ids = pairs.map(({ pair }) => pair.id);
  const all = [...(await ctx.tx.programmes.among('mentorshipId', ids))].filter((one) => one.status !== 'dropped');
  return pairs.flatMap((asked) => {
    const programme = currentOf(all.filter((one) => one.mentorshipId === asked.pair.id).sort(newest));
    if (programme) return [{ ...asked, programme }];
    return asked.pair.status === 'ended' || needsNone(asked.pair) ? [] : [asked];
  });
}

async function mineScreen(ctx: Context, wanted: string): Promise<Screen> {
  const all = await ownWithProgramme(ctx);
  const bank = button('Банк программ', 'prog.bank');
  if (all.length === 0)
    return screen('Программ пока нет. Программу составляют, когда вы в паре и все ответили «Да».', [
      bank,
      button('Меню', 'menu'),
    ]);
  const page = pageOf(all, perOwnPage, wanted);
  return screen(
    lines(
      'Мои программы',
      '',
      ...page.items.map(({ members, programme }, index) => {
        const others = peopleOn(members).filter((one) => one !== ctx.me.person.id);
        const state = programme ? statusWords[programme.status] : 'ещё не составлена';
        return say`${page.start + index + 1}. ${listOf(others)}: ${state}`;
      }),
    ),
    page.items.map(({ pair }, index) => button(String(page.start + index + 1), 'prog.of', pair.id)),
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'progs.mine', String(page.at + 1))] : [],
    [bank, button('Меню', 'menu')],
  );
}
