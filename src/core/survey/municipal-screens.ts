import { type Action, action, type Context, type MenuEntry } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import type { RoleName } from '#core/people/person.ts';
import { fewest } from './box.ts';
import { titleOf } from './campaign-ask.ts';
import { linesOf, total, yearWords } from './municipal.ts';
import { ownSchools, sheetsOfTheme, type Theme, themes } from './municipal-view.ts';
import { type ItemResult, resultsOf } from './result.ts';
import { figureLines } from './result-screens.ts';

const municipal: readonly RoleName[] = ['municipal'];
const perPage = 7;
const itemsPerPage = 4;

export const municipalMenu: readonly MenuEntry[] = [{ label: 'Школы', who: municipal, action: 'mun:0' }];

/** Totals over all schools of a municipality. No name of a person, no words of an answer, no school with fewer than five answers. */
export const municipalActions: readonly Action[] = [
  action('mun', municipal, (ctx, page = '0') => themesScreen(ctx, page)),
  action('mun.q', municipal, async (ctx, family = '', year = '', page = '0') =>
    totalsScreen(ctx, await themeOf(ctx, family, year), page),
  ),
  action('mun.who', municipal, async (ctx, family = '', year = '', page = '0') =>
    schoolsScreen(await themeOf(ctx, family, year), page),
  ),
];

async function themeOf(ctx: Context, family: string, year: string): Promise<Theme> {
  const found = (await themes(ctx)).find((one) => one.questionnaire.family === family && String(one.year) === year);
  if (!found) throw new Refusal('not-found');
  return found;
}

async function themesScreen(ctx: Context, wanted: string): Promise<Screen> {
  const schools = await ownSchools(ctx);
  const all = await themes(ctx);
  const page = pageOf(all, perPage, wanted);
  const numbers = page.items.map((one, index) => button(String(page.start + index + 1), 'mun.q', ...targets(one), '0'));
  return screen(
    lines(
      `Школы: ${schools.length}`,
      all.length === 0 ? 'Завершённых опросов по общим анкетам пока нет.' : 'Завершённые опросы по общим анкетам:',
      ...page.items.flatMap((one, index) => [
        '',
        `${page.start + index + 1}. ${nameOf(one)}`,
        `Школ: ${one.schools.length} · ${totalWords(one)}`,
      ]),
    ),
    numbers.slice(0, 4),
    numbers.slice(4),
    page.count > 1 ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'mun', String(page.at + 1))] : [],
    [button('Меню', 'menu')],
  );
}

const targets = ({ questionnaire, year }: Theme): readonly string[] => [questionnaire.family, String(year)];
const nameOf = ({ questionnaire, year }: Theme): string => `${cut(titleOf(questionnaire), 150)}, ${yearWords(year)}`;

function totalWords({ schools }: Theme): string {
  const { answered, asked } = total(schools);
  return answered < fewest ? 'ответов меньше пяти' : `ответов: ${answered} из ${asked}`;
}

async function totalsScreen(ctx: Context, theme: Theme, wanted: string): Promise<Screen> {
  const sheets = await sheetsOfTheme(ctx, theme);
  const enough = sheets.length >= fewest;
  const page = pageOf(enough ? resultsOf(theme.questionnaire, sheets) : [], itemsPerPage, wanted);
  return screen(
    lines(
      nameOf(theme),
      `По всем школам: ${theme.schools.length} · ${totalWords(theme)}`,
      enough ? undefined : 'Ответов меньше пяти: итоги не показываются, чтобы нельзя было узнать, чьи они.',
      ...page.items.flatMap((one, index) => [
        '',
        `${page.start + index + 1}. ${cut(one.item.text, 250)}`,
        ...hidingFew(one),
      ]),
    ),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'mun.q', ...targets(theme), String(page.at + 1))]
      : [],
    [button('По школам', 'mun.who', ...targets(theme), '0'), button('К списку', 'mun', '0')],
  );
}

function hidingFew(result: ItemResult): readonly string[] {
  if (result.answered < fewest) return ['Ответов меньше пяти: не показано'];
  const skipped = result.skipped > 0 ? [`Пропустили: ${result.skipped}`] : [];
  return result.kind === 'words'
    ? [`Ответов словами: ${result.answered}, их видит только школа`, ...skipped]
    : [...figureLines(result), ...skipped];
}

function schoolsScreen(theme: Theme, wanted: string): Screen {
  const all = linesOf(theme.schools);
  const hidden = all.filter(({ count }) => count === undefined).length;
  const page = pageOf(all, perPage, wanted);
  return screen(
    lines(
      nameOf(theme),
      ...page.items.map(
        ({ name, count }, index) =>
          `${page.start + index + 1}. ${cut(name, 150)}: ${count ? `ответов: ${count.answered} из ${count.asked}` : 'не показано'}`,
      ),
      hidden > 0 ? '' : undefined,
      hidden > 0
        ? `Не показано школ: ${hidden}. Там, где ответов меньше пяти, по числам можно узнать людей; если такая школа одна, скрыта и ближайшая к ней.`
        : undefined,
    ),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'mun.who', ...targets(theme), String(page.at + 1))]
      : [],
    [button('К итогам', 'mun.q', ...targets(theme), '0')],
  );
}
