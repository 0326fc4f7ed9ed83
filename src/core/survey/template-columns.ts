import { fold } from '#core/kernel/fold.ts';
import type { ItemKind } from './questionnaire.ts';

export const columns = {
  text: 'Вопрос',
  kind: 'Тип',
  options: 'Варианты',
  required: 'Обязательный',
  help: 'Подсказка',
  section: 'Раздел',
  when: 'Условие',
} as const;
export type Column = keyof typeof columns;

const headings: Readonly<Record<Column, RegExp>> = {
  text: /^(?:текст )?вопроса?$/u,
  kind: /^тип/u,
  options: /^вариант/u,
  required: /^обязател/u,
  help: /^(?:подсказк|пояснени)/u,
  section: /^раздел/u,
  when: /^услови/u,
};

export const columnOf = (heading: string): Column | undefined =>
  (Object.keys(headings) as Column[]) // the keys are those of the type
    .find((column) => headings[column].test(fold(heading)));

/** How a template names a kind; the ends of a scale and the like follow. */
export const kindNames: Readonly<Record<ItemKind, string>> = {
  text: 'текст',
  one: 'один из',
  several: 'несколько',
  scale: 'шкала',
  yesno: 'да/нет',
  number: 'число',
  date: 'дата',
  time: 'время',
  phone: 'телефон',
  person: 'сотрудник',
  file: 'файл',
};

export const confidentialMark = 'видят только психолог и куратор';

const kinds: readonly (readonly [RegExp, ItemKind])[] = [
  [/шкал|балл/u, 'scale'],
  [/нескольк|множеств/u, 'several'],
  [/один|одиноч|^выбор/u, 'one'],
  [/да ?(?:[/\\|,–-]|или) ?нет|^да нет/u, 'yesno'],
  [/^числ|^количеств/u, 'number'],
  [/^дат/u, 'date'],
  [/^врем/u, 'time'],
  [/^тел/u, 'phone'],
  [/^файл/u, 'file'],
  [/^(?:сотрудник|коллег|педагог|человек)/u, 'person'],
  [/^текст|^строк|^свободн|^открыт/u, 'text'],
];

export const kindNamed = (words: string): ItemKind | undefined =>
  kinds.find(([pattern]) => pattern.test(fold(words)))?.[1];
