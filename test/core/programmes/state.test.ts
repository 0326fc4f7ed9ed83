import fc from 'fast-check';
import { expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { date, instant } from '#core/kernel/time.ts';
import type { Agreement, Programme } from '#core/programmes/programme.ts';
import {
  allAgree,
  answerBy,
  answered,
  approved,
  dropped,
  edited,
  offered,
  returned,
  silentOn,
} from '#core/programmes/state.ts';

const at = '2026-10-06T07:00:00Z';
const people = ['mentor', 'first', 'second'].map((one) => id<'person'>(one));

const fresh: Programme = {
  ...{ id: id<'programme'>('programme'), organisationId: id<'organisation'>('school'), status: 'draft' },
  ...{ mentorshipId: id<'mentorship'>('pair'), from: date('2026-10-01'), to: date('2027-05-31'), mode: 'person' },
  ...{ areas: ['lesson'], schedule: '', expected: '', version: 1, agreements: [] },
  ...{ createdBy: id<'person'>('mentor'), createdAt: instant(at) },
};

const who = fc.nat(people.length - 1);
const act = fc.oneof(
  fc.record({ do: fc.constant('offer' as const), who }),
  fc.record({ do: fc.constant('edit' as const), who }),
  fc.record({
    ...{ do: fc.constant('answer' as const), who, behind: fc.constantFrom(0, 0, 0, 1) },
    said: fc.constantFrom('yes' as const, 'yes' as const, 'yes' as const, 'discuss' as const, 'no' as const),
  }),
  fc.constant({ do: 'approve' as const, who: 0 }),
  fc.constant({ do: 'return' as const, who: 0 }),
  fc.constant({ do: 'drop' as const, who: 0 }),
);
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

function step(programme: Programme, one: Act): Programme {
  const person = people[one.who] ?? fresh.createdBy;
  switch (one.do) {
    case 'offer':
      return offered(programme, person, at);
    case 'edit':
      return edited(programme);
    case 'answer': {
      const word: Agreement = { person, version: programme.version - one.behind, answer: one.said, at };
      return answered(programme, word, people);
    }
    case 'approve':
      return approved(programme, id<'person'>('curator'), date('2026-10-08'), people);
    case 'return':
      return returned(programme, 'Поправить');
    case 'drop':
      return dropped(programme);
    default:
      throw new Error('no such act');
  }
}

/** What everybody said since the last edit, kept apart from the programme itself. */
interface World {
  readonly programme: Programme;
  readonly words: Readonly<Record<string, Agreement['answer']>>;
}

function walked(acts: readonly Act[]): readonly World[] {
  const worlds: World[] = [{ programme: fresh, words: {} }];
  for (const one of acts) {
    const before = worlds.at(-1) ?? { programme: fresh, words: {} };
    try {
      const programme = step(before.programme, one);
      const person = people[one.who] ?? '';
      const words =
        one.do === 'edit' || one.do === 'return'
          ? {}
          : one.do === 'offer'
            ? { ...before.words, [person]: 'yes' as const }
            : one.do === 'answer'
              ? { ...before.words, [person]: one.said }
              : before.words;
      worlds.push({ programme, words });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return worlds;
}

const straight: readonly Act[] = [
  { do: 'offer', who: 0 },
  { do: 'answer', who: 1, said: 'yes', behind: 0 },
  { do: 'answer', who: 2, said: 'yes', behind: 0 },
  { do: 'approve', who: 0 },
];

test('nothing is approved without the «Да» of every mentee and the mentor to the very version that is approved', () => {
  const seen = { approved: 0, lapsed: 0 };
  fc.assert(
    fc.property(fc.array(act, { maxLength: 25 }), fc.subarray([...straight], { minLength: 3 }), (before, after) => {
      const worlds = walked([...before, ...after]);
      for (const [index, { programme, words }] of worlds.entries()) {
        const yes = people.filter((one) => words[one] === 'yes');
        if (programme.status === 'agreed' || programme.status === 'approved') expect(yes).toHaveLength(people.length);
        if (programme.status === 'approved') seen.approved += 1;
        for (const person of people) expect(answerBy(programme, person)?.answer).toBe(words[person]);
        const earlier = worlds[index - 1]?.programme;
        expect(programme.version).toBeGreaterThanOrEqual(earlier?.version ?? 1);
        if (earlier?.status === 'approved' || earlier?.status === 'dropped') expect(programme).toEqual(earlier);
        if (earlier && programme.version > earlier.version) {
          seen.lapsed += 1;
          expect(silentOn(programme, people)).toEqual(people);
        }
      }
    }),
    { numRuns: 2000 },
  );
  // The acts do lead there: the property is not empty.
  expect(seen.approved).toBeGreaterThan(100);
  expect(seen.lapsed).toBeGreaterThan(100);
});

test('one person alone never agrees with themselves', () => {
  const mine = offered(fresh, fresh.createdBy, at);
  expect(allAgree(mine, [fresh.createdBy])).toBe(false);
});
