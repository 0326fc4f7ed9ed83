import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { date, Temporal } from '#core/kernel/time.ts';
import { readPeriod, readPeriods, showPeriod } from '#core/people/periods.ts';
import { planInWords, planPeople } from '#core/people/plan-people.ts';
import { readFullName, readNamePart, sameName } from '#core/people/read-person.ts';
import { readRoles } from '#core/people/role-words.ts';
import { isDeputyHead } from '#core/people/roles.ts';
import { codeAlphabet, isToken, readCode, showCode } from '#core/people/secrets.ts';
import {
  readLeads,
  readOverrides,
  readQuiet,
  readTime,
  readZone,
  showOverrides,
  showQuiet,
  zones,
} from '#core/people/settings-read.ts';
import { secrets } from '../../../src/secrets.ts';

const today = date('2026-11-20');

describe('secrets of an invitation', () => {
  test('a link’s token is 128 bits in 22 characters, a code eight letters of 32, a hash tells neither', () => {
    expect(isToken(secrets.token())).toBe(true);
    expect(secrets.token()).not.toBe(secrets.token());
    expect(secrets.code()).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(new Set(codeAlphabet).size).toBe(32);
    expect(secrets.hash('a')).toHaveLength(43);
  });

  const disguises: Readonly<Record<string, readonly string[]>> = {
    ...{ A: ['А', 'а'], B: ['В', 'в'], C: ['С', 'с'], E: ['Е', 'е'], H: ['Н', 'н'], K: ['К', 'к'], M: ['М', 'м'] },
    ...{
      P: ['Р', 'р'],
      T: ['Т', 'т'],
      X: ['Х', 'х'],
      Y: ['У', 'у'],
      '0': ['О', 'o', 'O'],
      '1': ['I', 'l'],
      '3': ['З'],
    },
  };
  test('a code typed in any case, with Cyrillic letters of the same shape, spaces and dashes, is read', () => {
    const letter = fc.constantFrom(...codeAlphabet);
    const gap = fc.constantFrom('', ' ', '-', '–');
    fc.assert(
      fc.property(fc.array(fc.tuple(letter, fc.nat(), gap), { minLength: 8, maxLength: 8 }), (letters) => {
        const code = letters.map(([one]) => one).join('');
        const typed = letters.map(([one, pick, after]) => {
          const ways = [one, one.toLowerCase(), ...(disguises[one] ?? [])];
          return `${ways[pick % ways.length]}${after}`;
        });
        expect(readCode(typed.join(''))).toBe(code);
        expect(readCode(showCode(code))).toBe(code);
      }),
    );
  });
  test.each(['', 'привет', 'ABCD-EFG', 'ABCDEFGHJ', 'ABCD-EFGЖ', 'меню'])('«%s» is no code', (words) => {
    expect(readCode(words)).toBeUndefined();
  });
});

describe('names', () => {
  test.each([
    ['иванова', 'Иванова'],
    ['ИВАНОВА', 'Иванова'],
    ['римская-корсакова', 'Римская-Корсакова'],
    ['  де  Вогюэ ', 'де Вогюэ'],
    ["д'Артаньян", "д'Артаньян"],
    ['Ли', 'Ли'],
  ])('%s → %s', (typed, read) => {
    expect(readNamePart(typed)).toBe(read);
  });
  test.each(['', '1', 'Иван7', '=cmd', '<b>', 'а'.repeat(61), '-'])('«%s» is no name', (typed) => {
    expect(readNamePart(typed)).toBeUndefined();
  });
  test('отчество may be missing, and may have two words', () => {
    expect(readFullName('Ветрова Ирина')).toEqual({ surname: 'Ветрова', name: 'Ирина' });
    expect(readFullName('Алиев Руслан Мамед оглы')?.patronymic).toBe('Мамед Оглы');
    expect(readFullName('Ветрова')).toBeUndefined();
  });
  test('ё and е are equal, a missing отчество tells nobody apart', () => {
    expect(
      sameName({ surname: 'Снегирёв', name: 'Пётр' }, { surname: 'снегирев', name: 'Петр', patronymic: 'И' }),
    ).toBe(true);
    expect(sameName({ surname: 'А', name: 'Б', patronymic: 'В' }, { surname: 'А', name: 'Б', patronymic: 'Г' })).toBe(
      false,
    );
  });
});

describe('a list of people', () => {
  const row = (n: number, surname: string, role?: string) => ({
    row: n,
    surname,
    name: 'Анна',
    ...(role ? { role } : {}),
  });
  test('says how many are new, known and faulty, with the rows and why', () => {
    const plan = planPeople(
      [
        row(2, 'Первая'),
        row(3, 'Вторая', 'наставник; куратор'),
        row(4, 'Первая'),
        row(5, ''),
        row(9, ''),
        row(10, 'Третья', 'царь'),
      ],
      [{ surname: 'Вторая', name: 'Анна' }],
    );
    expect(plan.fresh).toEqual([{ surname: 'Первая', name: 'Анна', roles: ['staff'] }]);
    expect(planInWords(plan)).toBe(
      'Новых: 1, уже есть: 2, с ошибками: 3 (строки 5, 9: нет фамилии; строка 10: неизвестная роль «царь»)',
    );
  });
  test('every row is counted once', () => {
    const anyRow = fc.record({ row: fc.nat(), surname: fc.string(), name: fc.string(), role: fc.string() });
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const plan = planPeople(rows, []);
        expect(plan.fresh.length + plan.known + plan.faults.length).toBe(rows.length);
      }),
    );
  });
  test('roles are read by their words, several in a cell', () => {
    expect(readRoles('Директор, Наставник и психолог')).toEqual(['head', 'mentor', 'psychologist']);
    expect(readRoles('')).toEqual([]);
    expect(readRoles('капитан')).toEqual({ unknown: 'капитан' });
  });
  test.each([
    ['заместитель директора по УВР', true],
    ['Зам. директора', true],
    ['И. о. зам директора', true],
    ['учитель', false],
    ['директор', false],
    [undefined, false],
  ])('4.4.4: «%s» is a deputy head: %s', (position, is) => {
    expect(isDeputyHead(position)).toBe(is);
  });
});

describe('periods', () => {
  test.each([
    ['с 12 марта по 20 марта 2027', '2027-03-12..2027-03-20'],
    ['12.03–20.03.2027', '2027-03-12..2027-03-20'],
    ['с 28 декабря по 8 января', '2026-12-28..2027-01-08'],
    ['с 12 по 20 марта', '2027-03-12..2027-03-20'],
    ['2026-11-20..2026-11-27', '2026-11-20..2026-11-27'],
    ['01.09.2026 - 25.10.2026', '2026-09-01..2026-10-25'],
    ['завтра', '2026-11-21..2026-11-21'],
  ])('%s', (words, expected) => {
    const read = readPeriod(words, today);
    expect(`${read?.from}..${read?.to}`).toBe(expected);
  });
  test.each(['', 'с 20 по 10 марта', 'весной', '20.03.2027–12.03.2027', 'с 1 по 2 по 3 марта'])(
    '«%s» is none',
    (words) => {
      expect(readPeriod(words, today)).toBeUndefined();
    },
  );
  test('what is shown is read back', () => {
    const day = fc.integer({ min: 0, max: 3000 }).map((days) => date('2024-01-01').add({ days }));
    fc.assert(
      fc.property(fc.uniqueArray(day, { minLength: 2, maxLength: 8, selector: String }), (days) => {
        const sorted = days.toSorted(Temporal.PlainDate.compare);
        const periods = sorted.flatMap((from, index) =>
          index % 2 === 0 ? [{ from, to: sorted[index + 1] ?? from }] : [],
        );
        expect(readPeriods(periods.map(showPeriod).join(', '), today)?.map(showPeriod)).toEqual(
          periods.map(showPeriod),
        );
      }),
    );
  });
  test('periods that overlap or are out of order are not read', () => {
    expect(readPeriods('01.09.2026–25.10.2026, 20.10.2026–01.12.2026', today)).toBeUndefined();
  });
});

describe('settings', () => {
  test('a zone by city, by МСК and by its own name', () => {
    expect(readZone('омск')).toBe('Asia/Omsk');
    expect(readZone('МСК+2')).toBe('Asia/Yekaterinburg');
    expect(readZone('мск-1')).toBe('Europe/Kaliningrad');
    expect(readZone('Europe/Volgograd')).toBe('Europe/Volgograd');
    for (const zone of Object.keys(zones)) expect(readZone(zone)).toBe(zone);
    for (const wrong of ['', 'о', 'Europe/Nowhere', 'МСК+10']) expect(readZone(wrong)).toBeUndefined();
  });
  test('times', () => {
    expect(['9', '9:00', '09.00', 'в 9 часов', '930'].map(readTime)).toEqual([
      '09:00',
      '09:00',
      '09:00',
      '09:00',
      '09:30',
    ]);
    expect(['24:00', '9:60', 'утром', ''].map(readTime)).toEqual([undefined, undefined, undefined, undefined]);
  });
  test('quiet hours', () => {
    for (const words of ['с 20:00 до 8:00', '20–8', '20:00-08:00', showQuiet({ from: '20:00', to: '08:00' })])
      expect(readQuiet(words)).toEqual({ from: '20:00', to: '08:00' });
    for (const words of ['20:00', '9–9', 'ночью']) expect(readQuiet(words)).toBeUndefined();
  });
  test('leads', () => {
    expect(readLeads('1, 14 и 7')).toEqual([14, 7, 1]);
    for (const words of ['', '0', '61', 'неделя', '1,2,3,4,5,6']) expect(readLeads(words)).toBeUndefined();
  });
  test('days of the school’s own', () => {
    const days = { '2026-11-02': 'working', '2026-11-03': 'off' } as const;
    expect(readOverrides('03.11.2026 выходной, 02.11.2026 - рабочий день', today)).toEqual(days);
    expect(readOverrides(showOverrides(days), today)).toEqual(days);
    expect(readOverrides('02.11.2026 праздник', today)).toBeUndefined();
  });
});
