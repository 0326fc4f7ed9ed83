import mammoth from 'mammoth';
import readExcelFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { TablePaper } from '#core/journal/papers.ts';
import { tableDocx, tableXlsx } from '#documents/out/table-paper.ts';

const paper: TablePaper = {
  ...{ organisation: 'Школа № 5 посёлка Ясный', title: 'Журнал встреч наставника' },
  about: ['Наставник: Лугова Анна Петровна', 'приказ № 17-н от 1 октября 2026 г.'],
  columns: [
    { title: '№', share: 10 },
    { title: 'Тема', share: 90 },
  ],
  rows: [
    ['1', '=HYPERLINK("https://example.org")'],
    ['2', '+7 900\nвторая строка'],
  ],
  notes: ['Учтены только дни действия.'],
  signers: [{ position: 'Наставник', name: 'Лугова Анна Петровна' }],
};

test('a journal is read back from Word with its pair, its order and the lines to sign', async () => {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await tableDocx(paper)) });
  for (const words of [
    'Школа № 5',
    'Журнал встреч',
    'приказ № 17-н',
    '=HYPERLINK',
    'вторая строка',
    'Учтены',
    'Наставник',
  ])
    expect(value).toContain(words);
});

test('nothing in the Excel file is a formula, whatever it begins with', async () => {
  const [sheet] = await readExcelFile(Buffer.from(await tableXlsx(paper)));
  expect(sheet?.data.map((row) => row.map(String))).toEqual([['№', 'Тема'], ...paper.rows.map((row) => [...row])]);
});
