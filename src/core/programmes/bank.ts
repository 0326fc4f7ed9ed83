import { type Area, areaWords, formWords } from '#core/bank/codes.ts';
import { type Action, action, type Context } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { type Button, button, inPairs, type Screen, screen } from '#core/conversation/screen.ts';
import { entry } from '#core/kernel/entry.ts';
import { lines } from '#core/kernel/text.ts';
import { kindsWords } from '#core/pairing/words.ts';
import { withoutNames } from '#core/practices/without-names.ts';
import { backTo, bankers, lineOf, numberedList } from './bank-list.ts';
import type { ProgrammesDeps } from './deps.ts';
import type { Activity } from './programme.ts';
import { namesIn, shelf, shelved } from './shelf.ts';
import { take, taken } from './take.ts';
import { modeLine } from './words.ts';

const perPage = 6;
const linesPerPage = 10;
const all = 'all';

/** The bank of programmes (4.4.4): approved and closed ones of this school, without names, by what is difficult. */
export const bankActions = (deps: ProgrammesDeps): readonly Action[] => [
  action('prog.bank', bankers, (ctx, page = '0') => hub(ctx, page)),
  action('prog.bank.of', bankers, (ctx, area = all, size = all, page = '0') => listScreen(ctx, { area, size, page })),
  action('prog.bank.see', bankers, (ctx, programme = '', page = '0', list = 'bank') =>
    seeScreen(ctx, programme, page, list),
  ),
  action('prog.take', bankers, (ctx, programme = '') => take(ctx, deps, programme)),
  action('prog.taken', bankers, (ctx, programme = '', pair = '') => taken(ctx, deps, programme, pair)),
];

async function hub(ctx: Context, wanted: string): Promise<Screen> {
  const found = await shelf(ctx);
  if (found.length === 0)
    return screen('В банке программ пока пусто: в него попадают утверждённые и завершённые программы, без имён.', [
      button('Программы', 'progs'),
      button('Меню', 'menu'),
    ]);
  const counted = (Object.keys(areaWords) as readonly Area[]) // the keys of a literal
    .map((area) => ({ area, count: found.filter((one) => one.programme.areas.includes(area)).length }))
    .filter(({ count }) => count > 0);
  const page = pageOf(counted, perPage, wanted);
  return screen(
    lines('Банк программ, без имён', '', `Программ: ${found.length}`, 'Какая трудность?'),
    ...inPairs(
      page.items.map(({ area, count }) =>
        button(`${cut(areaWords[area], 30)}: ${count}`, 'prog.bank.of', area, all, '0'),
      ),
    ),
    [
      ...(page.count > 1 ? [button('Другие трудности', 'prog.bank', String(page.at + 1))] : []),
      button('Найти по словам', 'prog.bank.find'),
    ],
    [button(`Все программы: ${found.length}`, 'prog.bank.of', all, all, '0'), button('Программы', 'progs')],
  );
}

const sizes = { one: 'Индивидуальные', group: 'Групповые' } as const;

async function listScreen(
  ctx: Context,
  { area, size, page: wanted }: { readonly area: string; readonly size: string; readonly page: string },
): Promise<Screen> {
  const ofArea = (await shelf(ctx)).filter(
    ({ programme }) => area === all || programme.areas.some((one) => one === area),
  );
  const found = ofArea.filter((one) => size === all || one.group === (size === 'group'));
  const page = pageOf(found, perPage, wanted);
  return numberedList(
    `${entry(areaWords, area) ?? 'Все программы'}${entry(sizes, size) ? `, ${entry(sizes, size)?.toLowerCase()}` : ''}: ${found.length}`,
    page,
    'bank',
    sizeRow(area, size),
    [
      ...(page.count > 1 ? [button('Дальше', 'prog.bank.of', area, size, String(page.at + 1))] : []),
      button('Банк программ', 'prog.bank'),
    ],
  );
}

const sizeRow = (area: string, size: string): readonly Button[] =>
  (['one', 'group'] as const).map((one) =>
    size === one ? button('Все', 'prog.bank.of', area, all, '0') : button(sizes[one], 'prog.bank.of', area, one, '0'),
  );

async function seeScreen(ctx: Context, programmeId: string, wanted: string, list: string): Promise<Screen> {
  const one = await shelved(ctx, programmeId);
  const house = await namesIn(ctx);
  const page = pageOf(one.plan, linesPerPage, wanted);
  const line = ({ title, expected }: Activity) =>
    cut(withoutNames(expected ? `${title} → ${expected}` : title, house), 220);
  return screen(
    lines(
      lineOf(one),
      `Форма и вид: ${formWords[one.pair.form]}; ${kindsWords(one.pair.kinds)}`,
      `Встречи: ${modeLine(one.programme)}`,
      '',
      ...page.items.map((each, index) => `${page.start + index + 1}. ${line(each)}`),
    ),
    page.count > 1 ? [button('Дальше', 'prog.bank.see', one.programme.id, String(page.at + 1), list)] : [],
    [button('Взять за образец', 'prog.take', one.programme.id)],
    [backTo(list), button('Меню', 'menu')],
  );
}
