import type { BankEntry, MenteeProfile, MentorProfile } from '#core/bank/entry.ts';
import type { Shelved } from '#core/bank/shelf.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { date, instant } from '#core/kernel/time.ts';
import { undecided } from '#core/matching/match-draft.ts';
import { type Grounds, groundsOf } from '#core/matching/proposal.ts';
import { defaultWeights } from '#core/matching/weights.ts';

const entryOf = (name: string, side: BankEntry['side'], profile: BankEntry['profile']): BankEntry => ({
  ...{
    id: id<'entry'>(`${side}-${name}`),
    organisationId: id<'organisation'>('school'),
    personId: id<'person'>(name),
    side,
  },
  ...{ status: 'approved', profile, categories: [], reviewedOn: date('2026-09-01') },
  createdAt: instant('2026-09-01T08:00:00Z'),
});

const shelved = (name: string, entry: BankEntry): Shelved => ({
  ...{ entry, pairs: [], lacksConsent: false },
  person: { id: id<'person'>(name), surname: name, name: 'Анна' },
});

export const mentor = (name: string, profile: Partial<MentorProfile> = {}, rest: Partial<BankEntry> = {}): Shelved =>
  shelved(name, { ...entryOf(name, 'mentor', { areas: [], forms: [], kinds: [], ...profile }), ...rest });

export const mentee = (name: string, profile: Partial<MenteeProfile> = {}): Shelved =>
  shelved(name, entryOf(name, 'mentee', { needs: {}, ...profile }));

export const grounds = (all: readonly Shelved[], rest: Partial<Grounds> = {}): Grounds =>
  groundsOf(all, { weights: defaultWeights, decided: undecided, declined: [], asked: [], ...rest });

export const couple = (one: string, other: string) => ({ mentor: id<'person'>(one), mentee: id<'person'>(other) });
export const person = (name: string): Id<'person'> => id<'person'>(name);
