import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import readXlsxFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { RoadmapReport } from '#core/roadmap/papers.ts';
import { roadmapReportDocx } from '#documents/out/roadmap-report-docx.ts';
import { roadmapReportXlsx } from '#documents/out/roadmap-report-xlsx.ts';

const nasty = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '@SUM(A1)',
  '-2',
  '<b>&amp;</b>',
  'а\u0000б\u0007',
  '\ud83d',
  'נסיון',
  '👩‍🏫'.repeat(50),
];

const report: RoadmapReport = {
  organisation: 'Школа № 5 посёлка Ясный',
  title: '=HYPERLINK("http://x")',
  period: 'Период: 1 сентября 2026 г. – 31 августа 2027 г.',
  order: 'Приказ № 15-од',
  asOf: '16 ноября 2026 г.',
  figures: [{ label: 'Выполнено', value: 5, note: '5 из 12 (42 %)' }],
  rows: nasty.map((words, index) => ({
    number: `${index + 1}.`,
    group: words,
    title: words,
    due: 'сентябрь 2026 г.',
    assignees: 'куратор',
    state: 'закрыт',
    result: words,
  })),
};

const shown = (words: string) => words.replaceAll('\u0000', '').replaceAll('\u0007', '').replaceAll('\ud83d\0', '');

describe('the report on a roadmap', () => {
  test('as .xlsx: every text is the text it was, and nothing is a formula', async () => {
    const bytes = await roadmapReportXlsx(report);
    const parts = Object.entries(unzipSync(bytes)).filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
    expect(parts.length).toBe(2);
    for (const [, part] of parts) expect(strFromU8(part)).not.toMatch(/<f[ >]/);
    const sheets = await readXlsxFile(Buffer.from(bytes));
    const rows = sheets.find(({ sheet }) => sheet === 'Этапы')?.data ?? [];
    const titles = rows.slice(1).map((row) => row[2]);
    for (const words of nasty.filter((one) => one !== '\ud83d')) expect(titles.map(String)).toContain(shown(words));
  });

  test('as .docx: the figures with their denominator, and every stage', async () => {
    const bytes = await roadmapReportDocx(report);
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    expect(value).toContain('Выполнено: 5 (5 из 12 (42 %))');
    for (const words of nasty.filter((one) => one !== '\ud83d')) expect(value).toContain(shown(words));
  });
});
