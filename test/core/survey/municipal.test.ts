import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { date } from '#core/kernel/time.ts';
import { linesOf, type SchoolCount, schoolYear, total, yearWords } from '#core/survey/municipal.ts';

const schools = (...answered: readonly number[]): readonly SchoolCount[] =>
  answered.map((count, index) => ({
    ...{ school: id(`s${index}`), name: `Школа № ${index + 1}`, asked: count + 2, answered: count },
  }));
const shown = (...answered: readonly number[]) => linesOf(schools(...answered)).map(({ count }) => count?.answered);

describe('what a municipality sees of its schools', () => {
  test('a school where fewer than five answered is not shown by itself', () => {
    expect(shown(3, 12, 4, 20)).toEqual([undefined, 12, undefined, 20]);
  });

  test('one small school alone could be worked out from the total, so the next smallest is left out with it', () => {
    expect(shown(3, 12, 9, 20)).toEqual([undefined, 12, undefined, 20]);
    expect(shown(3)).toEqual([undefined]);
    expect(shown(6, 7)).toEqual([6, 7]);
  });

  test('never does the total less what is shown tell the number of one small school', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 }), (counts) => {
        const lines = linesOf(schools(...counts));
        const hidden = lines.filter(({ count }) => count === undefined).length;
        const small = counts.filter((count) => count < 5).length;
        expect(lines.every(({ count }) => count === undefined || count.answered >= 5)).toBe(true);
        if (small > 0 && counts.length > 1) expect(hidden).toBeGreaterThan(1);
      }),
    );
    expect(total(schools(1, 2, 3))).toEqual({ asked: 12, answered: 6 });
  });

  test('a school year turns on the first of September', () => {
    expect([date('2026-08-31'), date('2026-09-01'), date('2027-05-20')].map(schoolYear)).toEqual([2025, 2026, 2026]);
    expect([2026, 2099].map(yearWords)).toEqual(['2026/27', '2099/00']);
  });
});
