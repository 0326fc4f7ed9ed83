import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextNumber } from '#core/closing/certificate.ts';
import type { Certificate } from '#core/closing/closing.ts';
import { type Standing, type Tap, tapped } from '#core/closing/state.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { date } from '#core/kernel/time.ts';

const person = id<'person'>;
const [mentor, curator, stranger] = [person('mentor'), person('curator'), person('stranger')];

/** A pair, a group of three and a reverse pair. */
const standings: readonly Standing[] = [
  { sides: [mentor, person('m1')], mentors: [mentor] },
  { sides: [mentor, person('m1'), person('m2')], mentors: [mentor] },
  { sides: [mentor, person('m1')], mentors: [mentor, person('m1')] },
];

const tapsIn = ({ sides }: Standing): fc.Arbitrary<Tap> => {
  const by = fc.constantFrom(...sides, stranger);
  return fc.oneof(
    fc.record({ act: fc.constantFrom('done', 'yes', 'back'), by, curator: fc.constant(false) }),
    fc.record({ act: fc.constantFrom('done', 'yes'), by: fc.constant(curator), curator: fc.constant(true) }),
    fc.record({ act: fc.constant('ask'), by, curator: fc.constant(false), grounds: fc.constant('переезд') }),
    fc.record({
      act: fc.constant('fail'),
      by: fc.constant(curator),
      curator: fc.constant(true),
      grounds: fc.constant('нет встреч'),
    }),
  ) as fc.Arbitrary<Tap>; // a record of constants is as wide as its literals' types
};

/** What a press makes of it; a refusal changes nothing. */
function pressed(standing: Standing, tap: Tap): Standing {
  try {
    return tapped(standing, tap);
  } catch (error) {
    expect(error).toBeInstanceOf(Refusal);
    return standing;
  }
}

const story = fc
  .constantFrom(...standings)
  .chain((start) => fc.record({ start: fc.constant(start), taps: fc.array(tapsIn(start), { maxLength: 12 }) }));

describe('a programme is closed once, whatever is tapped in whatever order (П1 7.1)', () => {
  test('what is closed stays closed as it is', () => {
    fc.assert(
      fc.property(story, ({ start, taps }) => {
        const first = { at: -1 };
        const end = taps.reduce<Standing>((standing, tap, index) => {
          const after = pressed(standing, tap);
          if (standing.closed) expect(after).toBe(standing);
          else if (after.closed) first.at = index;
          return after;
        }, start);
        expect(end.closed !== undefined).toBe(first.at >= 0);
        if (end.closed) expect(end.offer).toBeUndefined();
      }),
    );
  });

  test('without the curator it takes a word of every side, said to the offer that stands', () => {
    fc.assert(
      fc.property(story, ({ start, taps }) => {
        const own = taps.filter((tap) => !tap.curator);
        const said = new Set<string>();
        const end = own.reduce<Standing>((standing, tap) => {
          const after = pressed(standing, tap);
          if (after !== standing) {
            if (tap.act === 'back') said.clear();
            else said.add(tap.by);
          }
          return after;
        }, start);
        const everybody = start.sides.every((one) => said.has(one));
        expect(end.closed !== undefined).toBe(everybody);
        expect(end.closed?.reason ?? 'done').toMatch(/^(done|mutual)$/);
      }),
    );
  });

  test('the curator never closes for non-performance without grounds, and whoever stands outside closes nothing', () => {
    fc.assert(
      fc.property(story, ({ start, taps }) => {
        const end = taps.reduce(pressed, start);
        if (end.closed?.reason === 'curator') expect(end.closed.grounds).toBe('нет встреч');
        expect(end.closed?.by).not.toBe(stranger);
        expect(end.offer?.agreed ?? []).not.toContain(stranger);
      }),
    );
  });
});

test('a wish that the curator takes for good cause is closed as that side wished, with what it said', () => {
  const [pair] = standings;
  if (!pair) throw new Error('no pair');
  const asked = tapped(pair, { act: 'ask', by: person('m1'), curator: false, grounds: 'переезд' });
  expect(asked.offer).toMatchObject({ reason: 'mentee', agreed: ['m1'] });
  expect(tapped(asked, { act: 'yes', by: curator, curator: true }).closed).toEqual({
    ...{ reason: 'mentee', grounds: 'переезд', by: curator },
  });
  expect(() => tapped(asked, { act: 'done', by: mentor, curator: false })).toThrow(new Refusal('stale'));
});

test('numbers of certificates go up by one in their year and begin anew in the next', () => {
  const given = (year: number, number: number): Certificate => ({
    ...{
      id: id(`${year}-${number}`),
      organisationId: id('school'),
      programmeId: id('p'),
      personId: mentor,
      side: 'mentor',
    },
    ...{ year, number, issuedOn: date(`${year}-05-20`), issuedBy: curator },
  });
  const register = [given(2026, 2), given(2026, 1), given(2027, 1)];
  expect([2026, 2027, 2028].map((year) => nextNumber(register, year))).toEqual([3, 2, 1]);
});
