import fc from 'fast-check';
import { expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { date, daysBetween, instant, isBefore, type PlainDate, sameDay } from '#core/kernel/time.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { termLike } from '#core/programmes/follow.ts';
import { interleaved, shifted, spread } from '#core/programmes/plan.ts';
import { daysOf, needsNone, usualEnds, usualStart, wrongIn } from '#core/programmes/term.ts';

const day0 = date('2026-09-01');
const day = (span: number) => fc.integer({ min: 0, max: span }).map((days) => day0.add({ days }));

const pairOf = (from: PlainDate, to: PlainDate, kinds: Mentorship['kinds'] = ['traditional']): Mentorship => ({
  ...{ id: id<'mentorship'>('pair'), organisationId: id<'organisation'>('school'), form: 'teacher-teacher', kinds },
  ...{ status: 'in-force', plannedFrom: from, plannedTo: to, inForceFrom: from, inForceTo: to },
  ...{ createdBy: id<'person'>('c'), createdAt: instant('2026-09-01T07:00:00Z') },
});

const pairs = fc
  .tuple(day(200), day(800))
  .map(([from, length]) => pairOf(from, from.add({ days: daysBetween(day0, length) })));

test('1.3: a programme is 3 to 12 months long and lies inside the days of its pair, whatever the days are', () => {
  const seen = { right: 0, wrong: 0 };
  fc.assert(
    fc.property(pairs, day(800), fc.integer({ min: -5, max: 500 }), (pair, from, length) => {
      const to = from.add({ days: length });
      const wrong = wrongIn(pair, { from, to });
      const days = daysOf(pair);
      // Three months are 89 to 92 days, twelve are 365 or 366: what is surely too short or too long is told by counting alone.
      if (length + 1 < 89 || length + 1 > 366 || isBefore(from, days.from) || isBefore(days.to, to))
        expect(wrong).toBeDefined();
      if (wrong === undefined) {
        seen.right += 1;
        expect(length + 1).toBeGreaterThanOrEqual(89);
        expect(length + 1).toBeLessThanOrEqual(366);
      } else {
        seen.wrong += 1;
        const outside = isBefore(to, from) || isBefore(from, days.from) || isBefore(days.to, to);
        if (!outside) expect(wrong).toContain('п. 1.3');
      }
    }),
    { numRuns: 2000 },
  );
  expect(seen.right).toBeGreaterThan(50);
  expect(seen.wrong).toBeGreaterThan(50);
});

test.each([
  ['2026-10-01', '2026-12-30', false],
  ['2026-10-01', '2026-12-31', true],
  ['2026-11-30', '2027-02-27', true],
  ['2026-10-01', '2027-09-30', true],
  ['2026-10-01', '2027-10-01', false],
])('from %s to %s: allowed: %s', (from, to, allowed) => {
  const wrong = wrongIn(pairOf(date('2026-09-01'), date('2028-08-31')), { from: date(from), to: date(to) });
  expect(wrong === undefined).toBe(allowed);
});

test('what is offered to be chosen is always allowed, and something is offered wherever the pair has room', () => {
  fc.assert(
    fc.property(pairs, day(800), (pair, today) => {
      const from = usualStart(pair, today);
      const ends = usualEnds(pair, from);
      for (const to of ends) expect(wrongIn(pair, { from, to })).toBeUndefined();
      expect(new Set(ends.map(String)).size).toBe(ends.length);
      const days = daysOf(pair);
      const hasRoom = !isBefore(days.to.add({ days: 1 }), days.from.add({ months: 3 }));
      const isSoon = isBefore(today, days.to);
      if (hasRoom && isSoon) expect(ends.length).toBeGreaterThan(0);
    }),
  );
});

test('a pattern of any length is taken for a term that the pair allows', () => {
  fc.assert(
    fc.property(pairs, day(800), day(300), fc.integer({ min: 89, max: 364 }), (pair, today, begun, length) => {
      fc.pre(usualEnds(pair, usualStart(pair, today)).length > 0);
      const term = termLike({ from: begun, to: begun.add({ days: length }) }, pair, today);
      expect(wrongIn(pair, term)).toBeUndefined();
    }),
  );
});

test('activities fall on working days of the term, in order, the last of them by its end', () => {
  const isWorking = (one: PlainDate) => one.dayOfWeek <= 5;
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      day(100),
      fc.integer({ min: 100, max: 365 }),
      day(150),
      (n, from, length, today) => {
        const term = { from, to: from.add({ days: length }) };
        const days = spread(n, term, today, isWorking);
        expect(days).toHaveLength(n);
        for (const [index, one] of days.entries()) {
          expect(isBefore(one, from) || isBefore(term.to, one)).toBe(false);
          if (index > 0) expect(isBefore(one, days[index - 1] ?? one)).toBe(false);
          if (daysBetween(today, one) > 7 && daysBetween(from, one) > 7) expect(isWorking(one)).toBe(true);
        }
      },
    ),
  );
});

test('days move with the beginning and stay inside the term; directions take turns', () => {
  const term = { from: date('2027-01-11'), to: date('2027-05-31') };
  expect(shifted(date('2026-10-20'), date('2026-10-01'), term).toString()).toBe('2027-01-30');
  expect(sameDay(shifted(date('2027-09-20'), date('2026-10-01'), term), term.to)).toBe(true);
  expect(interleaved([['a1', 'a2', 'a3'], ['b1'], ['c1', 'c2']])).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
});

test('3.1: speed and situational kinds alone need no programme, beside another kind they do', () => {
  expect(needsNone({ kinds: ['speed'] })).toBe(true);
  expect(needsNone({ kinds: ['situational', 'speed'] })).toBe(true);
  expect(needsNone({ kinds: ['situational', 'traditional'] })).toBe(false);
});
