import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { date, type PlainDate } from '#core/kernel/time.ts';
import { readDeadline } from '#core/roadmap/deadline/read-deadline.ts';
import { renderWindow } from '#core/roadmap/deadline/render-window.ts';
import type { Window } from '#core/roadmap/deadline.ts';
import { school } from './deadline-fixtures.ts';
import { scarred, styles } from './deadline-styles.ts';

const first = date('2024-08-01');
const day = fc.integer({ min: 0, max: 395 }).map((days) => first.add({ days }));
const span = fc.tuple(day, day).map(([a, b]) => (a.until(b).sign < 0 ? { from: b, due: a } : { from: a, due: b }));
const seeds = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 12, maxLength: 12 });
const months = fc
  .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }))
  .map(([a, b]): Required<Window> => {
    const from = first.add({ months: Math.min(a, b) });
    const last = first.add({ months: Math.max(a, b) });
    return { from, due: last.with({ day: last.daysInMonth }) };
  });

const show = (windows: readonly Window[]) => windows.map(({ from, due }) => `${from ?? ''}..${due}`);
const runs = { numRuns: 60 };

describe('any rendering of a known window reads back to it', () => {
  test.each(styles)('$name', ({ fits, write }) => {
    const windows = fits === 'months' ? months : span;
    fc.assert(
      fc.property(windows, seeds, fc.boolean(), (window, seed, isScarred) => {
        const { text, window: meant } = write(window);
        const phrase = isScarred ? scarred(text, seed) : text;
        expect(show(readDeadline(phrase, school).windows), phrase).toEqual(show([meant]));
      }),
      runs,
    );
  });

  test('what the program writes itself, also without a plan', () => {
    fc.assert(
      fc.property(span, fc.boolean(), ({ from, due }, isUntil) => {
        const window: Window = isUntil ? { due } : { from, due };
        expect(show(readDeadline(renderWindow(window), {}).windows)).toEqual(show([window]));
      }),
      runs,
    );
  });
});

test('a list of dates reads back to all of them', () => {
  const separators = fc.constantFrom(', ', '; ', ' и ', ' / ', '\n', ',');
  fc.assert(
    fc.property(
      fc.uniqueArray(day, { minLength: 2, maxLength: 5, selector: String }),
      separators,
      (days, separator) => {
        const sorted = days.toSorted((a, b) => -a.until(b).sign);
        const text = sorted.map(figures).join(separator);
        expect(show(readDeadline(text, school).windows)).toEqual(sorted.map((one) => `${one}..${one}`));
      },
    ),
    runs,
  );
});

const figures = (one: PlainDate) =>
  `${String(one.day).padStart(2, '0')}.${String(one.month).padStart(2, '0')}.${one.year}`;

const pieces =
  'сентябрь октября декабре май мая июнь февраля 1 3 5 15 20 28 31 5-го первого 05.10 01.03.2025 30.02 09.2024 2024 2025 2024-2025 г. гг. года год с по до к на в и или не позднее раньше после через за перед в течение начало конце середина декада неделя последняя вторая третий третье двух половина числа месяца месяц квартал IV II четверть полугодие учебного раз в еженедельно ежегодно ежемесячно каждый вторник пятница классы лет дней план приказ педсовет № п. итогам по мере необходимости постоянно каникулы , ; - – ( ) / : .'.split(
    ' ',
  );

describe('no date is made up', () => {
  test('every day of a window can be found in the words', () => {
    const words = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 9 }).map((some) => some.join(' '));
    fc.assert(
      fc.property(words, (phrase) => {
        const { kind, windows } = readDeadline(phrase, school);
        if (kind !== 'window' && kind !== 'windows') return;
        for (const { from, due } of windows) {
          expect(isDerivable(due, phrase), `${phrase} → ${due}`).toBe(true);
          expect(from === undefined || isDerivable(from, phrase), `${phrase} → ${from}`).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('words without a date give none', () => {
    const idle =
      'до после с по к на в за не позднее через перед и или по мере необходимости запросу графику плану приказу постоянно в течение года , ; ( ) - . каникулы начало конец проведения заседание классы лет учебного срок'.split(
        ' ',
      );
    const words = fc.array(fc.constantFrom(...idle), { maxLength: 10 }).map((some) => some.join(' '));
    fc.assert(
      fc.property(words, (phrase) => {
        expect(readDeadline(phrase, school).windows).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('any string is read without a throw, and what stays open has a question', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom(...pieces, '31', '00', '.', '-', '/', '(', ')', '\n', ' '), { maxLength: 25 })
        .map((some) => some.join('')),
    );
    fc.assert(
      fc.property(anything, (phrase) => {
        const deadline = readDeadline(phrase, school);
        expect(deadline.phrase).toBe(phrase);
        if (deadline.kind === 'unresolved') expect(deadline.question).toBeTruthy();
        if (deadline.kind === 'window') expect(deadline.windows).toHaveLength(1);
        if (deadline.kind === 'windows') expect(deadline.windows.length).toBeGreaterThan(1);
        for (const { from, due } of deadline.windows)
          expect(from === undefined || from.until(due).sign >= 0).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

/** The day stands in the phrase as a number, or is a first or last day of something that the phrase names. */
function isDerivable(one: PlainDate, phrase: string): boolean {
  const numbers = (phrase.match(/\d+/g) ?? []).map(Number);
  const wider = /четверть|полугодие|квартал|неделя|вторник|пятница|конце/u.test(phrase);
  const edges = [1, 10, 11, 20, 21, one.daysInMonth];
  const isDay = numbers.includes(one.day) || edges.includes(one.day) || (one.day === 3 && /третье/u.test(phrase));
  return wider || (isDay && (named(one.month, phrase) || numbers.includes(one.month)));
}

const named = (month: number, phrase: string): boolean =>
  ['янв', 'фев', 'мар', 'апр', 'ма[йя]', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'].some(
    (stem, index) => index + 1 === month && new RegExp(stem, 'u').test(phrase),
  );
