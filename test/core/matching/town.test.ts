import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { exclude, undecided } from '#core/matching/match-draft.ts';
import { mayMeet, placesOf } from '#core/matching/proposal.ts';
import { proposeTown, type Town, type TownSchool } from '#core/matching/town.ts';
import { defaultWeights } from '#core/matching/weights.ts';
import { couple, grounds, mentee, mentor } from './grounds.ts';

type People = Parameters<typeof grounds>[0];
const schoolOf = (name: string, people: People, rest: Partial<TownSchool> = {}): TownSchool => ({
  ...{ school: { id: id<'organisation'>(name), name }, lends: true, seeks: true, grounds: grounds(people) },
  ...rest,
});
const town = (...schools: readonly TownSchool[]): Town => ({ schools, weights: defaultWeights, closed: [] });
const namesIn = (all: Town) =>
  proposeTown(all).couples.map((one) => `${one.mentee.one.person.id}-${one.mentor.one.person.id}`);

const lent = { subjects: 'физика', elsewhere: true, capacity: 1 };

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

interface Given {
  readonly schools: readonly {
    readonly lends: boolean;
    readonly seeks: boolean;
    readonly mentors: readonly { readonly capacity: number; readonly elsewhere: boolean; readonly subject: number }[];
    readonly mentees: readonly { readonly subject: number; readonly level: number }[];
  }[];
  readonly apart: readonly (readonly [number, number])[];
}

const subjects = ['физика', 'химия', 'история'];
const given: fc.Arbitrary<Given> = fc.record({
  schools: fc.array(
    fc.record({
      ...{ lends: fc.boolean(), seeks: fc.boolean() },
      mentors: fc.array(
        fc.record({ capacity: fc.integer({ min: 0, max: 2 }), elsewhere: fc.boolean(), subject: fc.nat({ max: 2 }) }),
        { maxLength: 2 },
      ),
      mentees: fc.array(fc.record({ subject: fc.nat({ max: 2 }), level: fc.nat({ max: 3 }) }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  apart: fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { maxLength: 4 }),
});

/** Everybody has a number over all schools; the exclusions hold at home as the curator's, between schools as closed. */
function townOf({ schools, apart }: Given): Town {
  const couples = apart.map(([one, other]) => couple(`Н${one}`, `У${other}`));
  const decided = couples.reduce(exclude, undecided);
  return {
    ...{ weights: defaultWeights, closed: couples },
    schools: schools.map((one, at) => {
      const mentors = one.mentors.map((each, index) =>
        mentor(`Н${at * 2 + index}`, {
          ...{ subjects: subjects[each.subject] ?? '', areas: ['ict'], capacity: each.capacity },
          elsewhere: each.elsewhere,
        }),
      );
      const mentees = one.mentees.map((each, index) =>
        mentee(`У${at * 2 + index}`, { subject: subjects[each.subject] ?? '', needs: { ict: each.level } }),
      );
      return schoolOf(`${at}`, [...mentors, ...mentees], {
        ...one,
        grounds: grounds([...mentors, ...mentees], { decided }),
      });
    }),
  };
}

type Worth = readonly [home: number, fit: number];
const better = (a: Worth, b: Worth): Worth => (a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]) ? a : b);

/** The greatest number served at home, and then the greatest fit, by trying everything; the fit is counted here anew. */
function greatest({ schools, apart }: Given): Worth {
  const mentors = schools.flatMap((one, at) =>
    one.mentors.map((each, index) => ({ ...each, at, number: at * 2 + index })),
  );
  const mentees = schools.flatMap((one, at) =>
    one.mentees.map((each, index) => ({ ...each, at, number: at * 2 + index })),
  );
  const search = (row: number, taken: readonly number[]): Worth => {
    const mentee = mentees[row];
    if (!mentee) return [0, 0];
    return mentors.reduce(
      (best, mentor, column) => {
        const before = taken[column] ?? 0;
        const same = mentor.at === mentee.at;
        const open = same || (schools[mentee.at]?.seeks && schools[mentor.at]?.lends && mentor.elsewhere);
        if (!open || before >= mentor.capacity || apart.some(([a, b]) => a === mentor.number && b === mentee.number))
          return best;
        const rest = search(row + 1, Object.assign([...taken], { [column]: before + 1 }));
        const fit = 0.5 + (mentor.subject === mentee.subject ? 4 : 0) + mentee.level - before;
        return better([rest[0] + (same ? 1 : 0), rest[1] + fit], best);
      },
      search(row + 1, taken),
    );
  };
  return search(0, []);
}

test('the proposal over several schools is the best there is, and keeps to every place, exclusion and setting', () => {
  fc.assert(
    fc.property(given, (of) => {
      const all = townOf(of);
      const { couples, atHome } = proposeTown(all);
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
