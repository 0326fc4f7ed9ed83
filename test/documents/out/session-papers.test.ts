import mammoth from 'mammoth';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import {
  roundsPaperOf,
  sessionList,
  sessionPosterPaper,
  sessionReport,
} from '../../../scripts/papers/invented-session.ts';
import { sessionPapers } from '../../../src/app/papers.ts';

const read = async (bytes: Uint8Array): Promise<string> =>
  (await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value;

test('the list for the expert: theme, time, place, and everybody who has a seat, with where they come from', async () => {
  const words = await read(await sessionPapers.list(sessionList));
  for (const part of [sessionList.theme, sessionList.when, sessionList.place, ...sessionList.experts, 'Отметка'])
    expect(words).toContain(part);
  for (const { name, from } of sessionList.people) {
    expect(words).toContain(name);
    expect(words).toContain(from);
  }
});

test('the report of a session: figures, shares of the one question, goals, pairs, participants; the same as a workbook', async () => {
  const words = await read(await sessionPapers.report(sessionReport));
  const { figures, feedback, goals, pairs, people } = sessionReport;
  for (const { label, value } of [...figures, ...feedback]) expect(words).toContain(`${label}: ${value}`);
  for (const part of [...goals.flatMap(({ goal, by }) => [goal, by]), ...pairs, ...people.map(({ name }) => name)])
    expect(words).toContain(part);

  const sheets = await readXlsxFile(Buffer.from(await sessionPapers.reportSheet(sessionReport)));
  const rows = (name: string) => sheets.find(({ sheet }) => sheet === name)?.data ?? [];
  for (const { label, value } of [...figures, ...feedback]) expect(rows('Итоги')).toContainEqual([label, value]);
  expect(
    rows('Участники')
      .slice(1)
      .map((row) => row[1]),
  ).toEqual(people.map(({ name }) => name));
  expect(
    rows('Цели')
      .slice(1)
      .map((row) => row[1]),
  ).toEqual(goals.map(({ goal }) => goal));
});

test('the plan of rounds: every table of every round, and a slip with the route of each participant', async () => {
  const paper = roundsPaperOf(3, 7, 3);
  const words = await read(await sessionPapers.rounds(paper));
  for (const [index, expert] of paper.tables.entries()) expect(words).toContain(`Стол ${index + 1}\n\n${expert}`);
  for (const { seated } of paper.rounds) for (const names of seated) expect(words).toContain(names.join('\n\n'));
  for (const { name, stops } of paper.slips) {
    const slip = words.slice(words.lastIndexOf(`${name}\n`));
    for (const { round, where } of stops) expect(slip).toContain(`${round}: ${where}`);
  }
});

test('the poster is a sheet of A4, and other words make another picture', () => {
  const png = Buffer.from(sessionPapers.poster(sessionPosterPaper));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1240, 1754]);
  expect(png.equals(sessionPapers.poster({ ...sessionPosterPaper, theme: 'Другая тема' }))).toBe(false);
  expect(sessionPapers.poster({ ...sessionPosterPaper, theme: 'Ж'.repeat(2000), links: [] }).length).toBeGreaterThan(0);
});
