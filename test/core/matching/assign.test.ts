import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assign, assigning, type Problem, totalOf } from '#core/matching/assign.ts';

interface Given {
  readonly worth: readonly (readonly number[])[];
  readonly room: readonly number[];
  readonly load: number;
}

const problem = ({ worth, room, load }: Given): Problem => ({
  rows: worth.length,
  columns: room.length,
  worth: (row, column) => worth[row]?.[column] ?? Number.NEGATIVE_INFINITY,
  room: (column) => room[column] ?? 0,
  strain: (_, taken) => taken * load,
});

const excluded = Number.NEGATIVE_INFINITY;
const small = fc
  .record({ rows: fc.integer({ min: 0, max: 6 }), columns: fc.integer({ min: 0, max: 4 }) })
  .chain(({ rows, columns }) =>
    fc.record({
      worth: fc.array(
        fc.array(fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 9 }) }, fc.constant(excluded)), {
          minLength: columns,
          maxLength: columns,
        }),
        { minLength: rows, maxLength: rows },
      ),
      room: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: columns, maxLength: columns }),
      load: fc.integer({ min: 0, max: 4 }),
    }),
  );

/** The greatest total there is, by trying everything. */
function greatest(given: Problem, row = 0, taken: readonly number[] = []): number {
  if (row === given.rows) return 0;
  const left = greatest(given, row + 1, taken);
  const placed = Array.from({ length: given.columns }, (_, column) => {
    const before = taken[column] ?? 0;
    if (before >= given.room(column) || given.worth(row, column) === excluded) return excluded;
    const then = Object.assign([...taken], { [column]: before + 1 });
    return given.worth(row, column) - given.strain(column, before) + greatest(given, row + 1, then);
  });
  return Math.max(left, ...placed);
}

describe('an assignment', () => {
  test('is the best of all there are, never over the room of a mentor, never where two may not be together', () => {
    fc.assert(
      fc.property(small, (given) => {
        const one = problem(given);
        const { columnOf, total } = assign(one);
        expect(total).toBe(greatest(one));
        expect(totalOf(one, columnOf)).toBe(total);
        for (const [column, room] of given.room.entries())
          expect(columnOf.filter((each) => each === column).length).toBeLessThanOrEqual(room);
        for (const [row, column] of columnOf.entries())
          if (column !== undefined) expect(one.worth(row, column)).not.toBe(excluded);
      }),
      { numRuns: 600 },
    );
  });

  test('moves somebody placed earlier where that helps everybody more: the nearest choice first would not', () => {
    const given = problem({
      worth: [
        [9, 8],
        [9, 1],
      ],
      room: [1, 1],
      load: 0,
    });
    expect(assign(given)).toEqual({ columnOf: [1, 0], total: 17 });
  });

  test('spreads the load where fit is equal, and leaves out whom a tired mentor would cost more than they bring', () => {
    const even = problem({ worth: Array.from({ length: 4 }, () => [5, 5]), room: [4, 4], load: 1 });
    const { columnOf } = assign(even);
    expect([0, 1].map((column) => columnOf.filter((one) => one === column).length)).toEqual([2, 2]);
    const tired = problem({ worth: [[2], [2], [2]], room: [3], load: 3 });
    expect(assign(tired).columnOf.filter((one) => one !== undefined)).toHaveLength(1);
  });

  test('comes out the same whatever the order of the mentees', () => {
    fc.assert(
      fc.property(small, fc.integer(), (given, seed) => {
        const shuffled = [...given.worth]
          .sort((a, b) => ((a.length + seed) % 3) - ((b.length + seed + 1) % 3))
          .reverse();
        expect(assign(problem({ ...given, worth: shuffled })).total).toBe(assign(problem(given)).total);
      }),
    );
  });

  test('is reckoned in small steps: one row of worths at most, and one column of a long way', () => {
    // Each new row is worth more than any before it in the first column, and moves all of them on by one.
    const size = 30;
    const asked = { most: 0, now: 0 };
    const chain: Problem = {
      ...problem({ worth: [], room: Array.from({ length: size }, () => 1), load: 0 }),
      rows: size,
      worth: (row, column) => {
        asked.now += 1;
        return 1000 - column * (row + 1);
      },
    };
    const steps = assigning(chain);
    const count = { steps: 0 };
    for (; steps.next().done !== true; count.steps += 1) {
      asked.most = Math.max(asked.most, asked.now);
      asked.now = 0;
    }
    expect(asked.most).toBe(size);
    expect(count.steps).toBeGreaterThan((size * size) / 2);
  });
});
