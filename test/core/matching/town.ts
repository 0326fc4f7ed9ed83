import fc from 'fast-check';
import { id } from '#core/kernel/id.ts';
import { exclude, undecided } from '#core/matching/match-draft.ts';
import type { Town, TownSchool } from '#core/matching/town.ts';
import { proposeTown } from '#core/matching/town-propose.ts';
import { defaultWeights } from '#core/matching/weights.ts';
import { couple, grounds, mentee, mentor } from './grounds.ts';

type People = Parameters<typeof grounds>[0];

export const schoolOf = (name: string, people: People, rest: Partial<TownSchool> = {}): TownSchool => ({
  ...{ school: { id: id<'organisation'>(name), name }, lends: true, seeks: true, grounds: grounds(people) },
  ...rest,
});

export const town = (...schools: readonly TownSchool[]): Town => ({
  ...{ schools, weights: defaultWeights, closed: [], pinned: [] },
});

export const namesIn = (all: Town) =>
  proposeTown(all).couples.map((one) => `${one.mentee.one.person.id}-${one.mentor.one.person.id}`);

export const lent = { subjects: 'физика', elsewhere: true, capacity: 1 };

export interface Given {
  readonly schools: readonly {
    readonly lends: boolean;
    readonly seeks: boolean;
    readonly mentors: readonly { readonly capacity: number; readonly elsewhere: boolean; readonly subject: number }[];
    readonly mentees: readonly { readonly subject: number; readonly level: number }[];
  }[];
  /** Numbers of a mentor and a mentee. */
  readonly apart: readonly (readonly [number, number])[];
  readonly pinned: readonly (readonly [number, number])[];
}

const subjects = ['физика', 'химия', 'история'];
const twos = (maxLength: number) => fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { maxLength });

export const givenTown: fc.Arbitrary<Given> = fc.record({
  schools: fc.array(
    fc.record({
      ...{ lends: often(), seeks: often() },
      mentors: fc.array(
        fc.record({ capacity: fc.integer({ min: 0, max: 2 }), elsewhere: often(), subject: fc.nat({ max: 2 }) }),
        { maxLength: 2 },
      ),
      mentees: fc.array(fc.record({ subject: fc.nat({ max: 2 }), level: fc.nat({ max: 3 }) }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  ...{ apart: twos(3), pinned: twos(6) },
});

/** Else what is rare together would hardly ever be tried. */
function often(): fc.Arbitrary<boolean> {
  return fc.nat({ max: 3 }).map((one) => one > 0);
}

/** Everybody with their school and their number over all schools. */
export const numbered = ({ schools }: Given) => ({
  mentors: schools.flatMap((one, at) => one.mentors.map((each, index) => ({ ...each, at, number: at * 2 + index }))),
  mentees: schools.flatMap((one, at) => one.mentees.map((each, index) => ({ ...each, at, number: at * 2 + index }))),
});

/** The exclusions hold at home as the curator's, between schools as closed. */
export function townOf(of: Given): Town {
  const { mentors, mentees } = numbered(of);
  const closed = of.apart.map(([one, other]) => couple(`Н${one}`, `У${other}`));
  const decided = closed.reduce(exclude, undecided);
  const wanted = of.pinned.map(([one, other]) => couple(`Н${one}`, `У${other}`));
  return {
    ...{ weights: defaultWeights, closed, pinned: wanted },
    schools: of.schools.map((one, at) => {
      const people = [
        ...mentors
          .filter((each) => each.at === at)
          .map(({ number, subject, capacity, elsewhere }) =>
            mentor(`Н${number}`, { subjects: subjects[subject] ?? '', areas: ['ict'], capacity, elsewhere }),
          ),
        ...mentees
          .filter((each) => each.at === at)
          .map(({ number, subject, level }) =>
            mentee(`У${number}`, { subject: subjects[subject] ?? '', needs: { ict: level } }),
          ),
      ];
      return schoolOf(`${at}`, people, { lends: one.lends, seeks: one.seeks, grounds: grounds(people, { decided }) });
    }),
  };
}
