import { type Action, action, type Context, type MenuEntry } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { keepFile } from '#core/files/keep-file.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { cut, pageOf } from '#core/roadmap/fit.ts';
import type { PaperSheet } from '#core/survey/template-write.ts';
import { decide, draftOf } from './desk.ts';
import { exclude } from './match-draft.ts';
import type { MatchingDeps } from './table.ts';
import { proposeTown, type TownCouple, type TownProposal } from './town.ts';
import { sentWords, townNow } from './town-desk.ts';
import { coupleWords, menteeWords, mentorWords, sumWords, totalsOf, totalsWords } from './town-words.ts';

const municipal = ['municipal'] as const;
const perPage = 5;
const schoolsPerPage = 7;

export const townMenu: readonly MenuEntry[] = [{ label: 'Подбор по школам', who: municipal, action: 'town:0' }];

/** The matching of all schools that take part (4.4.5). What goes up carries no names: counts, and people by number. */
export const townActions = (deps: MatchingDeps): readonly Action[] => [
  action('town', municipal, (ctx, page = '0') => schoolsScreen(ctx, page)),
  action('town.draft', municipal, (ctx, page = '0') => draftScreen(ctx, page)),
  action('town.one', municipal, (ctx, mentee = '', mentor = '') => coupleScreen(ctx, mentee, mentor)),
  action('town.ban', municipal, (ctx, mentee = '', mentor = '') => ban(ctx, mentee, mentor)),
  action('town.back', municipal, async (ctx) => {
    await decide(ctx, (before) => ({ ...before, excluded: [] }));
    return draftScreen(ctx, '0', 'Исключения сняты.');
  }),
  action('town.xlsx', municipal, (ctx) => townTable(ctx, deps), { below: true }),
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
export async function draftScreen(ctx: Context, wanted: string, note?: string): Promise<Screen> {
  const proposal = proposeTown(await townNow(ctx));
  const excluded = (await draftOf(ctx))?.excluded ?? [];
  const page = pageOf(proposal.couples, perPage, wanted);
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      ...headOf(proposal),
      ...page.items.flatMap((one, index) => ['', `${page.start + index + 1}. ${coupleWords(one)}`]),
    ),
    page.items.map((one, index) => button(String(page.start + index + 1), 'town.one', ...targetsOf(one))),
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'town.draft', String(page.at + 1))] : [],
    ...draftButtons(proposal, excluded.length > 0),
  );
}

const headOf = ({ couples, leftOut }: TownProposal): readonly string[] => [
  `Подобрано между школами: ${couples.length} · пока никого: ${leftOut.length}`,
  couples.length > 0
    ? 'Кому находится место в своей школе, тех здесь нет. Имён вы не видите: их узнают сами школы, когда согласятся.'
    : 'Между школами предложить некого: в школах, где ищут, всем хватает своих, или нет наставников, готовых работать в другой школе.',
];

function draftButtons({ couples }: TownProposal, excludes: boolean) {
  return [
    couples.length > 0 ? [button(`Отправить школам: ${couples.length}`, 'town.ask')] : [],
    couples.length > 0 ? [button('Excel (.xlsx)', 'town.xlsx')] : [],
    excludes ? [button('Снять исключения', 'town.back')] : [],
    [button('К школам', 'town', '0')],
  ];
}

const targetsOf = ({ mentee, mentor }: TownCouple): readonly [string, string] => [
  mentee.one.entry.id,
  mentor.one.entry.id,
];

async function coupleScreen(ctx: Context, mentee: string, mentor: string): Promise<Screen> {
  const couple = await coupleNow(ctx, mentee, mentor);
  return screen(
    lines(coupleWords(couple), '', 'Если эту пару не предлагать, остальные подберутся заново.'),
    [button('Не предлагать', 'town.ban', mentee, mentor)],
    [button('Весь подбор', 'town.draft', '0')],
  );
}

/** A line of the proposal as it is now. Throws stale. */
async function coupleNow(ctx: Context, mentee: string, mentor: string): Promise<TownCouple> {
  const { couples } = proposeTown(await townNow(ctx));
  const found = couples.find((one) => one.mentee.one.entry.id === mentee && one.mentor.one.entry.id === mentor);
  if (!found) throw new Refusal('stale');
  return found;
}

async function ban(ctx: Context, menteeEntry: string, mentorEntry: string): Promise<Screen> {
  const { mentee, mentor } = await coupleNow(ctx, menteeEntry, mentorEntry);
  await decide(ctx, (before) => exclude(before, { mentee: mentee.one.person.id, mentor: mentor.one.person.id }));
  return draftScreen(ctx, '0', 'Исключено, остальные подобраны заново.');
}

async function townTable(ctx: Context, { workbook }: MatchingDeps): Promise<Screen> {
  const bytes = await workbook([sheetOf(proposeTown(await townNow(ctx)))]);
  const name = `Подбор по школам ${ctx.me.today.toString()}.xlsx`;
  const file = await keepFile(ctx, { name, bytes, hasNames: false });
  const words = `Подбор по школам на ${showDay(ctx.me.today)}. Имён в файле нет.`;
  return { ...screen(words, [button('Весь подбор', 'town.draft', '0')]), file: file.id };
}

export const sheetOf = ({ couples, leftOut }: TownProposal): PaperSheet => ({
  name: 'Подбор по школам',
  widths: [5, 60, 90],
  rows: [
    ['№', 'Кому', 'Кто и почему'],
    ...couples.map((one, index) => [String(index + 1), menteeWords(one.mentee), mentorWords(one)]),
    ...leftOut.map((one, index) => [String(couples.length + index + 1), menteeWords(one), 'пока никого']),
  ],
});
