import type { TablePaper } from '#core/journal/papers.ts';
import { line, page, sideBySide, small, wide, wideTable } from './page.ts';
import { sheetsXlsx } from './sheets-xlsx.ts';

/** A table on a sheet turned on its side, with the lines to sign under it. */
export const tableDocx = (paper: TablePaper): Promise<Uint8Array> =>
  page(paper.title, [
    wide([
      line(paper.organisation, { align: 'center', bold: true, after: 120 }),
      line(paper.title, { align: 'center', bold: true, size: 32, after: 120 }),
      ...paper.about.map((words) => line(words, { after: 40, size: small })),
      line('', { after: 0, size: 12 }),
      paper.rows.length === 0 ? line('Записей нет.', { align: 'center' }) : wideTable(paper.columns, paper.rows, 20),
      ...paper.notes.map((words) => line(words, { before: 120, size: 20 })),
      line('', { after: 120, size: 12, withNext: true }),
      ...paper.signers.flatMap(({ position, name }) => [
        sideBySide([
          { words: position, share: 30 },
          { words: '_______________', share: 25, align: 'center' },
          { words: name === '' ? '____________________' : name, share: 45 },
        ]),
        // Tables that touch become one, and there must be room to sign.
        line('', { after: 60, size: 12 }),
      ]),
    ]),
  ]);

/** The same as an Excel file: every cell is a text, never a formula. */
export const tableXlsx = ({ title, columns, rows }: TablePaper): Promise<Uint8Array> =>
  sheetsXlsx([
    {
      name: title.slice(0, 31),
      rows: [columns.map((one) => one.title), ...rows],
      widths: columns.map(({ share }) => Math.max(5, Math.round(share * 1.5))),
    },
  ]);
