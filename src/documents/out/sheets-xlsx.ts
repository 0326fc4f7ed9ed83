import writeExcelFile from 'write-excel-file/node';
import type { PaperSheet } from '#core/survey/template-write.ts';
import { boldCell, textCell } from './cells.ts';

/** Sheets of texts as an Excel file: the first row of each is bold and stays in view, no cell is a formula. */
export async function sheetsXlsx(sheets: readonly PaperSheet[]): Promise<Uint8Array> {
  const buffer = await writeExcelFile(
    sheets.map(({ name, rows, widths }) => ({
      sheet: name,
      data: rows.map((row, index) => row.map(index === 0 ? boldCell : textCell)),
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
  return new Uint8Array(buffer);
}
