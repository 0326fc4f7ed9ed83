import { expect, test } from 'vitest';
import { workingDays } from '#core/calendar/working-days.ts';
import { id } from '#core/kernel/id.ts';
import { date, instant, isBefore } from '#core/kernel/time.ts';
import { datesOf, readRule, readRuleCode, readUntil, ruleCode } from '#core/meetings/series.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import { russianCalendar } from '../../../src/calendar/russia.ts';

const today = date('2026-10-06');
const last = date('2027-05-31');

test.each([
  ['по вторникам в 15:00 до мая', '2.1500.20270430'],
  ['каждый вторник в 15:00 до конца мая', '2.1500.20270531'],
  ['по вторникам и пятницам в 8:30', '25.0830.20270531'],
  ['вт, чт 16.00 до 25 декабря', '24.1600.20261225'],
  ['понедельник и по средам в 9 по 1 декабря', '13.0900.20261201'],
])('«%s» is a schedule', (words, code) => {
  const rule = readRule(words, today, last);
  expect(rule && ruleCode(rule)).toBe(code);
  expect(rule && readRuleCode(ruleCode(rule))).toEqual(rule);
});

test.each(['по вторникам', 'в 15:00', 'иногда', 'по вторникам в 27:00', ''])('«%s» is asked again', (words) =>
  expect(readRule(words, today, last)).toBeUndefined(),
);

test('a month alone ends before it begins', () => {
  expect(readUntil('мая', today)?.toString()).toBe('2027-04-30');
  expect(readUntil('декабря', today)?.toString()).toBe('2026-11-30');
});

test.each(['', '7.1500.20270531', '2.2561.20270531', '2.1500.20270231', '2.1500', '__proto__'])(
  'a forged schedule «%s» is none',
  (code) => expect(readRuleCode(code)).toBeUndefined(),
);

test('days off, holidays and days between terms are left out, and nothing lies outside the term of the pair', () => {
  const settings = {
    ...defaultSettings,
    terms: [
      { from: '2026-09-01', to: '2026-10-25' },
      { from: '2026-11-05', to: '2026-12-28' },
    ],
    holidays: [{ from: '2026-11-17', to: '2026-11-17' }],
  };
  const organisation = { id: id<'organisation'>('o'), name: 'Школа', settings };
  const isWorking = workingDays(russianCalendar(), settings);
  const desk = { now: instant('2026-10-06T07:00:00Z'), organisation, isWorking };
  const until = date('2026-12-15');
  const occasion = { subject: 's', people: [], mentors: [], closedOn: () => undefined, until };
  const rule = readRule('по вторникам и средам в 15:00', today, last);
  const { starts, left } = rule ? datesOf(desk, occasion, rule) : { starts: [], left: [] };
  const days = starts.map((at) => at.toZonedDateTimeISO(settings.zone).toPlainDate());
  expect(days[0]?.toString()).toBe('2026-10-07');
  expect(days.every((day) => isWorking(day) && !isBefore(until, day))).toBe(true);
  expect(left.map(String)).toEqual(['2026-10-27', '2026-10-28', '2026-11-03', '2026-11-04', '2026-11-17']);
});
