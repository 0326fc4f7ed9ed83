import { Document, Packer, PageOrientation, type Paragraph } from 'docx';
import type { RoadmapReport } from '#core/roadmap/papers.ts';
import { grid, headingLine, plainLine } from './grid.ts';
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
        children: [...heading(report), ...report.figures.map(figure), plainLine(''), stages(report)],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const heading = (report: RoadmapReport): readonly Paragraph[] => [
  plainLine(report.organisation),
  headingLine(`Отчёт о дорожной карте на ${report.asOf}`, 'Heading1', 28),
  plainLine(report.title),
  plainLine(report.period),
  ...(report.order === '' ? [] : [plainLine(report.order)]),
  plainLine(''),
];

const figure = ({ label, value, note }: RoadmapReport['figures'][number]): Paragraph =>
  plainLine(`${label}: ${value} (${note})`);

const stages = ({ rows }: RoadmapReport) =>
  grid(
    reportColumns,
    rows.map((row) => reportColumns.map(({ field }) => row[field])),
    20,
  );
