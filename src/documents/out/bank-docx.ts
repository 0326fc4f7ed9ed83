import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { BankPaper, BankTable } from '#core/bank/papers.ts';
import { printable } from './printable.ts';

/** The bank as a Word file, a table per side, as it hangs in an order. */
export async function bankDocx(paper: BankPaper): Promise<Uint8Array> {
  const document = new Document({
    creator: 'Система наставничества',
    title: 'Банк наставничества',
    styles: { default: { document: { run: { font: 'Times New Roman', size: 24 } } } },
    sections: [
      {
        properties: { page: { margin: { top: 800, bottom: 800, left: 1100, right: 700 } } },
        children: [line(paper.organisation), line(`По состоянию на ${paper.asOf}`), ...paper.tables.flatMap(part)],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const part = (table: BankTable): readonly (Paragraph | Table)[] => [
  new Paragraph({ heading: HeadingLevel.HEADING_2, children: [new TextRun(table.title)] }),
  table.rows.length === 0 ? line('Записей нет.') : grid(table),
];

const grid = ({ columns, rows }: BankTable): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: columns.map(({ title, width }) => cell(title, width, true)) }),
      ...rows.map(
        (row) => new TableRow({ children: columns.map(({ width }, index) => cell(row[index] ?? '', width)) }),
      ),
    ],
  });

const cell = (words: string, width: number, bold = false): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: printable(words)
      .split('\n')
      .map((each) => new Paragraph({ children: [new TextRun({ text: each, bold, size: 22 })] })),
  });

const line = (words: string): Paragraph => new Paragraph({ children: [new TextRun(printable(words))] });
