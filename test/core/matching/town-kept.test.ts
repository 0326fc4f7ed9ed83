import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BankEntry } from '#core/bank/entry.ts';
import type { Shelved } from '#core/bank/shelf.ts';
import type { Breath } from '#core/kernel/breath.ts';
import { id } from '#core/kernel/id.ts';
import { type Grounds, groundsOf } from '#core/matching/proposal.ts';
import type { Town, TownSchool } from '#core/matching/town.ts';
import { keptTowns } from '#core/matching/town-kept.ts';
import { proposeTown } from '#core/matching/town-propose.ts';
import { municipality } from '../../../bench/municipality.ts';
import { givenTown, townOf } from './town.ts';

const hash = (words: string): string => createHash('sha256').update(words).digest('base64url');
const breathless: Breath = { due: () => false, take: async () => undefined };
const above = id<'organisation'>('above');

const people = ({ mentors, mentees }: Grounds): readonly Shelved[] => [...mentors, ...mentees];
const anew = (grounds: Grounds, change: (one: Shelved, at: number) => Shelved): Grounds =>
  groundsOf(people(grounds).map(change), grounds);
const schools = (town: Town, change: (one: TownSchool, at: number) => TownSchool): Town => ({
  ...town,
  schools: town.schools.map(change),
});
const grounds = (town: Town, change: (one: Grounds) => Grounds): Town =>
  schools(town, (one) => ({ ...one, grounds: change(one.grounds) }));
const entries = (town: Town, at: number, change: (entry: BankEntry) => BankEntry): Town =>
  grounds(town, (all) => anew(all, (one, index) => (index === at ? { ...one, entry: change(one.entry) } : one)));

type Change = (town: Town, n: number) => Town;
const profile =
  (fields: (n: number) => object): Change =>
  (town, n) =>
    entries(town, n, (entry) => ({ ...entry, profile: { ...entry.profile, ...fields(n) } }));

/** Everything a proposal follows from, one thing at a time. */
const changes: readonly Change[] = [
  (town) => town,
  (town, n) => schools(town, (one, at) => (at === n ? { ...one, lends: !one.lends } : one)),
  (town, n) => schools(town, (one, at) => (at === n ? { ...one, seeks: !one.seeks } : one)),
  (town, n) => ({ ...town, closed: town.closed.slice(n) }),
  (town, n) => ({ ...town, pinned: town.pinned.slice(n) }),
  (town, n) => ({ ...town, weights: { ...town.weights, subject: n } }),
  (town, n) => grounds(town, (one) => ({ ...one, declined: town.closed.slice(n) })),
  (town, n) => grounds(town, (one) => ({ ...one, decided: { ...one.decided, pinned: town.pinned.slice(n) } })),
  (town, n) => grounds(town, (one) => groundsOf(people(one), { ...one, asked: town.pinned.slice(n) })),
  (town, n) =>
    grounds(town, (one) =>
      anew(one, (each, at) => (at === n ? { ...each, person: { ...each.person, surname: 'Иная' } } : each)),
    ),
  (town, n) => entries(town, n, (entry) => ({ ...entry, pupil: true })),
  (town, n) => entries(town, n, (entry) => ({ ...entry, status: 'left' })),
  profile((n) => ({ capacity: n })),
  profile((n) => ({ elsewhere: n % 2 === 0 })),
  profile((n) => ({ subject: 'химия', subjects: n % 2 === 0 ? 'химия' : 'физика' })),
  profile((n) => ({
    years: n * 10,
    mode: 'mixed',
    form: 'teacher-teacher',
    forms: ['teacher-teacher'],
    wishes: 'Иная',
  })),
];

test('a proposal that is kept is the one that would be reckoned now, whatever has changed since', async () => {
  await fc.assert(
    fc.asyncProperty(
      givenTown,
      fc.array(fc.tuple(fc.nat({ max: changes.length - 1 }), fc.nat({ max: 4 })), { maxLength: 12 }),
      async (of, made) => {
        const propose = keptTowns({ breath: breathless, hash });
        const all = [townOf(of)];
        for (const [which, n] of made) all.push(changes[which]?.(all.at(-1) ?? townOf(of), n) ?? townOf(of));
        for (const town of all) expect(await propose(above, town)).toEqual(proposeTown(town));
      },
    ),
    { numRuns: 60 },
  );
});

test('while a large proposal is reckoned others have their turns, and paging through it reckons nothing again', async () => {
  const [mentees, mentors] = [60, 30];
  const asked = { steps: 0 };
  const other = { turns: 0 };
  const breath: Breath = {
    due: () => {
      asked.steps += 1;
      return true;
    },
    take: async () => {
      other.turns += 1;
    },
  };
  const propose = keptTowns({ breath, hash });
  const stepsOf = async (municipal: string, town: Town): Promise<number> => {
    asked.steps = 0;
    other.turns = 0;
    await propose(id<'organisation'>(municipal), town);
    expect(other.turns).toBe(asked.steps);
    return asked.steps;
  };
  const town = () => municipality(mentees, mentors, 4);
  const first = await stepsOf('1', town());
  const again = await stepsOf('1', town());
  // A step for each school and each line; the rest is the assignment.
  expect(again).toBe(4 + mentees);
  expect(first).toBeGreaterThan(again + 2 * (mentees + mentors));
  // A handful is kept, the one looked at last longest; of each municipality only what it saw last.
  for (const municipal of ['2', '3', '4', '5']) await stepsOf(municipal, town());
  expect(await stepsOf('1', town())).toBe(again);
  await stepsOf('6', town());
  expect(await stepsOf('2', town())).toBe(first);
  expect(await stepsOf('1', town())).toBe(again);
  await stepsOf('1', { ...town(), closed: [{ mentor: id('mentor0'), mentee: id('mentee0') }] });
  expect(await stepsOf('1', town())).toBe(first);
});
