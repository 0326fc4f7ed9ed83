import { describe, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { readDeadline } from '#core/roadmap/deadline/read-deadline.ts';
import type { DeadlineContext } from '#core/roadmap/deadline.ts';
import { period, school } from './deadline-fixtures.ts';

const read = (phrase: string, context: DeadlineContext) => {
  const { kind, windows, question } = readDeadline(phrase, context);
  return [
    kind,
    windows.map(({ from, due }) => `${from ?? ''}..${due}`).join(' '),
    question === undefined ? 'sure' : 'asks',
  ];
};

describe('the year of a date', () => {
  test('comes from the phrase, with a question where the plan does not hold it', () => {
    expect(read('май 2025', school)).toEqual(['window', '2025-05-01..2025-05-31', 'sure']);
    expect(read('май 2023', school)).toEqual(['window', '2023-05-01..2023-05-31', 'asks']);
    expect(read('до 1 июля 2024', school)).toEqual(['window', '..2024-07-01', 'asks']);
  });

  test('comes from the plan where it is not in the phrase', () => {
    expect(read('март', school)).toEqual(['window', '2025-03-01..2025-03-31', 'sure']);
    expect(read('март', { plan: period('2026-01-01..2026-12-31') })).toEqual([
      'window',
      '2026-03-01..2026-03-31',
      'sure',
    ]);
  });

  test('is asked for where two fit, and the first one stands', () => {
    expect(read('август', school)).toEqual(['window', '2024-08-01..2024-08-31', 'asks']);
    expect(read('до 20 августа', school)).toEqual(['window', '..2024-08-20', 'asks']);
  });

  test('keeps the order of the rows of a table without a question', () => {
    expect(read('август', { ...school, after: date('2025-05-01') })).toEqual([
      'window',
      '2025-08-01..2025-08-31',
      'sure',
    ]);
    expect(read('август', { ...school, after: date('2024-08-01') })).toEqual([
      'window',
      '2024-08-01..2024-08-31',
      'asks',
    ]);
  });

  test('of a range begins with the first month that fits', () => {
    expect(read('сентябрь – август', school)).toEqual(['window', '2024-09-01..2025-08-31', 'sure']);
    expect(read('август – июнь', school)).toEqual(['window', '2024-08-01..2025-06-30', 'sure']);
    expect(read('июль – сентябрь', school)).toEqual(['window', '2025-07-01..2025-09-30', 'asks']);
  });

  test('of the dates of a list follows the dated one', () => {
    expect(read('сентябрь, октябрь 2022', school)[1]).toBe('2022-09-01..2022-09-30 2022-10-01..2022-10-31');
    expect(read('сентябрь, январь 2023', school)[1]).toBe('2022-09-01..2022-09-30 2023-01-01..2023-01-31');
    expect(read('сентябрь 2022, май', school)[1]).toBe('2022-09-01..2022-09-30 2023-05-01..2023-05-31');
  });

  test('is not made up without a plan', () => {
    expect(read('сентябрь', {})).toEqual(['unresolved', '', 'asks']);
    expect(read('до 15 октября', {})).toEqual(['unresolved', '', 'asks']);
    expect(read('сентябрь 2024', {})).toEqual(['window', '2024-09-01..2024-09-30', 'sure']);
    expect(read('с 01.09.2026 по 31.05.2027', {})).toEqual(['window', '2026-09-01..2027-05-31', 'sure']);
    expect(read('ноябрь 2026/27 уч. года', {})).toEqual(['window', '2026-11-01..2026-11-30', 'sure']);
    expect(read('ежемесячно', {})).toEqual(['recurring', '', 'asks']);
    expect(read('в течение года', {})).toEqual(['continuous', '', 'sure']);
  });

  test('of a month outside the plan stays open', () => {
    const autumn = { plan: period('2024-09-01..2024-12-31') };
    expect(read('март', autumn)).toEqual(['unresolved', '', 'asks']);
    expect(read('29 февраля', school)).toEqual(['unresolved', '', 'asks']);
    expect(read('29 февраля', { plan: period('2023-09-01..2024-08-31') })).toEqual([
      'window',
      '2024-02-29..2024-02-29',
      'sure',
    ]);
  });

  test('of two figures after a month counts only where the plan knows it', () => {
    expect(read('май 25', school)).toEqual(['window', '2025-05-01..2025-05-31', 'sure']);
    expect(read('май 27', school)).toEqual(['unresolved', '', 'asks']);
  });
});

describe('terms and half-years', () => {
  test('come from the academic calendar only', () => {
    expect(read('I полугодие', school)).toEqual(['window', '2024-09-02..2024-12-28', 'sure']);
    expect(read('I полугодие', { plan: period('2024-08-01..2025-08-31') })).toEqual(['unresolved', '', 'asks']);
    expect(read('раз в полугодие', { plan: period('2024-08-01..2025-08-31') })).toEqual(['recurring', '', 'asks']);
    expect(read('раз в четверть', { ...school, terms: [] })).toEqual(['recurring', '', 'asks']);
  });

  test('of another number have no days', () => {
    expect(read('5 четверть', school)[0]).toBe('unresolved');
    expect(read('3 полугодие', school)[0]).toBe('unresolved');
    expect(read('1 триместр', school)[0]).toBe('unresolved');
    const trimesters = ['2024-09-02..2024-11-17', '2024-11-25..2025-02-16', '2025-02-24..2025-05-26'].map(period);
    expect(read('2 триместр', { ...school, terms: trimesters })).toEqual(['window', '2024-11-25..2025-02-16', 'sure']);
    expect(read('2 полугодие', { ...school, terms: trimesters })[0]).toBe('unresolved');
  });
});

describe('what recurs', () => {
  test('is due on the last day of each period inside the plan', () => {
    const year = { plan: period('2022-09-01..2023-08-31') };
    expect(read('раз в квартал', year)[1]).toBe('..2022-09-30 ..2022-12-31 ..2023-03-31 ..2023-06-30');
    expect(read('еженедельно в октябре', year)[1]).toBe(
      '..2022-10-02 ..2022-10-09 ..2022-10-16 ..2022-10-23 ..2022-10-30',
    );
  });

  test('yearly falls in every year of a longer plan', () => {
    const long = { plan: period('2022-09-01..2023-12-31') };
    expect(read('ежегодно до 20 сентября', long)).toEqual(['recurring', '..2022-09-20 ..2023-09-20', 'sure']);
    expect(read('ежегодно до 28 мая', long)).toEqual(['recurring', '..2023-05-28', 'sure']);
  });

  test('without days to count from asks for them', () => {
    expect(read('раз в две недели', school)).toEqual(['recurring', '', 'asks']);
    expect(read('раз в 3 года', school)).toEqual(['recurring', '', 'asks']);
    expect(read('ежегодно по плану', school)).toEqual(['recurring', '', 'asks']);
  });

  test('on a day that a short month lacks is due on its last day', () => {
    expect(read('31 числа каждого месяца', { plan: period('2025-01-01..2025-03-31') })[1]).toBe(
      '2025-01-31..2025-01-31 2025-02-28..2025-02-28 2025-03-31..2025-03-31',
    );
  });
});

describe('what contradicts itself', () => {
  test.each([
    'до 31 сентября',
    '30.02.2025',
    'среда, 10 сентября 2024',
    'с 20 по 10 октября',
    '01.12.2024–01.11.2024',
    'октябрь (15 ноября)',
    '6-я неделя октября',
  ])('«%s» becomes a question', (phrase) => {
    expect(read(phrase, school)).toEqual(['unresolved', '', 'asks']);
  });

  test('a weekday chooses the year in which it is right', () => {
    expect(read('понедельник, 25 августа', school)).toEqual(['window', '2025-08-25..2025-08-25', 'sure']);
  });
});

test('a text too long for a deadline is left open', () => {
  expect(read('сентябрь '.repeat(200), school)).toEqual(['unresolved', '', 'asks']);
});

describe('the end of a year', () => {
  test.each(['май, конец года', 'декабрь, конец года', 'II полугодие, конец года', 'до 25 мая, конец учебного года'])(
    '«%s» names it twice',
    (phrase) => expect(read(phrase, school)[2]).toBe('sure'),
  );

  test.each([
    'конец 1 полугодия, конец года',
    'I полугодие, конец учебного года',
    'конец II четверти и конец года',
    'декабрь, конец учебного года',
    'сентябрь, в конце года',
  ])('«%s» is another day than the one beside it, and is asked for', (phrase) =>
    expect(read(phrase, school)[2]).toBe('asks'),
  );
});

describe('the end of several terms', () => {
  test.each([
    ['конец I и II полугодия', '..2024-12-28 ..2025-05-26'],
    ['в конце 1, 2 и 3 четверти', '..2024-10-25 ..2024-12-28 ..2025-03-21'],
    ['конец I четверти, III четверть', '..2024-10-25 2025-01-09..2025-03-21'],
    ['I и II полугодие', '2024-09-02..2024-12-28 2025-01-09..2025-05-26'],
  ])('«%s» begins nowhere but where it says so', (phrase, windows) => expect(read(phrase, school)[1]).toBe(windows));
});
