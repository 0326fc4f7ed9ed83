import { type Breath, breathing, type Steps } from '#core/kernel/breath.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Town } from './town.ts';
import { type Columns, coupling, placing, type TownProposal } from './town-propose.ts';

export interface Reckoning {
  readonly breath: Breath;
  /** One way, such as SHA-256. */
  readonly hash: (words: string) => string;
}

/** The proposal of a municipality as it is now. */
export type ProposeTown = (municipality: Id<'organisation'>, town: Town) => Promise<TownProposal>;

interface Kept {
  /** Of everything the proposal follows from. */
  readonly print: string;
  readonly columns: Promise<Columns>;
}

/** Municipalities whose last proposal is kept. */
const most = 5;

/**
 * Proposes for municipalities, and does not reckon twice what is the same: who is with whom is kept, by number, as long as everything it
 * follows from is the same to the letter. Two who look at once wait for one reckoning.
 */
export function keptTowns({ breath, hash }: Reckoning): ProposeTown {
  const kept = new Map<Id<'organisation'>, Kept>();
  return async (municipality, town) => {
    const print = await breathing(printing(town, hash), breath);
    const known = kept.get(municipality);
    const now = known?.print === print ? known : { print, columns: breathing(placing(town), breath) };
    // Whoever was looked at last goes last.
    kept.delete(municipality);
    kept.set(municipality, now);
    for (const first of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) kept.delete(first);
    return breathing(coupling(town, await now.columns), breath);
  };
}

/** Changes with anything in the town, school by school. */
function* printing({ schools, ...rest }: Town, hash: Reckoning['hash']): Steps<string> {
  const prints = [hash(JSON.stringify(rest))];
  for (const { grounds, ...school } of schools) {
    prints.push(hash(JSON.stringify([school, { ...grounds, otherSides: [...grounds.otherSides] }])));
    yield;
  }
  return hash(prints.join());
}
