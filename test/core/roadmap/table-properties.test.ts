import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRoadmap, readRoadmapText } from '#core/roadmap/reading.ts';
import type { Block, Cell } from '#core/roadmap/table/blocks.ts';
import { plainStages } from '../../support/roadmap-reading.ts';

const headings = {
  number: ['№ п/п', '№', 'N п/п'],
  title: ['Мероприятие', 'Наименование мероприятия', 'Содержание работы', 'Вид деятельности', 'Название этапа'],
  result: ['Ожидаемый результат', 'Итоговый документ', 'Результат. Вид документа', 'Форма отчётности'],
  deadline: ['Срок', 'Сроки реализации', 'Дата проведения', 'Период', 'Когда', 'Срок исполнения'],
  responsible: ['Ответственный', 'Ответственные исполнители', 'Исполнители', 'Кто отвечает', 'Ответст-\nвенный'],
  form: ['Форма проведения', 'Участники', 'Отметка о выполнении', 'Примечание'],
} as const;
type Field = keyof typeof headings;

const activities = [
  'Провести опрос педагогов',
  'Издать приказ о парах',
  'Собрать согласия',
  'Подготовить справку',
  'Обновить страницу сайта',
];
const results = ['Приказ', 'Протокол совещания', 'Справка', ''];
const deadlines = [
  'Сентябрь 2025',
  'до 15.10.2025',
  'Октябрь – ноябрь 2025',
  'Декабрь 2025 и май 2026',
  'Постоянно',
  'Раз в квартал',
  '',
];
const people = ['Зорина А. К.', 'Директор', 'Кураторы школ', 'Зам. директора по УВР', ''];
const notes = ['круглый стол', '', 'семинар'];

const stage = fc.record({
  title: fc.constantFrom(...activities),
  result: fc.constantFrom(...results),
  deadline: fc.constantFrom(...deadlines),
  responsible: fc.constantFrom(...people),
  form: fc.constantFrom(...notes),
});
const table = fc.record({
  stages: fc.array(stage, { minLength: 2, maxLength: 6 }),
  fields: fc.shuffledSubarray<Field>(['number', 'title', 'result', 'deadline', 'responsible', 'form'], {
    minLength: 6,
  }),
  named: fc.record({
    number: fc.constantFrom(...headings.number),
    title: fc.constantFrom(...headings.title),
    result: fc.constantFrom(...headings.result),
    deadline: fc.constantFrom(...headings.deadline),
    responsible: fc.constantFrom(...headings.responsible),
    form: fc.constantFrom(...headings.form),
  }),
});
type Made = typeof table extends fc.Arbitrary<infer T> ? T : never;

const grid = ({ stages, fields, named }: Made): readonly (readonly string[])[] => [
  fields.map((field) => named[field]),
  ...stages.map((one, index) => fields.map((field) => (field === 'number' ? `${index + 1}.` : one[field]))),
];

const cell = (text: string): Cell => ({ text });
const asBlocks = (rows: readonly (readonly string[])[]): readonly Block[] => [
  { kind: 'text', text: 'План на 2025-2026 учебный год' },
  { kind: 'table', exact: true, rows: rows.map((cells) => ({ cells: cells.map(cell) })) },
];
const asText = (rows: readonly (readonly string[])[], between: string): string =>
  [
    'План на 2025-2026 учебный год',
    '',
    ...rows.map((cells) => cells.map((text) => text.replace('-\n', '')).join(between)),
  ].join('\n');

const wanted = ({ stages }: Made): readonly object[] =>
  stages.map(({ title, deadline, responsible }, index) => ({ number: `${index + 1}.`, title, deadline, responsible }));

const seen = (reading: ReturnType<typeof readRoadmap>): readonly object[] =>
  plainStages(reading).map(({ number, title, deadline, responsible }) => ({ number, title, deadline, responsible }));

test('whatever the columns are called and in whatever order they stand, the stages are the same', () => {
  fc.assert(
    fc.property(table, (made) => {
      const rows = grid(made);
      expect(seen(readRoadmap(asBlocks(rows)))).toEqual(wanted(made));
      expect(seen(readRoadmapText(asText(rows, '\t')))).toEqual(wanted(made));
      expect(seen(readRoadmapText(asText(rows, ' | ').replace(/^(.* \| .*)$/gmu, '| $1 |')))).toEqual(wanted(made));
    }),
    { numRuns: 150 },
  );
});

test('a lost empty cell does not move what stands in the others, if the deadline can be told from the assignee', () => {
  const sure = fc.record({ at: fc.nat({ max: 3 }), lost: fc.constantFrom('deadline', 'responsible') });
  fc.assert(
    fc.property(sure, ({ at, lost }) => {
      const rows = [0, 1, 2, 3].map((n) => [`${n + 1}`, `Дело ${n}`, 'Сентябрь 2025', 'Зорина А. К.']);
      const torn = rows.map((cells, n) =>
        n === at ? cells.filter((_, column) => column !== (lost === 'deadline' ? 2 : 3)) : cells,
      );
      const stages = plainStages(
        readRoadmapText(
          [['№', 'Мероприятие', 'Срок', 'Ответственный'], ...torn].map((cells) => cells.join('\t')).join('\n'),
        ),
      );
      expect(stages[at]?.deadline).toBe(lost === 'deadline' ? '' : 'Сентябрь 2025');
      expect(stages[at]?.responsible).toBe(lost === 'deadline' ? 'Зорина А. К.' : '');
    }),
  );
});

const word = fc.oneof(
  fc.constantFrom(
    '№',
    'Срок',
    'Мероприятие',
    'Ответственный',
    '1.',
    '1.1',
    'Сентябрь 2025',
    'Раздел I',
    '<b>x</b>',
    '"',
    '""',
    '|',
    '\t',
    '\n',
    '-',
    '1)',
    '&nbsp;',
    '**',
    '  ',
    'Иванова И.И.',
    '2022',
    ';',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const cells = fc.array(
  fc.record({
    text: fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
    span: fc.integer({ min: 1, max: 5 }),
    below: fc.boolean(),
    bold: fc.boolean(),
  }),
  { maxLength: 8 },
);

test('no table and no text, however broken, makes the reader fail', () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 120 }), (words) => {
      readRoadmapText(words.join(''));
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(
      fc.array(fc.record({ cells, afterBreak: fc.boolean() }), { maxLength: 12 }),
      fc.boolean(),
      (rows, exact) => {
        readRoadmap([{ kind: 'table', rows, exact }]);
      },
    ),
    { numRuns: 300 },
  );
});

test('a message of the longest size, however it repeats itself, is read in a moment', () => {
  for (const piece of [
    '1. ',
    '- ',
    'в 1 ',
    '(((',
    '"\t',
    '<p ',
    '1)а ',
    'Срок\t',
    'сентябрь ',
    '№ от ',
    'приказ 1.1.2020 ',
    ' | ',
    '\n\n',
    '&#1',
    '2020-2021 ',
  ]) {
    const started = performance.now();
    readRoadmapText(piece.repeat(Math.ceil(10_000 / piece.length)));
    expect(performance.now() - started, piece).toBeLessThan(1500);
  }
});
