import fc from 'fast-check';
import { expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { date, instant, isBefore } from '#core/kernel/time.ts';
import { type Asked, allAgreed, answer, drop, propose } from '#core/pairing/answers.ts';
import { isInForce } from '#core/pairing/in-force.ts';
import type { Member, Mentorship, Order, OrderTerms } from '#core/pairing/mentorship.ts';
import { intoDraft, type Missing, outOfDraft, signed } from '#core/pairing/orders.ts';

const organisationId = id<'organisation'>('organisation');
const at = instant('2026-09-07T07:00:00Z');
const people = ['mentor', 'first', 'second'].map((one) => id<'person'>(one));

const member = (personId: Member['personId'], side: Member['side']): Member => ({
  ...{ id: id<'member'>(`${personId}${side}`), organisationId, mentorshipId: id<'mentorship'>('pair'), personId, side },
});

interface World {
  readonly asked: Asked;
  readonly consents: readonly string[];
  readonly order?: Order;
  readonly begun?: Order;
  /** What was true at the moment when it came into force. */
  readonly entered?: { readonly agreed: boolean; readonly consents: boolean; readonly signed: boolean };
}

const fresh = (): World => ({
  asked: {
    pair: {
      ...{ id: id<'mentorship'>('pair'), organisationId, form: 'teacher-teacher', kinds: ['group'], status: 'draft' },
      ...{
        plannedFrom: date('2026-10-01'),
        plannedTo: date('2027-05-31'),
        createdBy: id<'person'>('c'),
        createdAt: at,
      },
    } satisfies Mentorship,
    members: people.map((one, index) => member(one, index === 0 ? 'mentor' : 'mentee')),
  },
  consents: [],
});

const act = fc.oneof(
  fc.constant({ do: 'propose' as const }),
  fc.constant({ do: 'drop' as const }),
  fc.record({
    do: fc.constant('answer' as const),
    who: fc.nat(2),
    said: fc.constantFrom('yes' as const, 'yes' as const, 'discuss' as const, 'no' as const),
  }),
  fc.record({ do: fc.constant('consent' as const), who: fc.nat(2), given: fc.boolean() }),
  fc.record({
    do: fc.constant('draft' as const),
    purpose: fc.constantFrom('begin' as const, 'change' as const, 'end' as const),
  }),
  fc.constant({ do: 'undraft' as const }),
  fc.record({ do: fc.constant('sign' as const), day: fc.integer({ min: -20, max: 400 }) }),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

const terms = (purpose: Order['purpose']): OrderTerms => {
  if (purpose === 'begin') return { kind: 'begin', programmesBy: '2026-10-15', reportBy: '2027-05-31', payment: false };
  if (purpose === 'end') return { kind: 'end', reason: 'mutual', lastDay: '2027-01-22' };
  return { kind: 'change', to: '2027-03-31', leaving: people.slice(2) };
};

function step(world: World, one: Act): World {
  const { asked, order } = world;
  const missing = people
    .filter((who) => !world.consents.includes(who))
    .map((personId): Missing => ({ personId, kind: 'mentee' }));
  switch (one.do) {
    case 'propose':
      return { ...world, asked: propose(asked, at) };
    case 'drop':
      return { ...world, asked: { ...asked, pair: drop(asked.pair) } };
    case 'answer':
      return {
        ...world,
        asked: answer(asked, { by: people[one.who] ?? id<'person'>('nobody'), answer: one.said, at }),
      };
    case 'consent': {
      const who = people[one.who] ?? '';
      const rest = world.consents.filter((each) => each !== who);
      return { ...world, consents: one.given ? [...rest, who] : rest };
    }
    case 'draft': {
      if (order) return world;
      const made: Order = {
        ...{
          id: id<'order'>(one.purpose),
          organisationId,
          purpose: one.purpose,
          status: 'draft',
          terms: terms(one.purpose),
        },
        ...{ mentorships: [asked.pair.id], createdBy: id<'person'>('c'), createdAt: at },
      };
      return { ...world, order: made, asked: { ...asked, pair: intoDraft({ ...asked, missing }, made) } };
    }
    case 'undraft': {
      const { order: _order, ...rest } = world;
      return order ? { ...rest, asked: { ...asked, pair: outOfDraft(asked.pair, order) } } : world;
    }
    case 'sign':
      return sign(world, missing, date('2026-09-07').add({ days: one.day }));
  }
}

function sign(world: World, missing: readonly Missing[], day: ReturnType<typeof date>): World {
  const { order, asked, begun, ...rest } = world;
  if (!order) return world;
  const { pair, members } = signed({ ...asked, missing }, order, { number: '1', date: day }, begun?.date);
  const done: Order = { ...order, status: 'signed', number: '1', date: day };
  return order.purpose === 'begin'
    ? {
        ...rest,
        ...{ asked: { pair, members }, begun: done },
        entered: { agreed: allAgreed(asked.members), consents: missing.length === 0, signed: true },
      }
    : { ...rest, asked: { pair, members }, ...(begun ? { begun } : {}) };
}

function run(acts: readonly Act[]): readonly World[] {
  const worlds: World[] = [fresh()];
  for (const one of acts) {
    const before = worlds.at(-1) ?? fresh();
    try {
      worlds.push(step(before, one));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return worlds;
}

/** Straight to the order, so that what follows is looked at too. */
const straight: readonly Act[] = [
  { do: 'propose' },
  ...people.flatMap((_, who): Act[] => [
    { do: 'answer', who, said: 'yes' },
    { do: 'consent', who, given: true },
  ]),
  { do: 'draft', purpose: 'begin' },
];

/** The way there, of which up to two steps are left out. */
const most: readonly Act[] = [...straight, { do: 'sign', day: 10 }];

test('no sequence of acts brings a pair into force without every «Да», every consent and a signed order', () => {
  const reached = { inForce: 0, ended: 0 };
  fc.assert(
    fc.property(
      fc.subarray([...most], { minLength: most.length - 2 }),
      fc.array(act, { maxLength: 40 }),
      (near, acts) => {
        for (const { asked, entered } of run([...near, ...acts])) {
          const { status } = asked.pair;
          if (status === 'in-force' || status === 'ended') {
            expect(entered).toEqual({ agreed: true, consents: true, signed: true });
            reached[status === 'ended' ? 'ended' : 'inForce'] += 1;
          } else expect(isInForce(asked.pair, date('2026-12-01'))).toBe(false);
        }
      },
    ),
    { numRuns: 3000 },
  );
  // The acts do lead there: the property is not empty.
  expect(reached.inForce).toBeGreaterThan(0);
});

test('the days of a pair go one way: planned start, first day, last day; an order is never older than the one that began it', () => {
  const ends: string[] = [];
  fc.assert(
    fc.property(fc.integer({ min: -20, max: 300 }), fc.array(act, { maxLength: 30 }), (day, more) => {
      for (const { asked, begun } of run([...straight, { do: 'sign', day }, ...more])) {
        const { inForceFrom: from, inForceTo: to, plannedFrom, status } = asked.pair;
        if (!from || !to || !begun?.date) continue;
        expect(isBefore(from, plannedFrom) || isBefore(from, begun.date) || isBefore(to, from)).toBe(false);
        expect(isInForce(asked.pair, from.subtract({ days: 1 })) || isInForce(asked.pair, to.add({ days: 1 }))).toBe(
          false,
        );
        if (status === 'ended') ends.push(to.toString());
      }
    }),
    { numRuns: 2000 },
  );
  expect(ends.length).toBeGreaterThan(0);
});

test('a group that one of two mentees leaves goes on as a pair, and remembers until when they stood in it', () => {
  const world = run([
    ...straight,
    { do: 'sign', day: 0 },
    { do: 'draft', purpose: 'change' },
    { do: 'sign', day: 60 },
  ]).at(-1);
  expect(world?.asked.pair.kinds).toEqual(['traditional']);
  expect(String(world?.asked.pair.inForceTo)).toBe('2027-03-31');
  expect(world?.asked.members.map((one) => String(one.leftOn))).toEqual(['undefined', 'undefined', '2026-11-06']);
});
