import { type Action, action, type Context } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { nameThem } from '#core/delivery/name-them.ts';
import { keepFile } from '#core/files/keep-file.ts';
import type { Id } from '#core/kernel/id.ts';
import { named, render, type Text } from '#core/kernel/text.ts';
import type { NamesMode } from '#core/people/organisation.ts';
import type { SurveyDeps } from './deps.ts';
import { decimal, percent, share } from './figures.ts';
import { readers } from './hub.ts';
import { isSummed, shownAnswer } from './item-form.ts';
import type { AnswersTable, Chart, ChartBlock } from './papers.ts';
import { type ItemResult, type Marks, resultsOf, type Shares } from './result.ts';
import { candidates } from './result-screens.ts';
import { type Results, resultsFor } from './result-sheets.ts';
import { shuffled } from './shuffle.ts';

/** More questions than that make a picture nobody can read on a phone. */
const perPicture = 6;
/** Made anew whenever it is asked for. */
const keptDays = 30;

export const fileActions = (deps: SurveyDeps): readonly Action[] => [
  action('c.picture', readers, (ctx, campaign = '', page = '0') => pictureScreen(ctx, deps, campaign, page), {
    below: true,
  }),
  action('c.xlsx', readers, (ctx, campaign = '') => tableScreen(ctx, deps, campaign), { below: true }),
];

async function pictureScreen(ctx: Context, { papers }: SurveyDeps, wanted: string, at: string): Promise<Screen> {
  const results = await resultsFor(ctx, wanted);
  const { campaign, questionnaire, sheets } = results;
  const all = resultsOf(questionnaire, sheets).filter((one) => one.kind !== 'words');
  const page = pageOf(all, perPicture, at);
  const picture = papers.picture(chartOf(results, page.items, page.count > 1 ? `${page.at + 1} из ${page.count}` : ''));
  const made = { name: `Итоги опроса ${page.at + 1}.png`, bytes: picture, hasNames: false };
  const { id: file } = await keepFile(ctx, made, 24 * keptDays);
  return {
    ...screen(
      headOf(results),
      page.count > 1
        ? [button(`Ещё картинка (${page.at + 1} из ${page.count})`, 'c.picture', campaign.id, String(page.at + 1))]
        : [],
      [button('К итогам', 'c.results', campaign.id, '0')],
    ),
    file,
  };
}

const headOf = ({ campaign, turnout }: Results): string =>
  `${cut(campaign.title, 200)} · ответов: ${turnout.answered} из ${turnout.asked}`;

export const chartOf = (results: Results, items: readonly (Shares | Marks)[], place: string): Chart => ({
  title: results.campaign.title,
  note: [`Ответов: ${results.turnout.answered} из ${results.turnout.asked}`, place].filter(Boolean).join(' · '),
  blocks: items.map(blockOf),
});

const blockOf = (result: Shares | Marks): ChartBlock => ({
  title: result.item.text,
  note: [
    `Ответов: ${result.answered}`,
    ...(result.kind === 'marks' && result.answered > 0 ? [`среднее: ${decimal(result.mean)}`] : []),
    ...(result.skipped > 0 ? [`пропустили: ${result.skipped}`] : []),
  ].join(' · '),
  bars: result.rows.map(({ label, count }) => ({
    label,
    share: result.answered === 0 ? 0 : count / result.answered,
    words: `${count} (${percent(count, result.answered)}\u00a0%)`,
  })),
});

async function tableScreen(ctx: Context, { papers, random }: SurveyDeps, wanted: string): Promise<Screen> {
  const results = await resultsFor(ctx, wanted);
  const mixed = results.campaign.anonymous ? { ...results, sheets: shuffled(results.sheets, random) } : results;
  const mode = namesFor(ctx);
  const bytes = await papers.xlsx(await tableOf(ctx, mixed, mode));
  const hasNames = mode === 'full' && (!results.campaign.anonymous || asksForPeople(results));
  const made = { name: `Ответы ${ctx.me.today.toString()}.xlsx`, bytes, hasNames };
  const { id: file } = await keepFile(ctx, made, 24 * keptDays);
  return { ...screen(headOf(results), [button('К итогам', 'c.results', results.campaign.id, '0')]), file };
}

const asksForPeople = ({ questionnaire }: Results): boolean =>
  questionnaire.items.some((item) => item.kind === 'person');

/** A row per answer. Under names who it is stands first; anonymous ones stand in a random order. */
async function tableOf(ctx: Context, results: Results, mode: NamesMode): Promise<AnswersTable> {
  const { questionnaire, sheets, campaign } = results;
  const items = questionnaire.items.filter(isSummed);
  const all = resultsOf(questionnaire, sheets);
  const people = await candidates(ctx, all);
  const cells = sheets.map(({ said, who }) => ({
    who,
    answers: items.map((item) => shownAnswer(item, said[item.key], people)),
  }));
  const everyone: Text = cells.flatMap(({ who, answers }) => [...(who ? [named(who)] : []), ...answers.flat()]);
  const name = await nameThem(ctx.tx, { screen: screen(everyone), mode, organisationId: ctx.me.organisation.id });
  return {
    title: campaign.title,
    notes: [headOf(results), campaign.anonymous ? 'Анонимно: порядок строк случайный.' : 'С именами.'],
    summary: all.flatMap(summaryRows),
    columns: [...(campaign.anonymous ? [] : ['Кто']), ...items.map((item) => item.text)],
    rows: cells.map(({ who, answers }) => [
      ...(campaign.anonymous ? [] : [who ? render([named(who)], name) : '']),
      ...answers.map((text) => render(text, name)),
    ]),
  };
}

function summaryRows(result: ItemResult<Id<'person'>>): readonly (readonly string[])[] {
  const head = [result.item.text, `ответов: ${result.answered}`, `пропустили: ${result.skipped}`];
  if (result.kind === 'words') return [head];
  return [
    head,
    ...(result.kind === 'marks' && result.answered > 0 ? [['', 'Среднее', decimal(result.mean)]] : []),
    ...result.rows.map(({ label, count }) => ['', label, share(count, result.answered)]),
  ];
}

/** Full names where a page can hand them over; else as this messenger allows. */
function namesFor(ctx: Context): NamesMode {
  const { names } = ctx.me.organisation.settings;
  return ctx.links.page('') === undefined ? names[ctx.account.channel] : 'full';
}
