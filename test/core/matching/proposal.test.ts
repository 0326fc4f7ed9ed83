import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { exclude, pin, readmit, setAside, undecided, unpin } from '#core/matching/match-draft.ts';
import { type Grounds, propose, ranked } from '#core/matching/proposal.ts';
import { couple, grounds, mentee, mentor, person } from './grounds.ts';

const couplesOf = (all: Grounds) => propose(all).couples.map((one) => `${one.mentor}+${one.mentee}`);

const physics = mentor('Физикова', { subjects: 'физика', capacity: 1 });
const both = mentor('Общая', { subjects: 'физика, химия', capacity: 1 });
const forPhysics = mentee('Новиков', { subject: 'физика' });
const forChemistry = mentee('Хан', { subject: 'химия' });
const all = [both, physics, forPhysics, forChemistry];

describe('the proposal for a whole school', () => {
  test('is the best for everybody together: the mentor of both subjects goes where nobody else can', () => {
    expect(couplesOf(grounds(all)).sort()).toEqual(['Общая+Хан', 'Физикова+Новиков']);
  });

  test('keeps what the curator pinned, whatever it costs, and never proposes what they excluded', () => {
    const pinned = { decided: pin(undecided, couple('Общая', 'Новиков')) };
    expect(couplesOf(grounds(all, pinned)).sort()).toEqual(['Общая+Новиков', 'Физикова+Хан']);
    const apart = { decided: exclude(undecided, couple('Общая', 'Хан')) };
    expect(couplesOf(grounds(all, apart)).sort()).toEqual(['Общая+Новиков', 'Физикова+Хан']);
  });

  test('leaves out with the reason: set aside, no places, nobody may, others first', () => {
    const why = (rest: Partial<Grounds>, people = all) => propose(grounds(people, rest)).leftOut;
    expect(why({ decided: setAside(undecided, person('Хан')) })).toEqual([{ mentee: 'Хан', why: 'aside' }]);
    expect(why({}, [forChemistry])).toEqual([{ mentee: 'Хан', why: 'no-places' }]);
    expect(why({ declined: [couple('Общая', 'Хан')] }, [both, forChemistry])).toEqual([
      { mentee: 'Хан', why: 'nobody-may' },
    ]);
    expect(why({}, [both, forChemistry, mentee('Лишний')])).toEqual([{ mentee: 'Лишний', why: 'others-first' }]);
  });

  test('whoever has been asked takes a place, and is not proposed to anybody else meanwhile', () => {
    const asked = { asked: [couple('Общая', 'Новиков')] };
    expect(couplesOf(grounds(all, asked))).toEqual(['Физикова+Хан']);
  });

  test('a mentor on a pause, not approved, or the mentee themselves is not proposed', () => {
    const resting = mentor('Общая', { subjects: 'физика' }, { pausedUntil: date('2027-01-01') });
    const waiting = mentor('Физикова', { subjects: 'физика' }, { status: 'waiting' });
    expect(propose(grounds([resting, waiting, forPhysics])).couples).toEqual([]);
    expect(propose(grounds([mentor('Новиков', { subjects: 'физика' }), forPhysics])).couples).toEqual([]);
  });

  test('nobody has more mentees than places, whatever is pinned, excluded or set aside', () => {
    const names = ['А', 'Б', 'В', 'Г', 'Д', 'Е'];
    const act = fc.record({
      what: fc.integer({ min: 0, max: 4 }),
      one: fc.integer({ min: 0, max: 2 }),
      other: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 3 }),
        fc.array(act, { maxLength: 12 }),
        (capacities, acts) => {
          const mentors = capacities.map((capacity, index) => mentor(`Н${index}`, { capacity }));
          const decided = acts.reduce((before, { what, one, other }) => {
            const pair = couple(`Н${one}`, names[other] ?? '');
            const changes = [
              pin(before, pair),
              unpin(before, pair.mentee),
              exclude(before, pair),
              setAside(before, pair.mentee),
              readmit(before, pair.mentee),
            ];
            return changes[what] ?? before;
          }, undecided);
          const { couples, leftOut } = propose(grounds([...mentors, ...names.map((one) => mentee(one))], { decided }));
          expect([...couples.map((one) => one.mentee), ...leftOut.map((one) => one.mentee)].sort()).toEqual(names);
          for (const one of decided.pinned)
            expect(couples).toContainEqual(expect.objectContaining({ ...one, pinned: true }));
          for (const one of decided.excluded) expect(couples).not.toContainEqual(expect.objectContaining(one));
          for (const [index, capacity] of capacities.entries()) {
            const free = couples.filter((one) => one.mentor === `Н${index}` && !one.pinned).length;
            const pinned = decided.pinned.filter((one) => one.mentor === `Н${index}`).length;
            expect(free).toBeLessThanOrEqual(Math.max(0, capacity - pinned));
          }
        },
      ),
    );
  });
});

test('a mentor who looks for help on the other side of the bank is known there, until they leave it', () => {
  const offers = mentor('Физикова', { subjects: 'физика' });
  const looks = mentee('Физикова', { needs: { ict: 3 } });
  const strong = mentee('Новиков', { subject: 'физика', strengths: 'ИКТ' });
  const bothWays = (asMentee: typeof looks) =>
    propose(grounds([offers, asMentee, strong])).couples.find((one) => one.mentee === 'Новиков')?.fit.bothWays;
  expect(bothWays(looks)).toBe(true);
  expect(bothWays({ ...looks, entry: { ...looks.entry, status: 'left' } })).toBe(false);
});

test('mentors are ranked for one mentee, those with a place first', () => {
  const full = mentor('Полная', { subjects: 'физика', capacity: 0 });
  const order = ranked(grounds([full, physics, mentor('Другая'), forPhysics]), forPhysics);
  expect(order.map(({ mentor: { person: one }, free }) => [one.surname, free])).toEqual([
    ['Физикова', 1],
    ['Другая', 1],
    ['Полная', 0],
  ]);
});
