import { describe, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { readDeadline } from '#core/roadmap/deadline/read-deadline.ts';
import { renderWindow } from '#core/roadmap/deadline/render-window.ts';
import { suggestions } from '#core/roadmap/deadline/suggestions.ts';
import { period, school } from './deadline-fixtures.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const offered = (phrase: string, context = school) =>
  suggestions(readDeadline(phrase, context), context).map((window) => plain(renderWindow(window)));

describe('likely answers', () => {
  test.each([
    ['до 31 сентября', ['до 30 сентября 2024 г.']],
    ['до 29 февраля 2025', ['до 28 февраля 2025 г.']],
    ['август', ['1–31 августа 2025 г.']],
    ['до 5 мая 2023', ['до 5 мая 2025 г.']],
    ['с 20 по 10 октября', ['10–20 октября 2024 г.']],
    ['вторник, 16 октября 2024', ['16 октября 2024 г.']],
    ['с 1 октября', ['1 октября 2024 г. – 31 августа 2025 г.']],
    ['осенние каникулы', ['26 октября – 4 ноября 2024 г.']],
    ['летом', ['1 июня – 31 августа 2025 г.']],
    ['первая половина мая', ['1–15 мая 2025 г.']],
    ['вторая половина февраля', ['16–28 февраля 2025 г.']],
    ['до конца учебного года', ['до 26 мая 2025 г.', 'до 31 августа 2025 г.']],
    ['октябрь или ноябрь', ['1–31 октября 2024 г.', '1–30 ноября 2024 г.']],
    ['по плану', []],
    ['', []],
  ])('to «%s» follow from its words', (phrase, expected) => {
    expect(offered(phrase)).toEqual(expected);
  });

  test('are not offered where nothing is asked', () => {
    expect(offered('октябрь')).toEqual([]);
  });

  test('keep clear of the academic calendar where there is none', () => {
    expect(offered('осенние каникулы', { plan: period('2024-08-01..2025-08-31') })).toEqual([]);
  });
});

describe('a window in words', () => {
  test.each([
    ['2024-09-01', '2024-09-30', '1–30 сентября 2024 г.'],
    ['2024-09-01', '2024-09-01', '1 сентября 2024 г.'],
    ['2024-09-20', '2024-10-25', '20 сентября – 25 октября 2024 г.'],
    ['2024-12-25', '2025-01-10', '25 декабря 2024 г. – 10 января 2025 г.'],
    [undefined, '2024-11-15', 'до 15 ноября 2024 г.'],
  ])('from %s to %s', (from, due, words) => {
    expect(plain(renderWindow({ ...(from === undefined ? {} : { from: date(from) }), due: date(due) }))).toBe(words);
  });

  test('does not break inside a date', () => {
    expect(renderWindow({ due: date('2024-11-15') })).toBe('до\u00A015\u00A0ноября\u00A02024\u00A0г.');
  });
});
