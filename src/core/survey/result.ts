import { applicable } from '#core/conversation/course.ts';
import type { SaidMap } from '#core/conversation/form.ts';
import { mean } from './figures.ts';
import { type ItemAnswer, isSummed, readAnswer, toForm } from './item-form.ts';
import type { Item, Questionnaire } from './questionnaire.ts';

/** One filled-in questionnaire: whose it is, where that is known. */
export interface Sheet<Who = unknown> {
  readonly said: SaidMap;
  readonly who?: Who;
}

interface Counted {
  readonly item: Item;
  /** To whom the question applied. */
  readonly asked: number;
  /** Who answered it: the denominator of every share and mean. */
  readonly answered: number;
  readonly skipped: number;
}

export interface Shares extends Counted {
  readonly kind: 'shares';
  /** In the order of the options; of several choices the counts may add up to more than n. */
  readonly rows: readonly { readonly label: string; readonly count: number }[];
}

export interface Marks extends Counted {
  readonly kind: 'marks';
  readonly mean: number;
  /** How many gave which mark; every mark of a scale, of a number only those that occur. */
  readonly rows: readonly { readonly label: string; readonly count: number }[];
}

export interface Wordy<Who = unknown> extends Counted {
  readonly kind: 'words';
  readonly sheets: readonly Sheet<Who>[];
}

export type ItemResult<Who = unknown> = Shares | Marks | Wordy<Who>;

/** What came of each question, in the questionnaire's order; confidential ones are no part of it. */
export function resultsOf<Who>(
  questionnaire: Questionnaire,
  sheets: readonly Sheet<Who>[],
): readonly ItemResult<Who>[] {
  const form = toForm(questionnaire, { title: '', candidates: [] });
  const applied = sheets.map((sheet) => ({
    sheet,
    keys: new Set(applicable(form, sheet.said).map((step) => step.key)),
  }));
  return questionnaire.items.filter(isSummed).map((item) => {
    const asked = applied.filter(({ keys }) => keys.has(item.key)).map(({ sheet }) => sheet);
    return resultOf(item, asked);
  });
}

function resultOf<Who>(item: Item, asked: readonly Sheet<Who>[]): ItemResult<Who> {
  if (isWordy(item)) {
    const sheets = asked.filter(({ said }) => hasWords(said, item));
    return { ...counted(item, asked.length, sheets.length), kind: 'words', sheets };
  }
  const answers = asked.map(({ said }) => readAnswer(item, said[item.key])).filter((one) => one !== undefined);
  const base = counted(item, asked.length, answers.length);
  if (item.kind === 'scale' || item.kind === 'number') {
    const values = answers.filter((one) => typeof one === 'number');
    return { ...base, kind: 'marks', mean: mean(values), rows: marks(item, values) };
  }
  return { ...base, kind: 'shares', rows: shares(item, answers) };
}

const counted = (item: Item, asked: number, answered: number): Counted => ({
  item,
  asked,
  answered,
  skipped: asked - answered,
});

/** Answers that are listed, not counted. A colleague named is such words too: who it is depends on the reader's messenger. */
export const isWordy = ({ kind }: Item): boolean =>
  kind === 'text' || kind === 'person' || kind === 'file' || kind === 'phone' || kind === 'date' || kind === 'time';

const hasWords = (said: SaidMap, item: Item): boolean => {
  const words = said[item.key];
  return words !== undefined && !words.skipped && words.text.trim() !== '';
};

function marks(item: Item, values: readonly number[]): Marks['rows'] {
  const [min, max] = [item.min ?? 1, item.max ?? 10];
  const scale = item.kind === 'scale' ? Array.from({ length: max - min + 1 }, (_, index) => min + index) : [];
  const all = scale.length > 0 ? scale : [...new Set(values)].sort((a, b) => a - b);
  return all.map((mark) => ({ label: String(mark), count: values.filter((value) => value === mark).length }));
}

function shares({ kind, options = [] }: Item, answers: readonly ItemAnswer[]): Shares['rows'] {
  if (kind === 'yesno')
    return [
      { label: 'Да', count: answers.filter((one) => one === true).length },
      { label: 'Нет', count: answers.filter((one) => one === false).length },
    ];
  return options.map(({ value, label }) => ({
    label,
    count: answers.filter((one) => (typeof one === 'object' ? one.includes(value) : one === value)).length,
  }));
}
