import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isQuiet } from '#core/calendar/quiet.ts';
import { allowedUntil } from '#core/delivery/allowed-hours.ts';
import { instant, type Temporal } from '#core/kernel/time.ts';
import { defaultSettings } from '#core/people/organisation.ts';

const weekdays = (day: Temporal.PlainDate) => day.dayOfWeek <= 5;
const until = (from: string, hours: number) =>
  allowedUntil(defaultSettings, weekdays, { from: instant(from), hours })
    .toZonedDateTimeISO('Europe/Moscow')
    .toString({
      timeZoneName: 'never',
      smallestUnit: 'minute',
    });

describe('expiry counts only hours in which sending was allowed', () => {
  test('within a day they are hours', () => {
    expect(until('2026-11-18T12:00+03:00', 3)).toBe('2026-11-18T15:00+03:00');
  });

  test('a night is not counted', () => {
    expect(until('2026-11-18T19:00+03:00', 2)).toBe('2026-11-19T09:00+03:00');
  });

  test('neither is a weekend: a day of twelve hours from Friday evening ends on Monday evening', () => {
    expect(until('2026-11-20T20:00+03:00', 12)).toBe('2026-11-23T20:00+03:00');
  });

  test('from any moment, so much allowed time lies before the expiry', () => {
    const start = instant('2026-09-01T00:00Z');
    fc.assert(
      fc.property(fc.nat(60 * 24 * 30), fc.integer({ min: 1, max: 24 }), (minutes, hours) => {
        const from = start.add({ minutes });
        const end = allowedUntil(defaultSettings, weekdays, { from, hours });
        const quarters = from.until(end, { largestUnit: 'minutes' }).minutes / 15;
        const allowed = Array.from({ length: Math.ceil(quarters) }, (_, n) => from.add({ minutes: 15 * n })).filter(
          (moment) => !isQuiet(defaultSettings, weekdays, moment),
        ).length;
        // The first quarter after a night begins at its end, not on the grid.
        expect(Math.abs(allowed - hours * 4)).toBeLessThanOrEqual(1 + hours);
      }),
      { numRuns: 30 },
    );
  });
});
