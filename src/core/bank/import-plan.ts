import { fold } from '#core/kernel/fold.ts';
import type { Id } from '#core/kernel/id.ts';
import { fullName } from '#core/people/full-name.ts';
import type { Person } from '#core/people/person.ts';
import { sameName } from '#core/people/read-person.ts';
import type { BankEntry } from './entry.ts';
import { changesIn } from './fields.ts';
import { type ReadRow, readRow } from './import-read.ts';
import type { BankRow } from './import-rows.ts';
import { menteeCategories, menteeProfile } from './profile.ts';

/** What would become of a row. */
export type Fate =
  | { readonly kind: 'fault'; readonly row: number; readonly why: string }
  /** A namesake is there, or several: which of them it is has to be said. */
  | { readonly kind: 'ask'; readonly row: number; readonly candidates: readonly Id<'person'>[] }
  | { readonly kind: 'new'; readonly row: number; readonly read: ReadRow; readonly person?: Id<'person'> }
  | {
      readonly kind: 'changed';
      readonly row: number;
      readonly read: ReadRow;
      readonly after: BankEntry;
      readonly changes: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'same'; readonly row: number; readonly entry: BankEntry; readonly unknown: readonly string[] };

export interface Known {
  readonly people: readonly Person[];
  readonly entries: readonly BankEntry[];
}

/** What a list would do with the bank there is; nothing is written. Repeated after an import it changes nothing. */
export function planBank(rows: readonly BankRow[], known: Known): readonly Fate[] {
  const seen = new Map<string, number>();
  return rows.map((row): Fate => {
    const read = readRow(row);
    if ('why' in read) return { kind: 'fault', ...read };
    const key = `${read.side} ${fold(fullName(read.person))}`;
    const twin = seen.get(key);
    if (twin !== undefined && row.person === undefined)
      return { kind: 'fault', row: row.row, why: `повторяет строку ${twin}` };
    seen.set(key, row.row);
    return fateOf(row, read, known);
  });
}

function fateOf(row: BankRow, read: ReadRow, { people, entries }: Known): Fate {
  const alike = people.filter((one) => sameName(one, read.person));
  const [only] = alike;
  const chosen = alike.find((one) => one.id === row.person);
  const certain = alike.length === 1 && only && fold(fullName(only)) === fold(fullName(read.person)) ? only : undefined;
  const person = chosen ?? (row.person === undefined ? certain : undefined);
  if (!person && row.person !== 'new' && alike.length > 0)
    return { kind: 'ask', row: row.row, candidates: alike.map((one) => one.id) };
  const entry = person && entries.find((one) => one.personId === person.id && one.side === read.side);
  if (!entry) return { kind: 'new', row: row.row, read, ...(person ? { person: person.id } : {}) };
  const after = merged(entry, read);
  const changes = changesIn(entry, after);
  return Object.keys(changes).length === 0 && entry.status !== 'left'
    ? { kind: 'same', row: row.row, entry, unknown: read.unknown }
    : { kind: 'changed', row: row.row, read, after, changes };
}

/** What the list says over what the entry holds; empty cells change nothing, other spacing or letters' case neither. */
export function merged(entry: BankEntry, { profile, categories, external }: ReadRow): BankEntry {
  const before: Readonly<Record<string, unknown>> = { ...entry.profile };
  const news = Object.entries(profile).filter(([key, value]) => !alike(before[key], value));
  const needs =
    'needs' in profile && profile.needs ? { needs: { ...menteeProfile(entry).needs, ...profile.needs } } : {};
  return {
    ...entry,
    profile: { ...entry.profile, ...Object.fromEntries(news), ...needs },
    ...(categories.length > 0 ? { categories } : {}),
    ...(external && !alike(entry.external, external) ? { external } : {}),
    ...(entry.status === 'left' ? { status: 'waiting' as const } : {}),
  };
}

const alike = (was: unknown, now: unknown): boolean =>
  typeof was === 'string' && typeof now === 'string' ? fold(was) === fold(now) : was === now;

/** Categories of a new entry: those of the list, and what the years say. */
export const categoriesFor = ({ side, categories, profile }: ReadRow): readonly string[] =>
  side === 'mentee' ? menteeCategories(categories, profile.years) : categories;

export const countsOf = (fates: readonly Fate[]) => {
  const of = (kind: Fate['kind']): number => fates.filter((fate) => fate.kind === kind).length;
  return { fresh: of('new'), changed: of('changed'), same: of('same'), faults: of('fault'), asked: of('ask') };
};
