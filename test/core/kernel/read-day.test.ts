import { describe, expect, test } from 'vitest';
import { readDay } from '#core/kernel/read-day.ts';
import { date } from '#core/kernel/time.ts';

const today = date('2026-11-21');

describe('a day as people type it', () => {
  test.each([
    ['вчера', '2026-11-20'],
    ['Послезавтра', '2026-11-23'],
    ['через 3 дня', '2026-11-24'],
    ['через 2 недели', '2026-12-05'],
    ['через неделю', '2026-11-28'],
    ['2027-03-12', '2027-03-12'],
    ['12.03.2027', '2027-03-12'],
    ['12.03.27', '2027-03-12'],
    ['12/3', '2027-03-12'],
    ['12 марта', '2027-03-12'],
    ['12 марта 2027 г.', '2027-03-12'],
    ['5 мая 2027 года', '2027-05-05'],
    ['1 мая', '2027-05-01'],
    ['29.02', '2028-02-29'],
    ['1 сентября', '2026-09-01'],
  ])('%s', (words, iso) => {
    expect(readDay(words, today)?.toString()).toBe(iso);
  });

  test.each(['', '31.02.2027', '32.01', '12 мартобря', '5 мат', 'скоро', '12', '0.5.2027'])('%s is no day', (words) => {
    expect(readDay(words, today)).toBeUndefined();
  });

  test('without a year the lean decides', () => {
    expect(readDay('12.03', today, 'past')?.toString()).toBe('2026-03-12');
    expect(readDay('1 сентября', today, 'future')?.toString()).toBe('2027-09-01');
  });
});
