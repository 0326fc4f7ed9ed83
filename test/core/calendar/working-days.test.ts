import { describe, expect, test } from 'vitest';
import { isQuiet, quietUntil } from '#core/calendar/quiet.ts';
import { workingDayAfter, workingDayBefore, workingDays } from '#core/calendar/working-days.ts';
import { date, instant } from '#core/kernel/time.ts';
import { defaultSettings, type Settings } from '#core/people/organisation.ts';
import { russianCalendar } from '../../../src/calendar/russia.ts';

const russia = russianCalendar();
const school: Settings = { ...defaultSettings, zone: 'Europe/Volgograd' };
const works = workingDays(russia, school);

describe('working days of a Russian school', () => {
  test.each([
    [2024, 248],
    [2025, 247],
    [2026, 247],
  ])('%i has %i working days in a five-day week, as the official calendar says', (year, expected) => {
    const first = date(`${year}-01-01`);
    const days = Array.from({ length: first.daysInYear }, (_, offset) => first.add({ days: offset }));
    expect(days.filter(works)).toHaveLength(expected);
  });

  test('a working Saturday is declared for a five-day week', () => {
    expect(works(date('2024-11-02'))).toBe(true);
    expect(works(date('2024-11-09'))).toBe(false);
  });

  test('a six-day week works on ordinary Saturdays but not on holidays', () => {
    const six = workingDays(russia, { ...school, workWeek: 6 });
    expect(six(date('2026-11-14'))).toBe(true);
    expect(six(date('2026-06-12'))).toBe(false);
  });

  test('school holidays and single exceptions of the organisation come first', () => {
    const own = workingDays(russia, {
      ...school,
      holidays: [{ from: '2026-10-26', to: '2026-11-03' }],
      dayOverrides: { '2026-10-27': 'working', '2026-11-06': 'off' },
    });
    expect(own(date('2026-10-28'))).toBe(false);
    expect(own(date('2026-10-27'))).toBe(true);
    expect(own(date('2026-11-06'))).toBe(false);
  });

  test('30 April 2023 was a Sunday before a holiday: the last working day is 28 April', () => {
    expect(workingDayBefore(date('2023-04-30'), works).toString()).toBe('2023-04-28');
    expect(workingDayAfter(date('2023-04-29'), works).toString()).toBe('2023-05-02');
  });

  test('a year without a table of transfers says so', () => {
    expect(russia.knows(2026)).toBe(true);
    expect(russia.knows(2035)).toBe(false);
  });
});

describe('quiet hours', () => {
  test.each([
    ['2026-11-20T19:59:00+03:00', false],
    ['2026-11-20T20:00:00+03:00', true],
    ['2026-11-20T07:59:00+03:00', true],
    ['2026-11-20T08:00:00+03:00', false],
    ['2026-11-21T12:00:00+03:00', true],
    ['2026-11-04T12:00:00+03:00', true],
  ])('%s is quiet: %s', (moment, quiet) => {
    expect(isQuiet(school, works, instant(moment))).toBe(quiet);
  });

  test('Friday evening waits until Monday morning', () => {
    expect(
      quietUntil(school, works, instant('2026-11-20T21:00:00+03:00')).equals(instant('2026-11-23T08:00:00+03:00')),
    ).toBe(true);
  });
});
