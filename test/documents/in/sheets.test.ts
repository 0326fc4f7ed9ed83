import { expect, test } from 'vitest';
import { readSheetFile } from '#documents/in/read-file.ts';
import { row } from '../../fixtures/roadmaps/document.ts';
import { asXlsx } from '../../fixtures/roadmaps/write-xlsx.ts';
import { makeDocx, makeZip } from '../../support/zips.ts';

const sheet = (...rows: readonly (readonly string[])[]) =>
  asXlsx({ name: 'x', above: [], rows: rows.map((texts) => row(...texts)) });

test('a table comes back as texts by column, empty rows left out, with the numbers its rows have', async () => {
  const bytes = await sheet(['Вопрос', '', 'Тип'], ['', '', ''], ['Да или нет?', 'и\nстроки', 'да/нет']);
  expect(await readSheetFile(bytes, 'анкета.xlsx')).toEqual([
    {
      rows: [
        { row: 1, cells: ['Вопрос', '', 'Тип'] },
        { row: 3, cells: ['Да или нет?', 'и\nстроки', 'да/нет'] },
      ],
    },
  ]);
});

test('a text that looks like a formula comes back as the text it is', async () => {
  const bytes = await sheet(['=HYPERLINK("http://x")', '+1', '@a']);
  expect(await readSheetFile(bytes, 'анкета.xlsx')).toEqual([
    { rows: [{ row: 1, cells: ['=HYPERLINK("http://x")', '+1', '@a'] }] },
  ]);
});

test.each<[string, () => Uint8Array, string, string]>([
  ['a Word file', () => makeDocx('<w:p/>'), 'анкета.xlsx', 'not-sheet'],
  ['text', () => Buffer.from('Вопрос;Тип'), 'анкета.csv', 'not-sheet'],
  ['nothing', () => new Uint8Array(), 'анкета.xlsx', 'empty'],
  ['a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47]), 'анкета.xlsx', 'picture'],
  ['a torn archive', () => makeDocx('<w:p/>').subarray(0, 40), 'анкета.xlsx', 'broken'],
  ['six megabytes', () => new Uint8Array(6 * 1024 * 1024), 'анкета.xlsx', 'too-large'],
  ['sheets without a workbook', () => makeZip([{ name: 'xl/a', data: Buffer.from('a') }]), 'анкета.xlsx', 'broken'],
  [
    'a bomb',
    () => makeZip([{ name: 'xl/workbook.xml', data: Buffer.alloc(60 * 1024 * 1024, 'a') }]),
    'анкета.xlsx',
    'bomb',
  ],
])('%s in place of a table is refused with its own reason', async (_, make, name, refused) => {
  expect(await readSheetFile(make(), name)).toEqual({ refused });
});
