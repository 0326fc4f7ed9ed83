import { type Action, action, type Context, type MenuEntry } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { keepFile } from '#core/files/keep-file.ts';
import { lines } from '#core/kernel/text.ts';
import type { PaperSheet } from '#core/survey/template-write.ts';
import type { MatchingHouse } from './deps.ts';
import { decide, draftOf } from './desk.ts';
import { type Couple, letFall } from './match-draft.ts';
import { proposalNow, sentWords, townNow } from './town-desk.ts';
import { pinsIn } from './town-pins.ts';
import type { TownProposal } from './town-propose.ts';
import { coupleWords, menteeWords, mentorWords, sumWords, totalsOf, totalsWords } from './town-words.ts';

const municipal = ['municipal'] as const;
export const perPage = 5;
const schoolsPerPage = 7;

export const townMenu: readonly MenuEntry[] = [{ label: 'Подбор по школам', who: municipal, action: 'town:0' }];

/** The matching of all schools that take part (4.4.5). What goes up carries no names: counts, and people by number. */
export const townActions = (house: MatchingHouse): readonly Action[] => [
  action('town', municipal, (ctx, page = '0') => schoolsScreen(ctx, page)),
  action('town.draft', municipal, (ctx, page = '0') => draftScreen(ctx, house, page)),
  action('town.back', municipal, async (ctx) => {
    await decide(ctx, (before) => ({ ...before, excluded: [] }));
    return draftScreen(ctx, house, '0', 'Исключения сняты.');
  }),
  action('town.xlsx', municipal, (ctx) => townTable(ctx, house), { below: true }),
];

async function schoolsScreen(ctx: Context, wanted: string): Promise<Screen> {
  const { schools } = await townNow(ctx);
  if (schools.length === 0)
    return screen(
      'Подбирать пока не из кого: школы муниципалитета ещё не включили обмен наставниками. Куратор школы включает его в «Настройках»: «Отдавать наставников» и «Искать наставников».',
      [button('Меню', 'menu')],
    );
  const totals = schools.map(totalsOf);
  const page = pageOf(totals, schoolsPerPage, wanted);
  return screen(
    lines(
      'Подбор по школам',
      `Школ: ${schools.length} · без наставника: ${sumWords(totals, 'waiting')} · мест для других школ: ${sumWords(totals, 'seats')}`,
      ...(await sentWords(ctx)),
      '',
      ...page.items.map((one, index) => `${page.start + index + 1}. ${cut(one.name, 100)}: ${totalsWords(one)}`),
    ),
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'town', String(page.at + 1))] : [],
    [button('Подобрать пары', 'town.draft', '0')],
    [button('Что важнее', 'match.weights'), button('Меню', 'menu')],
  );
}

/** The whole proposal as a batch, without a name in it. */
export async function draftScreen(ctx: Context, house: MatchingHouse, wanted: string, note?: string): Promise<Screen> {
  const town = await townNow(ctx);
  const { fallen } = pinsIn(town);
  if (fallen.length > 0) await decide(ctx, (before) => letFall(before, fallen));
  const proposal = await house.proposeTown(ctx.me.organisation.id, letFall(town, fallen));
  const excluded = (await draftOf(ctx))?.excluded ?? [];
  const page = pageOf(proposal.couples, perPage, wanted);
  return screen(
    lines(
      ...(note ? [note] : []),
      ...fallenWords(fallen),
      ...(note || fallen.length > 0 ? [''] : []),
      ...headOf(proposal),
      ...page.items.flatMap((one, index) => ['', `${page.start + index + 1}. ${coupleWords(one)}`]),
    ),
    page.items.map((one, index) => button(String(page.start + index + 1), 'town.one', one.mentee.one.entry.id)),
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'town.draft', String(page.at + 1))] : [],
    ...draftButtons(proposal, excluded.length > 0),
  );
}

/** Without whose they were: what has changed is between the school and its people. */
const fallenWords = (fallen: readonly Couple[]): readonly string[] =>
  fallen.length > 0
    ? [
        `Снято закреплений: ${fallen.length}. С тех пор школа выключила обмен, место занято или человека больше нет в подборе.`,
      ]
    : [];

const headOf = ({ couples, leftOut }: TownProposal): readonly string[] => {
  const pinned = couples.filter((one) => one.pinned).length;
  return [
    `Подобрано между школами: ${couples.length}${pinned > 0 ? ` · закреплено: ${pinned}` : ''} · пока никого: ${leftOut.length}`,
    couples.length > 0
      ? 'Здесь те, кому не хватило места в своей школе. Имена узнают сами школы. Номер открывает пару.'
      : 'Между школами предложить некого: в школах, где ищут, всем хватает своих, или нет наставников, готовых работать в другой школе.',
  ];
};

function draftButtons({ couples }: TownProposal, excludes: boolean) {
  return [
    couples.length > 0 ? [button(`Отправить школам: ${couples.length}`, 'town.ask')] : [],
    couples.length > 0 ? [button('Excel (.xlsx)', 'town.xlsx')] : [],
    excludes ? [button('Снять исключения', 'town.back')] : [],
    [button('К школам', 'town', '0')],
  ];
}

async function townTable(ctx: Context, house: MatchingHouse): Promise<Screen> {
  const bytes = await house.workbook([sheetOf(await proposalNow(ctx, house))]);
  const name = `Подбор по школам ${ctx.me.today.toString()}.xlsx`;
  const file = await keepFile(ctx, { name, bytes, hasNames: false });
  const words = lines(`Подбор по школам на ${showDay(ctx.me.today)}`, 'Имён в файле нет.');
  return { ...screen(words, [button('Весь подбор', 'town.draft', '0')]), file: file.id };
}

export const sheetOf = ({ couples, leftOut }: TownProposal): PaperSheet => ({
  name: 'Подбор по школам',
  widths: [5, 60, 90, 12],
  rows: [
    ['№', 'Кому', 'Кто и почему', 'Закреплено'],
    ...couples.map((one, index) => [
      ...[String(index + 1), menteeWords(one.mentee), mentorWords(one)],
      one.pinned ? 'да' : '',
    ]),
    ...leftOut.map((one, index) => [String(couples.length + index + 1), menteeWords(one), 'пока никого', '']),
  ],
});
