import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import type { RoadmapReading } from '#core/roadmap/reading-result.ts';
import { answer } from '#documents/in/answer.ts';
import { readRoadmapFile } from '#documents/in/read-file.ts';
import type { Format } from '#documents/in/sniff.ts';
import expected from '../../fixtures/roadmaps/expected.json' with { type: 'json' };
import { flat, planOf, read } from '../../support/roadmap-reading.ts';

const names = ['lyceum', 'village', 'district', 'house', 'sample'] as const;
const formats: readonly (readonly [Format, string])[] = [
  ['docx', 'docx'],
  ['xlsx', 'xlsx'],
  ['text', 'txt'],
];
const bytesOf = (file: string): Uint8Array => readFileSync(new URL(`../../fixtures/roadmaps/${file}`, import.meta.url));

const plain = (reading: RoadmapReading): object => ({
  title: reading.title,
  plan: planOf(reading),
  order: reading.order === undefined ? null : { number: reading.order.number, date: reading.order.date.toString() },
  sections: reading.sections,
  stages: reading.stages.map(({ deadline, responsible, group, ...stage }) => ({
    ...stage,
    group: group ?? null,
    deadline: flat(deadline.phrase),
    kind: deadline.kind,
    windows: deadline.windows.map(({ from, due }) => ({ from: from?.toString() ?? null, due: due.toString() })),
    responsible: flat(responsible),
    question: deadline.question ?? null,
  })),
});

describe.each(names)('the roadmap «%s»', (name) => {
  test.each(formats)('reads the same from %s', (format, extension) => {
    const reading = answer({ read: 'roadmap', format }, bytesOf(`${name}.${extension}`));
    expect(plain(read(reading as RoadmapReading))).toEqual(expected[name]); // a roadmap was asked for
  });
});

test('what the child process read comes back as it was read, dates and all', async () => {
  const reading = await readRoadmapFile(bytesOf('village.docx'), 'Дорожная карта.docx');
  expect(plain(read(reading))).toEqual(expected.village);
});

test('a period that the curator names overrides the document, and dates without a year follow it', async () => {
  const plan = { from: date('2031-09-01'), to: date('2032-08-31') };
  const reading = read(await readRoadmapFile(bytesOf('sample.docx'), 'sample.docx', { plan }));
  expect(planOf(reading)).toEqual(['2031-09-01', '2032-08-31']);
  expect(reading.stages.map(({ deadline }) => deadline.windows[0]?.due.toString())).toEqual([
    '2031-09-30',
    '2031-10-31',
    '2032-05-31',
  ]);
});

test('a roadmap of a thousand stages comes whole out of the process that reads it', async () => {
  const rows = Array.from(
    { length: 1000 },
    (_, n) => `${n + 1}\tМероприятие ${n + 1}\tОписание\tдо 15 октября\tкуратор`,
  );
  const table = ['№\tНаименование этапа\tСодержание деятельности\tСроки\tОтветственные', ...rows].join('\n');
  const text = `Дорожная карта наставничества на 2026-2027 учебный год\n\n${table}\n`;
  const reading = await readRoadmapFile(new TextEncoder().encode(text), 'карта.txt');
  expect(read(reading).stages).toHaveLength(1000);
});
