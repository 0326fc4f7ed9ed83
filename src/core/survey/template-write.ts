import { valuesOf } from './own-edit.ts';
import type { Item, Questionnaire } from './questionnaire.ts';
import { columns, confidentialMark, kindNames } from './template-columns.ts';

/** A sheet of a workbook; every cell is a text, the first row stands out. */
export interface PaperSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Characters, per column. */
  readonly widths: readonly number[];
}

/** Makes a workbook; implemented outside the core. */
export type Workbook = (sheets: readonly PaperSheet[]) => Promise<Uint8Array>;

const widths = [5, 60, 22, 40, 14, 40, 24, 24];
const heading = ['№', ...Object.values(columns)];

/** The template, empty or with the questions of a questionnaire, with an example and how to fill it in. */
export const templateOf = (questionnaire?: Pick<Questionnaire, 'items'>): readonly PaperSheet[] => [
  sheet('Вопросы', questionnaire?.items ?? []),
  sheet('Пример', example),
  { name: 'Как заполнять', rows: instructions.map((line) => [...line]), widths: [24, 90] },
];

const sheet = (name: string, items: readonly Item[]): PaperSheet => ({
  name,
  widths,
  rows: [heading, ...items.map((item, index) => rowOf(item, index, items))],
});

const rowOf = (item: Item, index: number, items: readonly Item[]): readonly string[] => [
  String(index + 1),
  item.text,
  kindCell(item),
  (item.options ?? []).map(({ label }) => label).join('; '),
  item.optional ? 'нет' : 'да',
  item.help ?? '',
  item.section ?? '',
  whenCell(item, items),
];

function kindCell(item: Item): string {
  const { kind, min, max } = item;
  const ends =
    kind === 'scale' ? `${min ?? 1}-${max ?? 10}` : min !== undefined && max !== undefined ? `${min}-${max}` : '';
  const words = kind === 'text' ? (max === undefined ? '' : `до ${max} знаков`) : ends;
  return [kindNames[kind], words, item.confidential ? `(${confidentialMark})` : '']
    .filter((part) => part !== '')
    .join(' ');
}

function whenCell({ when }: Item, items: readonly Item[]): string {
  const at = items.findIndex(({ key }) => key === when?.key);
  const source = items[at];
  if (!when || !source) return '';
  const labels = valuesOf(source).filter(({ value }) => when.is.includes(value));
  return `${at + 1}: ${labels.map(({ label }) => label).join('; ')}`;
}

const option = (label: string, index: number) => ({ value: `o${index + 1}`, label });

const example: readonly Item[] = [
  { key: 'q1', kind: 'yesno', section: 'Встречи', text: 'Были ли встречи с наставником в этом месяце?' },
  {
    key: 'q2',
    kind: 'several',
    text: 'О чём говорили?',
    options: ['Урок', 'Документы', 'Родители', 'Другое'].map(option),
    when: { key: 'q1', is: ['yes'] },
  },
  {
    key: 'q3',
    kind: 'scale',
    section: 'Итоги',
    text: 'Насколько вы довольны этим месяцем?',
    help: '1 — совсем нет, 10 — полностью.',
    min: 1,
    max: 10,
  },
  { key: 'q4', kind: 'text', text: 'Что изменить в следующем месяце?', optional: true },
];

const instructions: readonly (readonly [string, string])[] = [
  ['Столбец', 'Что писать'],
  [
    'Вопрос',
    'Один вопрос в строке. Заполняйте лист «Вопросы»; столбцы можно переставлять, столбец «№» только для удобства.',
  ],
  [
    'Тип',
    'Один из: текст · один из · несколько · шкала 1-10 · да/нет · число (или: число 0-60) · дата · время · телефон · сотрудник · файл.',
  ],
  ['Варианты', 'Для «один из» и «несколько»: через точку с запятой или каждый с новой строки, до 38 знаков каждый.'],
  ['Обязательный', 'да или нет. Пусто значит «да».'],
  ['Подсказка', 'Строка под вопросом, если нужна.'],
  ['Раздел', 'Заголовок, под которым стоит этот вопрос и следующие за ним.'],
  [
    'Условие',
    'Номер более раннего вопроса с выбором и ответы, при которых задавать этот: «1: Да» или «2: Урок; Документы».',
  ],
  ['', `Если ответ не должен попасть в сводки, допишите к типу: (${confidentialMark}).`],
];
