import writeExcelFile, { type CellObject, type SheetData } from 'write-excel-file/node';
import type { BankPaper, BankTable } from '#core/bank/papers.ts';
import { printable } from './printable.ts';

/** Excel takes no longer text in one cell. */
const longestCell = 32_767;

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
  columns.map(({ title }): CellObject => ({ ...text(title), fontWeight: 'bold' })),
  ...rows.map((row) => row.map(text)),
];

const text = (words: string): CellObject => ({
  value: unlikeObjects(printable(words).slice(0, longestCell)),
  type: String,
  wrap: true,
  alignVertical: 'top',
});

/** The library looks texts up in a plain object, and mistakes the names that every object answers to for texts it has met. */
const unlikeObjects = (words: string): string => (words in {} ? `${words} ` : words);
