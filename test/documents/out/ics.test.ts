import { expect, test } from 'vitest';
import type { CalendarEvent } from '#core/calendar/event.ts';
import { instant } from '#core/kernel/time.ts';
import { ics } from '#documents/out/ics.ts';

const meeting: CalendarEvent = {
  uid: 'AAAAAAAAAAAAAAAA@mentoring',
  sequence: 2,
  start: instant('2026-11-26T12:00:00Z'),
  minutes: 40,
  title: 'Встреча: разбор урока; журнал, и всё',
  place: 'каб. 12, 2-й этаж\nспросить на вахте',
};
const stamp = instant('2026-11-20T08:00:00Z');
/** Long lines are folded by RFC 5545, 3.1: a line that begins with a space goes on. */
const text = (file: Uint8Array) => Buffer.from(file).toString('utf8').replaceAll('\r\n ', '');

test('a meeting goes into a calendar with its hour in UTC, its length and its place, commas and line breaks escaped', () => {
  const lines = text(ics([meeting], stamp)).split('\r\n');
  expect(lines).toContain('UID:AAAAAAAAAAAAAAAA@mentoring');
  expect(lines).toContain('SEQUENCE:2');
  expect(lines).toContain('DTSTART:20261126T120000Z');
  expect(lines).toContain('DTEND:20261126T124000Z');
  expect(lines).toContain('SUMMARY:Встреча: разбор урока\\; журнал\\, и всё');
  expect(lines).toContain('LOCATION:каб. 12\\, 2-й этаж\\nспросить на вахте');
  expect(lines).toContain('METHOD:PUBLISH');
});

test('no line is longer than 75 bytes', () => {
  const long = ics([{ ...meeting, title: 'Очень длинная тема встречи '.repeat(12) }], stamp);
  for (const line of Buffer.from(long).toString('utf8').split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThan(76);
});

test('a cancelled meeting takes itself out of the calendar', () => {
  const lines = text(ics([{ ...meeting, sequence: 3, cancelled: true }], stamp)).split('\r\n');
  expect(lines).toContain('METHOD:CANCEL');
  expect(lines).toContain('STATUS:CANCELLED');
});
