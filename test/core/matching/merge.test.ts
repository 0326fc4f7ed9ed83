import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Loan } from '#core/matching/loan.ts';
import { undecided } from '#core/matching/match-draft.ts';
import { absorb } from '#core/people/merge.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import { known, lyceum, municipality, person, school, type TownHouse, townHouse } from '../../support/town.ts';
import { couple } from './grounds.ts';

let town: TownHouse;
beforeAll(async () => {
  town = await townHouse();
});
afterAll(() => town.close());

/** Undone at the end, so that each test begins with the same people. */
async function tried<R>(work: (tx: Tx) => Promise<R>): Promise<R> {
  const done: R[] = [];
  await town
    .system(async (tx) => {
      done.push(await work(tx));
      throw new Error('undone');
    })
    .catch((error: Error) => {
      if (error.message !== 'undone') throw error;
    });
  return done[0] as R;
}

/** The same mentor as another school knows them: not connected there. */
const twin = person('Двойник');
const mentor = person('Физикова');
const mentee = person('Ким');

const between = (mentorId: Loan['mentorId'], status: Loan['status'], menteeId = mentee): Loan => ({
  ...{ id: newId<'loan'>(), organisationId: school, lenderId: lyceum, municipalityId: municipality },
  ...{ menteeId, mentorId, status, sentAt: town.now(), changedAt: town.now() },
});

const merged = (...loans: readonly Loan[]) =>
  tried(async (tx) => {
    await known(tx, 'Двойник');
    await tx.loans.add(...loans);
    await absorb({ tx, now: town.now(), newId }, { from: twin, into: mentor });
    return (await tx.loans.where({})).map((one) => [one.mentorId, one.menteeId, one.status]);
  });

describe('two people who are one, in proposals between schools', () => {
  test('stand in them as the one who stays', async () => {
    expect(await merged(between(twin, 'lender'))).toEqual([[mentor, mentee, 'lender']]);
    expect(await merged(between(person('Занятая1'), 'agreed', twin))).toEqual([[person('Занятая1'), mentor, 'agreed']]);
  });

  test.each([
    ['lender', 'school', 'lender'],
    ['school', 'mentor', 'mentor'],
    ['declined', 'mentor', 'declined'],
    ['mentor', 'declined', 'declined'],
    ['agreed', 'declined', 'agreed'],
    ['declined', 'agreed', 'agreed'],
  ] as const)(
    'proposed to one mentee twice, %s and %s, stay in what came to something: %s',
    async (one, other, stays) => {
      expect(await merged(between(twin, one), between(mentor, other))).toEqual([[mentor, mentee, stays]]);
    },
  );

  test('are not proposed to themselves', async () => {
    expect(await merged(between(mentor, 'mentor', twin), between(twin, 'school', mentor))).toEqual([]);
  });
});

test('two people who are one stay pinned and excluded, once, and not with themselves', async () => {
  const drafts = await tried(async (tx) => {
    await known(tx, 'Двойник');
    for (const organisationId of [lyceum, municipality])
      await tx.matches.add({
        ...undecided,
        ...{ id: newId<'match'>(), organisationId, changedBy: twin, changedAt: town.now() },
        pinned: [
          couple(twin, mentee),
          couple(mentor, person('Запасной1')),
          couple('иная', twin),
          couple('третья', mentor),
        ],
        excluded: [couple(twin, 'а'), couple(mentor, 'а'), couple(twin, mentor)],
        aside: [twin, mentor],
      });
    await absorb({ tx, now: town.now(), newId }, { from: twin, into: mentor });
    return tx.matches.where({});
  });
  expect(drafts.length).toBe(2);
  for (const draft of drafts)
    expect(draft).toMatchObject({
      pinned: [couple(mentor, mentee), couple(mentor, person('Запасной1')), couple('иная', mentor)],
      excluded: [couple(mentor, 'а')],
      aside: [mentor],
      changedBy: mentor,
    });
});
