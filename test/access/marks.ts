import type { Side } from './world.ts';

/** Who may read a text (`pair`: those in it, and who runs the programme; `card`: its authors and those who approve; `sides`: its authors): by role, by the stage it belongs to, or the one person whose it is. Names stand in no text but where they are edited. */
export type Readers =
  | 'everybody'
  | 'organisers'
  | 'pair'
  | 'card'
  | 'sides'
  | 'asked'
  | 'names'
  | 'nobody'
  | `stage:${string}`
  | `bank:${string}`
  | `keepers:${string}`
  | `confidence:${string}`
  | `petition:${string}`
  | `person:${string}`;

export interface Mark {
  readonly words: string;
  readonly side: Side;
  readonly readers: Readers;
  /** For the message of a failing test: «a stage other, title». */
  readonly where: string;
}

const known = new Map<string, Mark>();

/** A word that stands in exactly one column of one row; seen on a screen it tells where it came from. */
export function mark(side: Side, readers: Readers, thing: string, field: string): string {
  const where = `${side} ${thing}, ${field}`;
  const found = known.get(where);
  if (found) return found.words;
  const words = `Метка${(known.size + 1000).toString(36)}ж`;
  known.set(where, { words, side, readers, where });
  return words;
}

/** Every mark that stands in these words. */
export function marksIn(words: string): readonly Mark[] {
  const found = new Set(words.match(/Метка[0-9a-z]+ж/g) ?? []);
  return [...known.values()].filter((one) => found.has(one.words));
}

/** Which mark that is, for a test of the tests. */
export const marks = (): readonly Mark[] => [...known.values()];
