import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type Instant, instant, isPast } from '#core/kernel/time.ts';
import type { Meeting } from '#core/meetings/meeting.ts';
import { accept, callOff, coming, isOpen, offer, refuse } from '#core/meetings/state.ts';
import { momentsOf, woken } from '#core/meetings/wake.ts';

const now = instant('2026-10-06T07:00:00Z');
const calendar = { zone: 'Europe/Moscow', isWorking: () => true };
const person = (name: string): Id<'person'> => id<'person'>(name);
const mentor = person('mentor');
const slot = (hours: number): Instant => now.add({ hours });

const fresh = (people: readonly Id<'person'>[]): Meeting => ({
  ...{ id: id<'meeting'>('m'), organisationId: id<'organisation'>('o'), people, proposedBy: mentor, createdAt: now },
  ...{ slots: [], minutes: 45, mode: 'in-person', answers: {}, status: 'proposed', version: 0 },
});

type Step =
  | { readonly act: 'offer'; readonly by: number; readonly hours: readonly number[] }
  | { readonly act: 'yes'; readonly by: number; readonly pick: number }
  | { readonly act: 'no' | 'off'; readonly by: number };

const by = fc.nat(3);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant('offer' as const),
      by,
      hours: fc.uniqueArray(fc.integer({ min: 2, max: 400 }), { minLength: 1, maxLength: 4 }),
    }),
    fc.record({ act: fc.constant('yes' as const), by, pick: fc.nat(5) }),
    fc.record({ act: fc.constantFrom('no' as const, 'off' as const), by }),
  ),
  { maxLength: 30 },
);

/** As the bot does it: nothing happens to what is over. */
function play(before: Meeting, step: Step): Meeting {
  if (!isOpen(before)) return before;
  const who = before.people[step.by % before.people.length] ?? mentor;
  const answer = { by: who, mentors: [mentor] };
  switch (step.act) {
    case 'offer':
      return offer(before, { by: who, slots: step.hours.map(slot) });
    case 'yes':
      return accept(before, answer, before.slots[step.pick % Math.max(1, before.slots.length)]);
    case 'no':
      return refuse(before, answer);
    case 'off':
      return callOff(before);
    default:
      return step satisfies never;
  }
}

test.each([2, 3, 4])(
  'any acts of %i people end in one state: one hour, versions that grow, nobody reminded in vain',
  (size) => {
    const people = [mentor, ...Array.from({ length: size - 1 }, (_, index) => person(`other${index}`))];
    fc.assert(
      fc.property(steps, (all) => {
        const first = offer(fresh(people), { by: mentor, slots: [slot(30)] });
        all.reduce((before, step) => {
          const after = woken(play(before, step), calendar, now);
          expect(after.version - before.version).toBe(isOpen(before) && step.act === 'offer' ? 1 : 0);
          if (after.status === 'agreed') {
            expect([after.slots, after.startsAt !== undefined]).toEqual([[], true]);
            expect(coming(after)).toContain(mentor);
            expect(coming(after).length).toBeGreaterThan(1);
          }
          if (after.status === 'proposed') expect([after.slots.length > 0, after.startsAt]).toEqual([true, undefined]);
          if (!isOpen(after)) expect([after.wakeAt, momentsOf(after, calendar)]).toEqual([undefined, []]);
          else expect(after.wakeAt !== undefined && !isPast(after.wakeAt, now)).toBe(true);
          return after;
        }, first);
      }),
      { numRuns: 200 },
    );
  },
);

test('an hour that is no longer on offer cannot be picked', () => {
  const two = offer(fresh([mentor, person('other')]), { by: mentor, slots: [slot(30), slot(50)] });
  expect(() => accept(two, { by: person('other'), mentors: [mentor] }, slot(70).toString())).toThrow(Refusal);
});
