import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planRounds, type Round, type RoundsAsked, type Seating } from '#core/sessions/rounds.ts';
import { best } from './rounds-brute-force.ts';

const names = (letter: string, count: number) => Array.from({ length: count }, (_, index) => `${letter}${index}`);

/** Any session of at most so many participants, experts and rounds, with people who met before. */
const sessions = (participants: number, experts: number, rounds: number): fc.Arbitrary<RoundsAsked> =>
  fc
    .record({
      participants: fc.integer({ min: 0, max: participants }).map((count) => names('p', count)),
      seats: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: experts }),
      rounds: fc.integer({ min: 0, max: rounds }),
      known: fc.array(fc.tuple(fc.nat(participants - 1), fc.nat(experts - 1)), { maxLength: participants * 2 }),
    })
    .map(({ participants: guests, seats, rounds: count, known }) => ({
      participants: guests,
      experts: seats.map((places, index) => ({ id: `e${index}`, seats: places })),
      rounds: count,
      met: known.map(([guest, expert]) => ({ participant: `p${guest}`, expert: `e${expert}` })),
    }));

const key = ({ participant, expert }: Seating) => `${participant}-${expert}`;
const meetingsOf = (plan: readonly Round[], person: string) =>
  plan.flat().filter(({ participant, expert }) => participant === person || expert === person).length;
const spreadOf = (numbers: readonly number[]) =>
  Math.max(0, ...numbers) - Math.min(...numbers, Math.max(0, ...numbers));

function expectSound({ participants, experts, rounds, met }: RoundsAsked, plan: readonly Round[], over = 0): void {
  expect(plan).toHaveLength(rounds);
  const pairs = plan.flat().map(key);
  expect(new Set(pairs).size, 'nobody meets an expert twice').toBe(pairs.length);
  expect(pairs.filter((pair) => met.some((one) => key(one) === pair))).toEqual([]);
  for (const round of plan) {
    const guests = round.map(({ participant }) => participant);
    expect(new Set(guests).size, 'nobody is in two places at once').toBe(guests.length);
  }
  for (const round of plan.slice(over)) {
    for (const { id, seats } of experts)
      expect(round.filter(({ expert }) => expert === id).length).toBeLessThanOrEqual(seats);
    for (const { participant, expert } of round) {
      expect(participants).toContain(participant);
      expect(experts.map(({ id }) => id)).toContain(expert);
    }
  }
}

test('nobody meets an expert twice, nobody again after an earlier session, nobody is in two places, no table is too full', () => {
  fc.assert(
    fc.property(sessions(12, 6, 6), (asked) => expectSound(asked, planRounds(asked))),
    { numRuns: 300 },
  );
});

test('the plan is the best of all plans: most meetings, then the poorest participants get most, then experts are evenly busy', () => {
  fc.assert(
    fc.property(fc.oneof(sessions(4, 2, 2), sessions(3, 3, 2), sessions(3, 2, 3)), (asked) => {
      const plan = planRounds(asked);
      const guests = asked.participants.map((one) => meetingsOf(plan, one)).sort((a, b) => a - b);
      const loads = asked.experts.map(({ id }) => meetingsOf(plan, id));
      const optimum = best(
        asked,
        asked.participants.map((one) => meetingsOf(plan, one)),
      );
      expect(guests).toEqual(optimum.guests);
      expect(loads.reduce((sum, load) => sum + load * load, 0)).toBe(optimum.squares);
    }),
    { numRuns: 250 },
  );
});

test('rounds are evenly full, so that free rounds are spread over the session', () => {
  fc.assert(
    fc.property(sessions(12, 5, 6), (asked) => {
      expect(spreadOf(planRounds(asked).map((round) => round.length))).toBeLessThanOrEqual(1);
    }),
  );
});

test('where nobody has met anybody, numbers of meetings differ by one at most, for participants and for experts alike', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 6 }),
      (n, m, rounds) => {
        const experts = names('e', m).map((id) => ({ id, seats: 2 }));
        const plan = planRounds({ participants: names('p', n), experts, rounds, met: [] });
        expect(spreadOf(names('p', n).map((one) => meetingsOf(plan, one)))).toBeLessThanOrEqual(1);
        expect(spreadOf(names('e', m).map((one) => meetingsOf(plan, one)))).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test('when somebody is missing the rounds that are over stay, the missing get no more, and the same input gives the same plan', () => {
  fc.assert(
    fc.property(sessions(10, 5, 5), fc.nat(4), fc.nat(9), fc.nat(9), (asked, over, guest, expert) => {
      const plan = planRounds(asked);
      const past = Math.min(over, asked.rounds);
      const now: RoundsAsked = {
        ...asked,
        participants: asked.participants.filter((one) => one !== `p${guest}`),
        experts: asked.experts.filter(({ id }) => id !== `e${expert}`),
        stood: { plan, over: past },
      };
      const rebuilt = planRounds(now);
      expectSound(now, rebuilt, past);
      expect(rebuilt.slice(0, past)).toEqual(plan.slice(0, past));
      expect(planRounds(now)).toEqual(rebuilt);
    }),
    { numRuns: 300 },
  );
});

test('a plan that still holds is kept as it is', () => {
  fc.assert(
    fc.property(sessions(10, 5, 5), fc.nat(4), (asked, over) => {
      const plan = planRounds(asked);
      expect(planRounds({ ...asked, stood: { plan, over: Math.min(over, asked.rounds) } })).toEqual(plan);
    }),
  );
});

test('one missing participant of thirty changes few routes', () => {
  const asked: RoundsAsked = {
    participants: names('p', 30),
    experts: names('e', 6).map((id) => ({ id, seats: 4 })),
    rounds: 5,
    met: [],
  };
  const plan = planRounds(asked);
  const rebuilt = planRounds({ ...asked, participants: asked.participants.slice(1), stood: { plan, over: 2 } });
  const route = (rounds: readonly Round[], person: string) =>
    rounds.map((round) => round.find(({ participant }) => participant === person)?.expert);
  const changed = asked.participants.slice(1).filter((one) => `${route(plan, one)}` !== `${route(rebuilt, one)}`);
  expect(changed.length).toBeLessThanOrEqual(6);
});

test('two hundred people, twelve experts and eight rounds have every chair taken, evenly', () => {
  const met = names('p', 200).map((participant, index) => ({ participant, expert: `e${index % 12}` }));
  const experts = names('e', 12).map((id) => ({ id, seats: 14 }));
  const plan = planRounds({ participants: names('p', 200), experts, rounds: 8, met });
  expect(plan.flat()).toHaveLength(12 * 14 * 8);
  expect(spreadOf(names('p', 200).map((one) => meetingsOf(plan, one)))).toBeLessThanOrEqual(1);
});
