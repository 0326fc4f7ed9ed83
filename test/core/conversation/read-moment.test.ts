import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMoment, readSlot, slotCode } from '#core/conversation/read-moment.ts';
import { date, instant } from '#core/kernel/time.ts';

/** A Tuesday. */
const today = date('2026-10-06');
const read = (words: string): string | undefined => {
  const found = readMoment(words, today);
  return found && `${found.day.toString()}${found.time ? ` ${found.time.toString({ smallestUnit: 'minute' })}` : ''}`;
};

describe('a meeting’s day and hour are understood as people type them', () => {
  test.each([
    ['завтра в 15:30', '2026-10-07 15:30'],
    ['Завтра, в 15.30', '2026-10-07 15:30'],
    ['в 15:30 завтра', '2026-10-07 15:30'],
    ['12 марта 15:00', '2027-03-12 15:00'],
    ['12 марта 2027 15:00', '2027-03-12 15:00'],
    ['12.10 14.30', '2026-10-12 14:30'],
    ['в пятницу к 9', '2026-10-09 09:00'],
    ['сегодня в 4 дня', '2026-10-06 16:00'],
    ['в следующий понедельник в 8 30', '2026-10-12 08:30'],
    ['через 2 дня в 15:00', '2026-10-08 15:00'],
    ['в 16:00', '2026-10-06 16:00'],
  ])('%s', (words, moment) => expect(read(words)).toBe(moment));

  test.each([
    ['в пятницу после уроков', '2026-10-09'],
    ['завтра утром', '2026-10-07'],
    ['в среду после 6 урока', '2026-10-07'],
    ['12 марта', '2027-03-12'],
    ['12 марта 2027', '2027-03-12'],
  ])('%s names no hour, so it is asked', (words, day) => expect(read(words)).toBe(day));

  test.each(['как-нибудь', 'после уроков', '15', 'в 25:00', 'завтра 2027', ''])('%s is asked again', (words) =>
    expect(read(words)).toBeUndefined(),
  );

  test('whatever is typed, an answer is a day or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (words) => {
        const found = readMoment(words, today);
        return found === undefined || found.day.year > 1800;
      }),
    );
  });
});

test('an hour goes through a button and comes back to the minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: 29_000_000, max: 60_000_000 }), (minutes) => {
      const at = instant('1970-01-01T00:00:00Z').add({ minutes });
      expect(readSlot(slotCode(at))?.equals(at)).toBe(true);
    }),
  );
});
