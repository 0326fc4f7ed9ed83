import {
  Document,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { ReportRow, RoadmapReport } from '#core/roadmap/papers.ts';
import { printable } from './printable.ts';
import { reportColumns } from './roadmap-report-columns.ts';

/** The report on a roadmap as a Word file: the figures with their denominators, then every stage. */
export async function roadmapReportDocx(report: RoadmapReport): Promise<Uint8Array> {
  const document = new Document({
    creator: 'Система наставничества',
    title: 'Отчёт о дорожной карте',
    styles: { default: { document: { run: { font: 'Times New Roman', size: 22 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { orientation: PageOrientation.LANDSCAPE },
            margin: { top: 800, bottom: 800, left: 800, right: 800 },
          },
        },
        children: [...heading(report), ...report.figures.map(figure), line(''), stages(report.rows)],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const heading = (report: RoadmapReport): readonly Paragraph[] => [
  line(report.organisation),
  new Paragraph({
    heading: HeadingLevel.HEADING_1,
    children: [new TextRun(`Отчёт о дорожной карте на ${report.asOf}`)],
  }),
  line(report.title),
  line(report.period),
  ...(report.order === '' ? [] : [line(report.order)]),
  line(''),
];

const figure = ({ label, value, note }: RoadmapReport['figures'][number]): Paragraph =>
  line(`${label}: ${value} (${note})`);

const stages = (rows: readonly ReportRow[]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: reportColumns.map(({ title, width }) => cell(title, width, true)) }),
      ...rows.map(
        (row) => new TableRow({ children: reportColumns.map(({ field, width }) => cell(row[field], width)) }),
      ),
    ],
  });

const cell = (words: string, width: number, bold = false): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.PERCENTAGE },
    margins: { top: 60, bottom: 60, left: 80, right: 80 },
    children: printable(words)
      .split('\n')
      .map((each) => new Paragraph({ children: [new TextRun({ text: each, bold, size: 20 })] })),
  });

const line = (words: string): Paragraph => new Paragraph({ children: [new TextRun(printable(words))] });
