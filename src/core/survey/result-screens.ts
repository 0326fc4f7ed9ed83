import { type Action, action, type Context } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { lengthOf } from '#core/conversation/form-words.ts';
import { paged } from '#core/conversation/pages.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { byAlphabet } from '#core/kernel/alphabet.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, render, say, type Text } from '#core/kernel/text.ts';
import { directory } from '#core/people/directory.ts';
import type { Person } from '#core/people/person.ts';
import { decimal, share } from './figures.ts';
import { readers } from './hub.ts';
import { shownAnswer } from './item-form.ts';
import { type ItemResult, resultsOf, type Wordy } from './result.ts';
import { counterpart } from './result-pairs.ts';
import { type Results, resultsFor } from './result-sheets.ts';

const onPage = { most: 3, length: 3200 };
const wordsPerPage = 5;
const shownWords = 2;

export const resultActions: readonly Action[] = [
  action('c.results', readers, async (ctx, campaign = '', page = '0') =>
    resultsScreen(ctx, await resultsFor(ctx, campaign), page),
  ),
  action('c.words', readers, async (ctx, campaign = '', item = '', page = '0') =>
    wordsScreen(ctx, await resultsFor(ctx, campaign), item, page),
  ),
];

/** Counts and shares with their denominators, a few questions at a time. */
async function resultsScreen(ctx: Context, results: Results, wanted: string): Promise<Screen> {
  const { campaign, questionnaire, turnout, sheets } = results;
  const all = resultsOf(questionnaire, sheets);
  const pages = pagesOf(all, campaign.anonymous, await candidates(ctx, all));
  const page = pageOf(pages, 1, wanted);
  const shown = page.items.flat();
  const other = await counterpart(ctx, campaign);
  const turn = (label: string, at: number): Button => button(label, 'c.results', campaign.id, String(at));
  return screen(
    lines(
      `Итоги: ${cut(campaign.title, 200)}`,
      `Ответов: ${turnout.answered} из ${turnout.asked}`,
      ...shown.flatMap(({ text }) => ['', text]),
    ),
    shown.flatMap(({ result, index }) =>
      result.kind === 'words' && result.answered > shownWords
        ? [button(`Ответы на ${index + 1}`, 'c.words', campaign.id, String(index), '0')]
        : [],
    ),
    [
      ...(page.at > 0 ? [turn('Назад', page.at - 1)] : []),
      ...(page.count > 1 ? [turn(`Дальше (${page.at + 1} из ${page.count})`, page.at + 1)] : []),
    ],
    [button('Картинка', 'c.picture', campaign.id, '0'), button('Excel (.xlsx)', 'c.xlsx', campaign.id)],
    other ? [button('До и после', 'c.compare', campaign.id, '0')] : [],
    [button('К опросу', 'c.card', campaign.id)],
  );
}

interface Block {
  readonly index: number;
  readonly result: ItemResult<Id<'person'>>;
  readonly text: Text;
}

/** Three questions on a page, fewer where there is much to say of each. */
const pagesOf = (
  all: readonly ItemResult<Id<'person'>>[],
  anonymous: boolean,
  people: readonly Person[],
): readonly (readonly Block[])[] =>
  paged(
    all.map((result, index) => ({
      ...{ index, result },
      text: lines(...itemLines(result, index + 1, anonymous, people)),
    })),
    onPage,
    ({ text }) => lengthOf(text),
  );

function itemLines(
  result: ItemResult<Id<'person'>>,
  number: number,
  anonymous: boolean,
  people: readonly Person[],
): readonly (Text | string | undefined)[] {
  const { item, answered, skipped } = result;
  return [
    `${number}. ${cut(item.text, 250)}`,
    ...(result.kind === 'words'
      ? [
          `Ответов: ${answered}`,
          ...answersIn(result, anonymous, people)
            .slice(0, shownWords)
            .map((text) => short(text, 250)),
        ]
      : figureLines(result)),
    skipped > 0 ? `Пропустили: ${skipped}` : undefined,
  ];
}

export function figureLines(result: Exclude<ItemResult, Wordy>): readonly string[] {
  const { answered: n, rows, item } = result;
  if (n === 0) return ['Ответов: 0'];
  if (result.kind === 'shares') return rows.map(({ label, count }) => `${cut(label, 60)}: ${share(count, n)}`);
  return [
    `Среднее: ${decimal(result.mean)}${item.kind === 'scale' ? ` из ${item.max ?? 10}` : ''}, ответов: ${n}`,
    rows
      .filter(({ count }) => count > 0)
      .slice(0, 20)
      .map(({ label, count }) => `${label}: ${count}`)
      .join(' · '),
  ];
}

/** Answers in words: under a name whose they are, else in the order of the alphabet, which tells nothing. */
export function answersIn(
  { item, sheets }: Wordy<Id<'person'>>,
  anonymous: boolean,
  people: readonly Person[],
): readonly Text[] {
  const all = sheets.map(({ said, who }) => ({ who, text: shownAnswer(item, said[item.key], people) }));
  const plain = (text: Text): string => render(text, (person) => person);
  return anonymous
    ? all.map(({ text }) => say`— ${text}`).sort((a, b) => byAlphabet(plain(a), plain(b)))
    : all.map(({ who, text }) => (who ? say`${named(who)}: ${text}` : say`— ${text}`));
}

/** One answer after another, nothing left out of them. */
async function wordsScreen(ctx: Context, results: Results, wanted: string, at: string): Promise<Screen> {
  const { campaign, questionnaire, sheets } = results;
  const all = resultsOf(questionnaire, sheets);
  const index = /^\d{1,3}$/.test(wanted) ? Number(wanted) : -1;
  const result = all[index];
  if (result?.kind !== 'words') throw new Refusal('stale');
  const people = await candidates(ctx, [result]);
  const page = pageOf(answersIn(result, campaign.anonymous, people), wordsPerPage, at);
  const pages = pagesOf(all, campaign.anonymous, await candidates(ctx, all));
  const back = pages.findIndex((blocks) => blocks.some((one) => one.index === index));
  return screen(
    lines(
      `${index + 1}. ${cut(result.item.text, 300)}`,
      `Ответов: ${result.answered}`,
      ...page.items.flatMap((text) => ['', short(text, 600)]),
    ),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'c.words', campaign.id, String(index), String(page.at + 1))]
      : [],
    [button('К итогам', 'c.results', campaign.id, String(back))],
  );
}

/** Colleagues that an answer may name. */
export async function candidates(ctx: Context, all: readonly ItemResult[]): Promise<readonly Person[]> {
  if (!all.some(({ item }) => item.kind === 'person')) return [];
  return (await directory(ctx)).map((one) => one.person);
}

const short = (text: Text, max: number): Text => text.map((part) => (typeof part === 'string' ? cut(part, max) : part));
