import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { undecided } from '#core/matching/match-draft.ts';
import { mayMeet, placesOf } from '#core/matching/proposal.ts';
import type { TownSchool } from '#core/matching/town.ts';
import { pinsIn } from '#core/matching/town-pins.ts';
import { proposeTown } from '#core/matching/town-propose.ts';
import { couple, mentee, mentor } from './grounds.ts';
import { type Given, givenTown, lent, namesIn, numbered, schoolOf, town, townOf } from './town.ts';

describe('a mentor of another school', () => {
  const needs = schoolOf('А', [mentee('Новиков', { subject: 'физика' })]);

  test('is proposed where one school seeks, the other lends, and the mentor agreed; else not', () => {
    const has = (rest: Partial<TownSchool>, profile = {}) =>
      schoolOf('Б', [mentor('Физикова', { ...lent, ...profile })], rest);
    expect(namesIn(town(needs, has({})))).toEqual(['Новиков-Физикова']);
    expect(namesIn(town(needs, has({ lends: false })))).toEqual([]);
    expect(namesIn(town(needs, has({}, { elsewhere: false })))).toEqual([]);
    expect(namesIn(town({ ...needs, seeks: false }, has({})))).toEqual([]);
    expect(namesIn({ ...town(needs, has({})), closed: [couple('Физикова', 'Новиков')] })).toEqual([]);
  });

  test('is not sent away while their own school needs the place, however much better the fit elsewhere', () => {
    const has = schoolOf('Б', [mentor('Физикова', lent), mentee('Свой', { subject: 'химия' })]);
    const all = proposeTown(town(needs, has));
    expect(all.couples).toEqual([]);
    expect(all.atHome.map((one) => one.mentee.one.person.id)).toEqual(['Свой']);
    expect(all.leftOut.map(({ one }) => one.person.id)).toEqual(['Новиков']);
  });
});

type Worth = readonly [home: number, fit: number];
const better = (a: Worth, b: Worth): Worth => (a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]) ? a : b);

/** The greatest number served at home, and then the greatest fit, by trying everything; the fit is counted here anew. */
function greatest(of: Given): Worth {
  const { schools, apart } = of;
  const { mentors, mentees } = numbered(of);
  const forced = new Map(heldIn(of).map(([mentor, mentee]) => [mentee, mentor] as const));
  const search = (row: number, taken: readonly number[]): Worth => {
    const mentee = mentees[row];
    if (!mentee) return [0, 0];
    const only = forced.get(mentee.number);
    return mentors.reduce<Worth>(
      (best, mentor, column) => {
        const before = taken[column] ?? 0;
        const same = mentor.at === mentee.at;
        const open = same || (schools[mentee.at]?.seeks && schools[mentor.at]?.lends && mentor.elsewhere);
        if (!open || before >= mentor.capacity || apart.some(([a, b]) => a === mentor.number && b === mentee.number))
          return best;
        if (only !== undefined && only !== mentor.number) return best;
        const rest = search(row + 1, Object.assign([...taken], { [column]: before + 1 }));
        const fit = 0.5 + (mentor.subject === mentee.subject ? 4 : 0) + mentee.level - before;
        return better([rest[0] + (same ? 1 : 0), rest[1] + fit], best);
      },
      only === undefined ? search(row + 1, taken) : [Number.NEGATIVE_INFINITY, 0],
    );
  };
  return search(0, []);
}

/** The pins that may stand: a place for each, nobody twice, between schools that want it. */
function heldIn(of: Given): readonly (readonly [mentor: number, mentee: number])[] {
  const { mentors, mentees } = numbered(of);
  const held: (readonly [number, number])[] = [];
  for (const [one, other] of of.pinned) {
    const mentor = mentors.find(({ number }) => number === one);
    const mentee = mentees.find(({ number }) => number === other);
    if (!mentor || !mentee || held.some(([, taken]) => taken === other)) continue;
    const open = mentor.at !== mentee.at && of.schools[mentee.at]?.seeks && of.schools[mentor.at]?.lends;
    const full = held.filter(([taken]) => taken === one).length >= mentor.capacity;
    const closed = of.apart.some(([a, b]) => a === one && b === other);
    if (open && mentor.elsewhere && !full && !closed) held.push([one, other]);
  }
  return held;
}

test('the proposal over several schools is the best there is, and keeps to every place, pin, exclusion and setting', () => {
  fc.assert(
    fc.property(givenTown, (of) => {
      const all = townOf(of);
      const { couples, atHome } = proposeTown(all);
      const names = heldIn(of).map(([one, other]) => `У${other}-Н${one}`);
      expect(
        couples.filter(({ pinned }) => pinned).map((one) => `${one.mentee.one.person.id}-${one.mentor.one.person.id}`),
      ).toEqual([...names].sort());
      expect(pinsIn(all).fallen.length).toBe(all.pinned.length - names.length);
      expect(atHome.length).toBe(greatest(of)[0]);
      for (const { mentee: to, mentor: from } of couples) {
        expect(to.at.school.id).not.toBe(from.at.school.id);
        expect(to.at.seeks && from.at.lends).toBe(true);
        expect(
          mayMeet(
            { ...to.at.grounds, decided: { ...undecided, excluded: all.closed } },
            {
              mentor: from.one.person.id,
              mentee: to.one.person.id,
            },
          ),
        ).toBe(true);
        const led = couples.filter((one) => one.mentor.one.person.id === from.one.person.id).length;
        expect(led).toBeLessThanOrEqual(placesOf(from.at.grounds, from.one));
      }
      const pairs = [...couples, ...atHome];
      const strain = [...new Set(pairs.map((one) => one.mentor))].map((one) => {
        const led = pairs.filter(({ mentor: from }) => from === one).length;
        return (led * (led - 1)) / 2;
      });
      const total = [...pairs.map(({ fit }) => fit.worth), ...strain.map((cost) => -cost)].reduce((a, b) => a + b, 0);
      expect(total).toBeCloseTo(greatest(of)[1], 6);
    }),
    { numRuns: 300 },
  );
});
