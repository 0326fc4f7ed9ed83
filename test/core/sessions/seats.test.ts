import fc from 'fast-check';
import { expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { type Instant, instant, isPast, Temporal } from '#core/kernel/time.ts';
import { book, freeSeats, type Line, leave, refill, take, takesBookings, waiting } from '#core/sessions/seats.ts';
import type { Session } from '#core/sessions/session.ts';

const begun = instant('2026-10-05T08:00:00Z');
const offerMinutes = 120;
const organisationId = id<'organisation'>('school');
const session = (seats: number): Session => ({
  ...{ id: id<'session'>('session'), organisationId, createdBy: id<'person'>('c'), createdAt: begun, theme: 'Урок' },
  ...{
    startsAt: begun.add({ hours: 30 }),
    signUpUntil: begun.add({ hours: 24 }),
    minutes: 60,
    place: 'Кабинет 5',
    seats,
  },
  ...{ openTo: 'school', mode: 'talk', status: 'announced', version: 0, token: 'token' },
});

type Step =
  | { readonly act: 'book' | 'leave' | 'take'; readonly who: string }
  | { readonly act: 'wait'; readonly minutes: number };

/** The rules in the plainest words: who sits, whose seat is held until when, who stands in line. */
interface Model {
  now: Instant;
  readonly sits: Set<string>;
  readonly offers: Map<string, Instant>;
  readonly queue: string[];
}

function modelStep(model: Model, { startsAt, signUpUntil, seats }: Session, step: Step): void {
  const { sits, offers, queue } = model;
  const taken = () => sits.size + offers.size;
  const at = step.act === 'wait' ? -1 : queue.indexOf(step.who);
  if (step.act === 'wait') model.now = model.now.add({ minutes: step.minutes });
  else if (step.act === 'book') {
    const isIn = sits.has(step.who) || offers.has(step.who) || at >= 0;
    if (!isIn && !isPast(signUpUntil, model.now))
      if (queue.length === 0 && taken() < seats) sits.add(step.who);
      else queue.push(step.who);
  } else if (step.act === 'leave') {
    sits.delete(step.who);
    offers.delete(step.who);
    if (at >= 0) queue.splice(at, 1);
  } else if (offers.has(step.who) && !isPast(offers.get(step.who) ?? model.now, model.now)) {
    offers.delete(step.who);
    sits.add(step.who);
  }
  for (const [who, until] of offers) if (isPast(until, model.now)) offers.delete(who);
  if (isPast(startsAt, model.now)) return;
  const end = isPast(signUpUntil, model.now) ? startsAt : signUpUntil;
  const until = [model.now.add({ minutes: offerMinutes }), end].sort(Temporal.Instant.compare)[0] ?? end;
  while (taken() < seats && queue.length > 0) offers.set(queue.shift() ?? '', until);
}

function lineStep(line: Line, now: Instant, step: Step): Line {
  const who = step.act === 'wait' ? id<'person'>('') : id<'person'>(step.who);
  const acts: Readonly<Record<Step['act'], () => Line>> = {
    book: () =>
      takesBookings(line.session, now)
        ? book(line, { personId: who, homeId: organisationId }, { now, id: id<'booking'>(`b${who}`) })
        : line,
    leave: () => leave(line, who),
    take: () => take(line, who, now),
    wait: () => line,
  };
  return refill(acts[step.act](), now, now.add({ minutes: offerMinutes }));
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ act: fc.constant('book' as const), who: fc.constantFrom(...'абвгдеж') }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('leave' as const), who: fc.constantFrom(...'абвгдеж') }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('take' as const), who: fc.constantFrom(...'абвгдеж') }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 400 }) }) },
);

test('whatever people do, seats are never oversold, none stands free while somebody waits, and the line keeps its order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3 }), fc.array(step, { maxLength: 60 }), (seats, steps) => {
      const model: Model = { now: begun, sits: new Set(), offers: new Map(), queue: [] };
      const state = { line: { session: session(seats), bookings: [] } as Line };
      for (const one of steps) {
        modelStep(model, state.line.session, one);
        state.line = lineStep(state.line, model.now, one);
        const people = (status: string) =>
          state.line.bookings.filter((row) => row.status === status).map((row) => String(row.personId));
        expect(people('seated').sort()).toEqual([...model.sits].sort());
        expect(people('offered').sort()).toEqual([...model.offers.keys()].sort());
        expect(waiting(state.line).map((row) => String(row.personId))).toEqual(model.queue);
        expect(people('seated').length + people('offered').length).toBeLessThanOrEqual(seats);
        if (!isPast(state.line.session.startsAt, model.now) && model.queue.length > 0)
          expect(freeSeats(state.line)).toBe(0);
      }
    }),
    { numRuns: 300 },
  );
});
