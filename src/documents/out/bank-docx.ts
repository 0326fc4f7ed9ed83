import { Document, Packer, type Paragraph, type Table } from 'docx';
import type { BankPaper, BankTable } from '#core/bank/papers.ts';
import { grid, headingLine, plainLine } from './grid.ts';

/** The bank as a Word file, a table per side, as it hangs in an order. */
export async function bankDocx(paper: BankPaper): Promise<Uint8Array> {
  const document = new Document({
    creator: 'Система наставничества',
    title: 'Банк наставничества',
    styles: { default: { document: { run: { font: 'Times New Roman', size: 24 } } } },
    sections: [
      {
        properties: { page: { margin: { top: 800, bottom: 800, left: 1100, right: 700 } } },
        children: [
          plainLine(paper.organisation),
          plainLine(`По состоянию на ${paper.asOf}`),
          ...paper.tables.flatMap(part),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const part = (table: BankTable): readonly (Paragraph | Table)[] => [
  headingLine(table.title, 'Heading2', 26),
  table.rows.length === 0 ? plainLine('Записей нет.') : grid(table.columns, table.rows, 22),
];
