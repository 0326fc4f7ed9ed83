import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { atOnce, type Breath, breathing, type Steps } from '#core/kernel/breath.ts';
import { breathOf } from '../../../src/breath.ts';

/** Sums as it goes, and notes down each number. */
function* adding(numbers: readonly number[], noted: (number | 'breath')[] = []): Steps<number> {
  let sum = 0;
  for (const number of numbers) {
    sum += number;
    noted.push(number);
    yield;
  }
  return sum;
}

describe('long reckoning in steps', () => {
  test('comes out the same with breaths, and is never held for more steps than it may be', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat()), fc.integer({ min: 1, max: 5 }), async (numbers, most) => {
        const noted: (number | 'breath')[] = [];
        const held = { steps: 0 };
        const breath: Breath = {
          due: () => {
            held.steps += 1;
            return held.steps === most;
          },
          take: async () => {
            held.steps = 0;
            noted.push('breath');
          },
        };
        expect(await breathing(adding(numbers, noted), breath)).toBe(atOnce(adding(numbers)));
        expect(noted.filter((one) => one !== 'breath')).toEqual(numbers);
        expect(noted.filter((one) => one === 'breath').length).toBe(Math.floor(numbers.length / most));
      }),
    );
  });

  test('gives everybody else a turn at every breath, and takes none before it is due', async () => {
    const other = { turns: 0, over: false };
    const turning = (async () => {
      for (; !other.over; other.turns += 1) await new Promise((resolve) => setImmediate(resolve));
    })();
    const numbers = Array.from({ length: 100 }, (_, index) => index);
    await breathing(adding(numbers), breathOf(0));
    expect(other.turns).toBeGreaterThanOrEqual(99);
    const before = other.turns;
    await breathing(adding(numbers), breathOf(Number.POSITIVE_INFINITY));
    expect(other.turns).toBe(before);
    other.over = true;
    await turning;
  });
});
