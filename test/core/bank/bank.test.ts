import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaWords } from '#core/bank/codes.ts';
import type { BankEntry } from '#core/bank/entry.ts';
import { changesIn } from '#core/bank/fields.ts';
import { categoriesOf, codeOf, type Filter, filterOf, marksOf, searchable } from '#core/bank/filter.ts';
import { merged } from '#core/bank/import-plan.ts';
import { readRow } from '#core/bank/import-read.ts';
import { bankRows } from '#core/bank/import-rows.ts';
import { flipped, isOut, pickedOf } from '#core/bank/picked.ts';
import { fromMenteeAnswers, fromMentorAnswers, retold } from '#core/bank/profile.ts';
import { bankDay, isOld } from '#core/bank/review.ts';
import { approved, gone, paused, restored } from '#core/bank/states.ts';
import { id } from '#core/kernel/id.ts';
import { date, instant } from '#core/kernel/time.ts';

const today = date('2026-09-01');
const entryOf = (side: BankEntry['side'], more: Partial<BankEntry> = {}): BankEntry => ({
  ...{ id: id('entry'), organisationId: id('school'), personId: id('person'), side, status: 'waiting' },
  profile: side === 'mentor' ? { areas: [], forms: [], kinds: [] } : { needs: {} },
  ...{ categories: [], reviewedOn: today, createdAt: instant('2026-09-01T09:00:00Z'), ...more },
});

describe('what a questionnaire says', () => {
  test('a mentor is of the category they chose, else of the one that follows from achievements and experience (5.2.1)', () => {
    expect(fromMentorAnswers({ category: ['methodist'], achievements: 'статья' }).categories).toEqual(['methodist']);
    expect(fromMentorAnswers({ achievements: 'статья' }).categories).toEqual(['achiever']);
    expect(fromMentorAnswers({ experience: 'informal' }).categories).toEqual(['leader']);
    expect(fromMentorAnswers({}).categories).toEqual(['sharer']);
  });

  test('up to three years a teacher is young, whatever else they are (roadmap 001, 4.1)', () => {
    expect(fromMenteeAnswers({ years: 3, categories: ['ict'] }).categories).toEqual(['young', 'ict']);
    expect(fromMenteeAnswers({ years: 4, categories: ['ict'] }).categories).toEqual(['ict']);
  });

  test('burn-out comes into no category, whatever the answers hold', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('categories', 'years', 'burnout', 'wishes'), fc.anything()),
        (answers) => {
          const told = fromMenteeAnswers({ ...answers, categories: ['burnout', 'growth'] });
          expect(told.categories).not.toContain('burnout');
          expect(JSON.stringify(told)).not.toContain('burnout');
        },
      ),
    );
  });

  test('a later one wins over what is there, and what it leaves out stays', () => {
    const first = retold(
      entryOf('mentee'),
      fromMenteeAnswers({ subject: 'физика', years: 2, 'n-lesson': 3, wishes: 'тишина' }),
    );
    const second = retold(first, fromMenteeAnswers({ subject: 'химия', 'n-lesson': 1, 'n-ict': 2 }));
    expect(second.profile).toMatchObject({
      subject: 'химия',
      years: 2,
      needs: { lesson: 1, ict: 2 },
      wishes: 'тишина',
    });
    expect(changesIn(first, second)).toMatchObject({ subject: 'физика → химия' });
  });

  test('an approved mentor keeps the category that was decided', () => {
    const decided = entryOf('mentor', { status: 'approved', categories: ['leader'] });
    expect(retold(decided, fromMentorAnswers({ category: ['sharer'], subjects: 'химия' })).categories).toEqual([
      'leader',
    ]);
  });
});

describe('a card lives', () => {
  test('an approval says who and when, and a second one changes nothing', () => {
    const once = approved(entryOf('mentor'), id('head'), today);
    expect(once).toMatchObject({ status: 'approved', approvedOn: today, approvedBy: 'head' });
    expect(approved(once, id('other'), today.add({ days: 1 }))).toEqual(once);
  });

  test('a pause ends in the future, and nothing is paused that has left', () => {
    expect(() => paused(entryOf('mentor'), today, today)).toThrow('date-in-the-past');
    expect(() => paused(gone(entryOf('mentor'), today), today.add({ days: 1 }), today)).toThrow('stale');
  });

  test('whoever comes back waits for approval again', () => {
    const back = restored(gone(approved(entryOf('mentor'), id('head'), today), today), today);
    expect(back.status).toBe('waiting');
    expect(back.approvedOn).toBeUndefined();
    expect(() => restored(back, today)).toThrow('stale');
  });

  test('a year after it was looked at it is old, on the day and not before (4.4.4)', () => {
    expect(isOld(entryOf('mentor'), date('2027-08-31'))).toBe(false);
    expect(isOld(entryOf('mentor'), date('2027-09-01'))).toBe(true);
    expect(bankDay([], 'UTC')).toBeUndefined();
    expect(bankDay([entryOf('mentor')], 'UTC')?.toString()).toBe('2027-09-01');
    expect(bankDay([entryOf('mentor')], 'UTC', date('2027-10-05'))?.toString()).toBe('2028-10-05');
  });
});

const sides = fc.constantFrom('mentor' as const, 'mentee' as const);
const filters: fc.Arbitrary<Filter> = sides.chain((side) =>
  fc.record(
    {
      side: fc.constant(side),
      marks: fc.subarray([...marksOf(side)]),
      area: fc.constantFrom(...Object.keys(areaWords)),
      category: fc.constantFrom(...categoriesOf(side)),
      words: fc
        .string()
        .map(searchable)
        .filter((words) => words !== ''),
    },
    { requiredKeys: ['side', 'marks'] },
  ),
);

describe('what travels in buttons', () => {
  test('a filter comes back as it went, and fits', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const code = codeOf(filter);
        expect(filterOf(code)).toEqual({
          ...filter,
          marks: marksOf(filter.side).filter((one) => filter.marks.includes(one)),
        });
        expect(code).not.toContain(':');
      }),
    );
    const longest = codeOf({
      side: 'mentor',
      marks: ['wait', 'free'],
      area: 'colleagues',
      category: 'leader',
      words: 'я'.repeat(10),
    });
    expect(new TextEncoder().encode(`bank.filter:${longest}:12`).length).toBeLessThanOrEqual(64);
  });

  test('anything that is no filter is one that hides nothing', () => {
    fc.assert(
      fc.property(fc.string(), (code) => {
        expect(() => filterOf(code)).not.toThrow();
      }),
    );
  });

  test('whoever is taken out of a list is out of this list only', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 60 }), fc.nat(), (ids, at) => {
        const place = at % ids.length;
        const out = flipped(pickedOf(ids, { mask: '0', of: '0' }), place);
        expect(ids.filter((_, index) => isOut(out, index))).toEqual([ids[place]]);
        expect(pickedOf(ids, out)).toEqual(out);
        expect(isOut(flipped(out, place), place)).toBe(false);
        expect(pickedOf([...ids, 'new one'], out).mask).toBe('0');
      }),
    );
  });
});

describe('a row of a list', () => {
  const read = (headings: readonly string[], cells: readonly string[]) => {
    const [row] = bankRows([
      {
        rows: [
          { row: 1, cells: ['Список'] },
          { row: 2, cells: headings },
          { row: 3, cells },
        ],
      },
    ]);
    if (!row) throw new Error('no row');
    return readRow(row);
  };

  test('is read by its headings, in any order', () => {
    expect(
      read(
        ['Стаж', 'Роль', 'Имя', 'Фамилия', 'Направления', 'Лишнее'],
        ['5 лет', 'Наставница', 'Ия', 'Белова', 'Планирование, рабочая программа, Дисциплина', 'x'],
      ),
    ).toMatchObject({
      ...{ row: 3, side: 'mentor', person: { surname: 'Белова', name: 'Ия' }, unknown: [] },
      profile: { years: 5, areas: ['planning', 'discipline'] },
    });
  });

  test('that cannot be read says why', () => {
    expect(read(['ФИО', 'Роль'], ['Белова Ия', 'капитан'])).toMatchObject({
      why: expect.stringContaining('не указано'),
    });
    expect(read(['ФИО', 'Роль'], ['123', 'наставник'])).toMatchObject({ why: 'фамилия и имя не читаются' });
    expect(read(['ФИО', 'Роль', 'Стаж'], ['Белова Ия', 'наставник', 'много'])).toMatchObject({
      why: 'не читается число «много»',
    });
  });

  test('changes nothing where it says nothing new', () => {
    const entry = entryOf('mentor', {
      profile: { areas: ['lesson'], forms: [], kinds: [], subjects: 'Химия', years: 5 },
    });
    const row = read(['ФИО', 'Роль', 'Предмет', 'Стаж', 'Достижения'], ['Белова Ия', 'наставник', 'химия', '5', '']);
    if ('why' in row) throw new Error(row.why);
    expect(merged(entry, row)).toEqual(entry);
  });

  test('never makes a category of burn-out', () => {
    const row = read(
      ['ФИО', 'Роль', 'Категория'],
      ['Белова Ия', 'наставляемый', 'Профессиональное или эмоциональное выгорание'],
    );
    expect(row).toMatchObject({ categories: [] });
  });
});
