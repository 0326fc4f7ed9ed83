import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { BankPaper, BankTable } from '#core/bank/papers.ts';
import { boldCell, textCell } from './cells.ts';

/** The bank as an Excel file: a sheet per side. Every cell is a text, never a formula. */
export async function bankXlsx({ tables }: BankPaper): Promise<Uint8Array> {
  const buffer = await writeExcelFile(
    tables.map((table) => ({
      data: sheet(table),
      sheet: table.title,
      columns: table.columns.map(({ width }) => ({ width: Math.round(width * 1.6) })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
  return new Uint8Array(buffer);
}

const sheet = ({ columns, rows }: BankTable): SheetData => [
  columns.map(({ title }) => boldCell(title)),
  ...rows.map((row) => row.map(textCell)),
];
