import type { Item, ItemKind } from './questionnaire.ts';

/** Kinds as a curator chooses them and as a template names them. */
export const kindWords: Readonly<Record<ItemKind, string>> = {
  text: 'Текст',
  one: 'Один из вариантов',
  several: 'Несколько вариантов',
  scale: 'Шкала',
  yesno: 'Да/нет',
  number: 'Число',
  date: 'Дата',
  time: 'Время',
  phone: 'Телефон',
  person: 'Сотрудник',
  file: 'Файл',
};

/** «Шкала 1–10», «Один из вариантов (5)». */
export function kindOf(item: Item): string {
  const words = kindWords[item.kind];
  if (item.kind === 'scale') return `${words} ${item.min ?? 1}–${item.max ?? 10}`;
  if (item.kind === 'number' && item.min !== undefined && item.max !== undefined)
    return `${words} от ${item.min} до ${item.max}`;
  return item.options ? `${words} (${item.options.length})` : words;
}

const seconds: Readonly<Record<ItemKind, number>> = {
  ...{ text: 40, one: 8, several: 15, scale: 6, yesno: 5, number: 8 },
  ...{ date: 10, time: 10, phone: 12, person: 15, file: 60 },
};

/** Minutes it takes to answer, by the kinds of its questions; at least one. What may be skipped counts half. */
export const minutesOf = (items: readonly Item[]): number =>
  Math.max(1, Math.round(items.reduce((sum, item) => sum + seconds[item.kind] / (item.optional ? 2 : 1), 0) / 60));

/** Characters a button can hold beside its tick. */
export const longestLabel = 38;
export const mostOptions = 30;
export const longest = { title: 120, intro: 600, text: 500, help: 300, section: 80, answer: 2000 } as const;

type Options = NonNullable<Item['options']>;

/** «Первый; второй» or lines: what is written there, blanks and repeated ones left out. */
export const labelsIn = (words: string): readonly string[] => [
  ...new Set(
    words
      .split(/[;\n]/u)
      .map((one) => one.replace(/\s+/gu, ' ').trim())
      .filter((one) => one !== ''),
  ),
];

/** What is wrong with these options; undefined where nothing is. */
export function labelsFault(labels: readonly string[]): string | undefined {
  if (labels.length < 2) return 'Нужно хотя бы два варианта: через точку с запятой или каждый с новой строки.';
  if (labels.length > mostOptions) return `Вариантов: ${labels.length}, а помещается не больше ${mostOptions}.`;
  const long = labels.find((one) => one.length > longestLabel);
  return long === undefined
    ? undefined
    : `Вариант не поместится на кнопке (больше ${longestLabel} знаков): «${long.slice(0, 60)}».`;
}

/** Options that keep their words keep their codes; the others get codes that none of `taken` has. */
export function optionsWith(labels: readonly string[], taken: Options = []): Options {
  const known = new Map(taken.map(({ label, value }) => [label, value]));
  const last = taken.reduce((most, { value }) => Math.max(most, Number(/^o(\d+)$/u.exec(value)?.[1] ?? 0)), 0);
  const fresh = labels.filter((label) => !known.has(label));
  return labels.map((label) => ({ value: known.get(label) ?? `o${last + fresh.indexOf(label) + 1}`, label }));
}

/** Only the words were mended: each option keeps the code of its place. */
export const reworded = (labels: readonly string[], before: Options): Options =>
  labels.map((label, index) => ({ value: before[index]?.value ?? '', label }));

/** «1-10», «от 0 до 3». Undefined where it is no range. */
export function rangeIn(words: string): { readonly min: number; readonly max: number } | undefined {
  const found = /(?:^|[^\d-])(-?\d{1,6})\s*(?:-|–|—|до|\.\.)\s*(-?\d{1,6})(?!\d)/u.exec(` ${words}`);
  const [min, max] = [Number(found?.[1]), Number(found?.[2])];
  return found && min < max ? { min, max } : undefined;
}

/** What is wrong with the ends of a scale; undefined where nothing is. */
export const scaleFault = ({ min, max }: { readonly min: number; readonly max: number }): string | undefined =>
  min < 0 || max > 10 ? 'Шкала может идти от 0 до 10, например: 1-5.' : undefined;
