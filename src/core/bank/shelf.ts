import { type Context, holds } from '#core/conversation/context.ts';
import { byAlphabet } from '#core/kernel/alphabet.ts';
import { isErased } from '#core/people/full-name.ts';
import type { Person } from '#core/people/person.ts';
import { consentsIn, lacksConsent } from './consents.ts';
import { keepers } from './desk.ts';
import type { BankEntry } from './entry.ts';
import { type Pair, type PairsOf, pairsIn, placesTaken } from './pairs.ts';
import { mentorProfile } from './profile.ts';

/** An entry with what is known around it. */
export interface Shelved {
  readonly entry: BankEntry;
  readonly person: Person;
  readonly pairs: readonly Pair[];
  /** Told to those who keep the bank: nobody else sees what papers there are. */
  readonly lacksConsent: boolean;
}

/** The whole bank of the organisation, those who left it too, by surname. */
export async function shelf(ctx: Pick<Context, 'tx' | 'me'>): Promise<readonly Shelved[]> {
  const { tx, me } = ctx;
  const entries = await tx.bank.where({ organisationId: me.organisation.id });
  const people = await tx.people.among('id', [...new Set(entries.map((entry) => entry.personId))]);
  const pairs = await pairsIn(tx, me.organisation.id, me.today);
  const consents = await consentsIn(ctx);
  const keeper = holds(me, ...keepers);
  return shelved({ entries, people, pairs, lacks: (entry) => keeper && lacksConsent(entry, consents) });
}

/** The same where all is read already. */
export function shelved({
  entries,
  people,
  pairs,
  lacks,
}: {
  readonly entries: readonly BankEntry[];
  readonly people: readonly Person[];
  readonly pairs: PairsOf;
  readonly lacks: (entry: BankEntry) => boolean;
}): readonly Shelved[] {
  const byId = new Map(people.map((one) => [one.id, one] as const));
  return entries
    .flatMap((entry): readonly Shelved[] => {
      const person = byId.get(entry.personId);
      if (!person || isErased(person)) return [];
      return [{ entry, person, pairs: pairs(person.id, entry.side), lacksConsent: lacks(entry) }];
    })
    .sort(byName);
}

const byName = ({ person: a, entry: x }: Shelved, { person: b, entry: y }: Shelved): number =>
  byAlphabet(a.surname, b.surname) || byAlphabet(a.name, b.name) || (x.id < y.id ? -1 : 1);

export const isKept = ({ entry }: Pick<Shelved, 'entry'>): boolean => entry.status !== 'left';

export const waits = ({ entry }: Pick<Shelved, 'entry'>): boolean => entry.status === 'waiting';

/** In the bank, and no pair agreed or in force yet. */
export const isUnpaired = (one: Shelved): boolean =>
  isKept(one) && one.entry.side === 'mentee' && one.pairs.length === 0;

/** Mentees they can still take; without a capacity given it is one. */
export const freePlaces = ({ entry, pairs }: Shelved): number =>
  Math.max(0, (mentorProfile(entry).capacity ?? 1) - placesTaken(pairs));
