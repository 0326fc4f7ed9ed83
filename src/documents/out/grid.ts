import { Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { printable } from './printable.ts';

export interface GridColumn {
  readonly title: string;
  /** Parts of the width of the page. */
  readonly width: number;
}

/** A table over the whole width of the page, its head repeated on each; `size` of the letters in half points. */
export const grid = (columns: readonly GridColumn[], rows: readonly (readonly string[])[], size: number): Table => {
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const cells = (words: readonly string[], bold: boolean) =>
    columns.map(({ width }, index) => cell(words[index] ?? '', { share: (width / all) * 100, size, bold }));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: cells(
          columns.map(({ title }) => title),
          true,
        ),
      }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, false) })),
    ],
  });
};

interface Look {
  /** Of a hundred. */
  readonly share: number;
  readonly size: number;
  readonly bold: boolean;
}

const cell = (words: string, { share, size, bold }: Look): TableCell =>
  new TableCell({
    width: { size: share, type: WidthType.PERCENTAGE },
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: printable(words)
      .split('\n')
      .map((each) => new Paragraph({ children: [new TextRun({ text: each, bold, size })] })),
  });

export const plainLine = (words: string): Paragraph => new Paragraph({ children: [new TextRun(printable(words))] });

/** A heading as a school prints it: bold and black, whatever the word processor makes of headings. */
export const headingLine = (words: string, level: 'Heading1' | 'Heading2', size: number): Paragraph =>
  new Paragraph({
    heading: level,
    keepNext: true,
    spacing: { before: 200, after: 120 },
    children: [new TextRun({ text: printable(words), bold: true, color: '000000', size, font: 'Times New Roman' })],
  });
