import mammoth from 'mammoth';
import readExcelFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import type { BankPaper } from '#core/bank/papers.ts';
import { bankDocx } from '#documents/out/bank-docx.ts';
import { bankXlsx } from '#documents/out/bank-xlsx.ts';

const paper: BankPaper = {
  organisation: 'Школа № 5 посёлка Ясный',
  asOf: '1 сентября 2026 г.',
  tables: [
    {
      title: 'Наставники',
      columns: [
        { title: '№', width: 10 },
        { title: 'Фамилия, имя, отчество', width: 90 },
      ],
      rows: [
        ['1', '=Лугова Анна'],
        ['2', 'constructor'],
      ],
    },
    { title: 'Наставляемые', columns: [{ title: '№', width: 100 }], rows: [] },
  ],
};

test('the bank is read back from Excel: a sheet per side, every cell a text', async () => {
  const bytes = Buffer.from(await bankXlsx(paper));
  const sheets = await readExcelFile(bytes);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Наставники', 'Наставляемые']);
  expect(sheets[0]?.data.map((row) => row.map((cell) => String(cell).trim()))).toEqual([
    ['№', 'Фамилия, имя, отчество'],
    ['1', '=Лугова Анна'],
    ['2', 'constructor'],
  ]);
});

test('the bank is read back from Word, as it hangs in an order', async () => {
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(await bankDocx(paper)) });
  for (const words of ['Школа № 5', 'Наставники', '=Лугова Анна', 'Наставляемые', 'Записей нет.'])
    expect(value).toContain(words);
});
