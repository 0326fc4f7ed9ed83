import fc from 'fast-check';
import { expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { date, type Instant, instant } from '#core/kernel/time.ts';
import { type Petition, petitionKinds } from '#core/petitions/petition.ts';
import { consented, isOpen, settle, take, withdraw } from '#core/petitions/state.ts';

const at = instant('2026-11-02T07:00:00Z');
const [author, leader, colleague] = ['author', 'leader', 'colleague'].map((one) => id<'person'>(one));

const filed = (kind: Petition['kind']): Petition => ({
  ...{ id: id<'petition'>('petition'), organisationId: id<'organisation'>('school'), kind, status: 'filed' },
  ...{ personId: author ?? id('author'), details: {}, filedAt: at, due: date('2026-11-10'), dueVersion: 0 },
  ...(kind === 'involve-colleague' && colleague ? { consentOf: colleague } : {}),
});

const by = leader ?? id<'person'>('leader');
const acts = {
  take: (one: Petition) => take(one),
  grant: (one: Petition, now: Instant) =>
    settle(one, { status: 'granted', by, at: now, resolution: 'Хорошо', details: { standIn: 'Сомова' } }),
  refuse: (one: Petition, now: Instant) => settle(one, { status: 'refused', by, at: now, resolution: 'Нет' }),
  withdraw: (one: Petition, now: Instant) => withdraw(one, now),
  yes: (one: Petition, now: Instant) => consented(one, 'yes', now),
  no: (one: Petition, now: Instant) => consented(one, 'no', now),
} as const;
type Act = keyof typeof acts;
const names = Object.keys(acts) as readonly Act[]; // the keys of a literal

/** What comes of it, or that it was refused. */
function tried(one: Petition, act: Act, now: Instant): Petition | 'refused' {
  try {
    return acts[act](one, now);
  } catch (error) {
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}

const allowed: Readonly<Record<Petition['status'], readonly Petition['status'][]>> = {
  filed: ['taken', 'granted', 'refused', 'withdrawn'],
  taken: ['granted', 'refused', 'withdrawn'],
  // A colleague who was called in is let go.
  granted: ['withdrawn'],
  refused: [],
  withdrawn: [],
};

test('whatever is pressed in whatever order, there is one answer, with who gave it and when, and it never changes', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...petitionKinds),
      fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 8 }),
      (kind, presses) => {
        const seen: Petition[] = [filed(kind)];
        for (const [index, act] of presses.entries()) {
          const before = seen.at(-1) ?? filed(kind);
          const after = tried(before, act, at.add({ hours: index + 1 }));
          if (after === 'refused') continue;
          expect(allowed[before.status]).toContain(after.status);
          expect([after.personId, after.kind, after.filedAt, after.due]).toEqual([
            ...[before.personId, before.kind, before.filedAt, before.due],
          ]);
          expect(isOpen(after)).toBe(after.resolvedAt === undefined);
          if (!isOpen(before)) expect([before.kind, before.status]).toEqual(['involve-colleague', 'granted']);
          seen.push(after);
        }
        const answered = seen.filter(({ status }) => status === 'granted' || status === 'refused');
        expect(answered.length).toBeLessThanOrEqual(1);
        for (const one of answered) expect([by, colleague]).toContain(one.resolvedBy);
      },
    ),
  );
});

test('only the one who is asked answers for themselves, and only once', () => {
  for (const kind of petitionKinds)
    for (const word of ['yes', 'no'] as const) {
      const after = tried(filed(kind), word, at);
      if (kind !== 'involve-colleague') expect(after).toBe('refused');
      else {
        expect(after).toMatchObject({ consent: word, resolvedBy: colleague });
        if (after !== 'refused') expect(tried(after, word === 'yes' ? 'no' : 'yes', at)).toBe('refused');
      }
    }
});

test('an answer adds to what the petition says, and takes nothing of it away', () => {
  const worded: Petition = { ...filed('release'), text: 'Слёт', details: { offers: 'Сомова В. И.' } };
  expect(acts.grant(worded, at)).toMatchObject({
    ...{ text: 'Слёт', status: 'granted', resolution: 'Хорошо' },
    details: { offers: 'Сомова В. И.', standIn: 'Сомова' },
  });
});
