import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { AnswersTable } from '#core/survey/papers.ts';
import { boldCell, textCell } from './cells.ts';

/** What was answered as an Excel file: a row per answer, and a sheet of totals. Every cell is a text, never a formula. */
export async function surveyXlsx(table: AnswersTable): Promise<Uint8Array> {
  const buffer = await writeExcelFile([
    {
      data: answers(table),
      sheet: 'Ответы',
      columns: table.columns.map(() => ({ width: 28 })),
      stickyRowsCount: 1,
    },
    { data: totals(table), sheet: 'Итоги', columns: [{ width: 60 }, { width: 36 }, { width: 24 }] },
  ]).toBuffer();
  return new Uint8Array(buffer);
}

const answers = ({ columns, rows }: AnswersTable): SheetData => [
  columns.map(boldCell),
  ...rows.map((row) => row.map(textCell)),
];

const totals = ({ title, notes, summary }: AnswersTable): SheetData => [
  [boldCell(title)],
  ...notes.map((note) => [textCell(note)]),
  [],
  ...summary.map((row) => row.map(textCell)),
];
