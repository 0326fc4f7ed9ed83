import type { Id } from '#core/kernel/id.ts';
import type { Instant } from '#core/kernel/time.ts';

/** A mentor and a mentee by who they are. */
export interface Couple {
  readonly mentor: Id<'person'>;
  readonly mentee: Id<'person'>;
}

/**
 * What the curator has decided about the matching of the organisation, one row of each. The proposal itself is not kept: it follows
 * anew from the bank, the weights and these decisions whenever it is looked at.
 */
export interface MatchDraft {
  readonly id: Id<'match'>;
  readonly organisationId: Id<'organisation'>;
  /** These two together, whatever the figures say. */
  readonly pinned: readonly Couple[];
  /** These two never. */
  readonly excluded: readonly Couple[];
  /** Mentees for whom nobody is looked for now. */
  readonly aside: readonly Id<'person'>[];
  readonly changedBy: Id<'person'>;
  readonly changedAt: Instant;
}

export const same = (a: Couple, b: Couple): boolean => a.mentor === b.mentor && a.mentee === b.mentee;

/** Do two stand among these? For a question that is put millions of times. */
export function among(all: readonly Couple[]): (couple: Couple) => boolean {
  const mentorsOf = new Map<Couple['mentee'], Set<Couple['mentor']>>();
  for (const { mentor, mentee } of all) mentorsOf.set(mentee, (mentorsOf.get(mentee) ?? new Set()).add(mentor));
  return ({ mentor, mentee }) => mentorsOf.get(mentee)?.has(mentor) === true;
}

const without = (all: readonly Couple[], one: Couple): readonly Couple[] => all.filter((other) => !same(one, other));

export type Decisions = Pick<MatchDraft, 'pinned' | 'excluded' | 'aside'>;
export const undecided: Decisions = { pinned: [], excluded: [], aside: [] };

/** One mentor per mentee: the pin before it goes, and so does what speaks against the new one. */
export const pin = ({ pinned, excluded, aside }: Decisions, couple: Couple): Decisions => ({
  pinned: [...pinned.filter((one) => one.mentee !== couple.mentee), couple],
  excluded: without(excluded, couple),
  aside: aside.filter((one) => one !== couple.mentee),
});

/** Pins that may not be any more, or have been sent, go. */
export const letFall = <D extends Pick<Decisions, 'pinned'>>(decisions: D, gone: readonly Couple[]): D => ({
  ...decisions,
  pinned: gone.reduce(without, decisions.pinned),
});

export const unpin = (decisions: Decisions, mentee: Id<'person'>): Decisions => ({
  ...decisions,
  pinned: decisions.pinned.filter((one) => one.mentee !== mentee),
});

export const exclude = ({ pinned, excluded, aside }: Decisions, couple: Couple): Decisions => ({
  pinned: without(pinned, couple),
  excluded: [...without(excluded, couple), couple],
  aside,
});

/** Looked for again, with anybody. */
export const readmit = ({ pinned, excluded, aside }: Decisions, mentee: Id<'person'>): Decisions => ({
  pinned,
  excluded: excluded.filter((one) => one.mentee !== mentee),
  aside: aside.filter((one) => one !== mentee),
});

export const setAside = (decisions: Decisions, mentee: Id<'person'>): Decisions => ({
  ...unpin(decisions, mentee),
  aside: [...decisions.aside.filter((one) => one !== mentee), mentee],
});
