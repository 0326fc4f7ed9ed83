import writeExcelFile, { type SheetData } from 'write-excel-file/node';
import type { RoadmapReport } from '#core/roadmap/papers.ts';
import { boldCell as bold, textCell as text } from './cells.ts';
import { reportColumns } from './roadmap-report-columns.ts';

/** The report on a roadmap as an Excel file: a sheet of figures and a sheet of stages. Every text is a text cell, never a formula. */
export async function roadmapReportXlsx(report: RoadmapReport): Promise<Uint8Array> {
  const buffer = await writeExcelFile([
    { data: figures(report), sheet: 'Итоги', columns: [{ width: 32 }, { width: 14 }, { width: 30 }] },
    {
      data: stages(report),
      sheet: 'Этапы',
      columns: reportColumns.map(({ width }) => ({ width: Math.round(width * 1.6) })),
      stickyRowsCount: 1,
    },
  ]).toBuffer();
  return new Uint8Array(buffer);
}

const figures = (report: RoadmapReport): SheetData => [
  [bold(`Отчёт о дорожной карте на ${report.asOf}`)],
  [text(report.organisation)],
  [text(report.title)],
  [text(report.period)],
  [text(report.order)],
  [],
  ...report.figures.map(({ label, value, note }) => [text(label), { value, type: Number }, text(note)]),
];

const stages = (report: RoadmapReport): SheetData => [
  reportColumns.map(({ title }) => bold(title)),
  ...report.rows.map((row) => reportColumns.map(({ field }) => text(row[field]))),
];
