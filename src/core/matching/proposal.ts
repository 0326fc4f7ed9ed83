import { freePlaces, isKept, isUnpaired, type Shelved } from '#core/bank/shelf.ts';
import { byAlphabet } from '#core/kernel/alphabet.ts';
import { atOnce, each, type Steps } from '#core/kernel/breath.ts';
import type { Id } from '#core/kernel/id.ts';
import { assigning } from './assign.ts';
import { type OtherSides, otherSides } from './both-ways.ts';
import { type Fit, fitOf, offerOf, requestOf, worthOf } from './fit.ts';
import { type Couple, type MatchDraft, same } from './match-draft.ts';
import type { Weights } from './weights.ts';

/** Everything the proposal follows from. */
export interface Grounds {
  readonly mentors: readonly Shelved[];
  readonly mentees: readonly Shelved[];
  readonly otherSides: OtherSides;
  readonly weights: Weights;
  readonly decided: Pick<MatchDraft, 'pinned' | 'excluded' | 'aside'>;
  /** Those who said no to each other before: not proposed again. */
  readonly declined: readonly Couple[];
  /** Those who have been asked and have not all answered: they take places. */
  readonly asked: readonly Couple[];
}

export interface Matched extends Couple {
  readonly fit: Fit;
  readonly pinned: boolean;
}

/** Why somebody was left out. */
export type LeftOut = 'aside' | 'no-places' | 'nobody-may' | 'others-first';

export interface Proposal {
  readonly couples: readonly Matched[];
  readonly leftOut: readonly { readonly mentee: Id<'person'>; readonly why: LeftOut }[];
}

/** Mentors who may be proposed at all: approved by the head (4.4.3), not on a pause. */
export const isOffered = ({ entry }: Shelved): boolean =>
  entry.side === 'mentor' && entry.status === 'approved' && entry.pausedUntil === undefined;

/** The grounds out of a whole bank. */
export const groundsOf = (
  all: readonly Shelved[],
  rest: Omit<Grounds, 'mentors' | 'mentees' | 'otherSides'>,
): Grounds => ({
  ...rest,
  otherSides: otherSides(all),
  mentors: all.filter((one) => isKept(one) && isOffered(one)),
  mentees: all.filter((one) => isUnpaired(one) && !rest.asked.some(({ mentee }) => mentee === one.person.id)),
});

/** Mentees somebody can still be proposed, those already asked counted in. */
export const placesOf = ({ asked }: Pick<Grounds, 'asked'>, mentor: Shelved): number =>
  Math.max(0, freePlaces(mentor) - asked.filter((one) => one.mentor === mentor.person.id).length);

/** May these two be proposed? Nobody mentors themselves, and a «Нет» is not asked about again unless the curator pins it. */
export const mayMeet = ({ decided, declined }: Grounds, couple: Couple): boolean =>
  couple.mentor !== couple.mentee &&
  !decided.excluded.some((one) => same(one, couple)) &&
  (!declined.some((one) => same(one, couple)) || decided.pinned.some((one) => same(one, couple)));

/**
 * The best proposal for the whole organisation (4.4.5, П1 6.1): the greatest fit of all pairs together under the mentors' places,
 * with what the curator pinned kept and what they excluded left out.
 */
export const propose = (grounds: Grounds): Proposal => atOnce(proposing(grounds));

/** In steps, each about one of the people. */
export function* proposing(grounds: Grounds): Steps<Proposal> {
  const { mentors, mentees, decided } = grounds;
  const isAside = ({ person }: Shelved) => decided.aside.includes(person.id);
  const looked = mentees.filter((one) => !isAside(one));
  const columnOf = yield* columnsFor(grounds, looked);
  const open = mentors.filter((one) => placesOf(grounds, one) > 0);
  const couples: Matched[] = [];
  const leftOut: Proposal['leftOut'][number][] = [];
  for (const [row, mentee] of looked.entries()) {
    const couple = coupleOf(grounds, mentee, mentors[columnOf[row] ?? none]);
    if (couple) couples.push(couple);
    else leftOut.push({ mentee: mentee.person.id, why: whyLeft(grounds, open, mentee.person.id) });
    yield;
  }
  const aside = mentees.filter(isAside).map(({ person }) => ({ mentee: person.id, why: 'aside' as const }));
  return { couples, leftOut: [...leftOut, ...aside] };
}

/** The mentor of each mentee by number: the pinned ones first, the others by the best assignment of the places left. */
function* columnsFor(grounds: Grounds, looked: readonly Shelved[]): Steps<readonly (number | undefined)[]> {
  const { mentors, weights } = grounds;
  const pins = looked.map(({ person }) => mentors.findIndex((mentor) => isPinned(grounds, mentor, person.id)));
  const kept = mentors.map((_, column) => pins.filter((one) => one === column).length);
  const offers = yield* each(mentors, (one) => offerFrom(grounds, one));
  const requests = yield* each(looked, (one) => requestFrom(grounds, one));
  const { columnOf } = yield* assigning({
    ...{ rows: looked.length, columns: mentors.length },
    worth: (row, column) => {
      const [mentor, mentee, offer, request] = [mentors[column], looked[row], offers[column], requests[row]];
      const open = pins[row] === none && mentor && mentee && offer && request;
      return open && mayMeet(grounds, { mentor: mentor.person.id, mentee: mentee.person.id })
        ? worthOf(offer, request, weights)
        : Number.NEGATIVE_INFINITY;
    },
    room: (column) => roomOf(grounds, mentors[column]) - (kept[column] ?? 0),
    strain: (column, taken) =>
      (weights.load / strainScale) * ((mentors[column]?.pairs.length ?? 0) + (kept[column] ?? 0) + taken),
  });
  return pins.map((pinned, row) => (pinned === none ? columnOf[row] : pinned));
}

const isPinned = ({ decided }: Grounds, { person }: Shelved, mentee: Id<'person'>): boolean =>
  decided.pinned.some((one) => one.mentee === mentee && one.mentor === person.id);

const none = -1;
/** A second mentee costs a mentor half of what a like weight would bring: load spreads pairs, it does not forbid them. */
const strainScale = 2;

const roomOf = (grounds: Grounds, mentor: Shelved | undefined): number => (mentor ? placesOf(grounds, mentor) : 0);

const offerFrom = (grounds: Grounds, mentor: Shelved) => offerOf(mentor, grounds.otherSides.get(mentor.entry.id));
const requestFrom = (grounds: Grounds, { entry }: Shelved) => requestOf(entry, grounds.otherSides.get(entry.id));

export const fitIn = (grounds: Grounds, mentor: Shelved, mentee: Shelved): Fit =>
  fitOf(offerFrom(grounds, mentor), requestFrom(grounds, mentee), grounds.weights);

const coupleOf = (grounds: Grounds, mentee: Shelved, mentor: Shelved | undefined): Matched | undefined =>
  mentor && {
    ...{ mentor: mentor.person.id, mentee: mentee.person.id, fit: fitIn(grounds, mentor, mentee) },
    pinned: isPinned(grounds, mentor, mentee.person.id),
  };

function whyLeft(grounds: Grounds, open: readonly Shelved[], mentee: Id<'person'>): LeftOut {
  if (open.length === 0) return 'no-places';
  return open.some(({ person }) => mayMeet(grounds, { mentor: person.id, mentee })) ? 'others-first' : 'nobody-may';
}

export interface Ranked {
  readonly mentor: Shelved;
  readonly fit: Fit;
  readonly free: number;
}

/** Mentors for one mentee, the best first; those without a free place come after the others. */
export function ranked(grounds: Grounds, mentee: Shelved): readonly Ranked[] {
  return grounds.mentors
    .filter(({ person }) => mayMeet(grounds, { mentor: person.id, mentee: mentee.person.id }))
    .map((mentor) => ({ mentor, fit: fitIn(grounds, mentor, mentee), free: placesOf(grounds, mentor) }))
    .sort((a, b) => Number(b.free > 0) - Number(a.free > 0) || b.fit.worth - a.fit.worth || byName(a, b));
}

const byName = (a: Ranked, b: Ranked): number => byAlphabet(a.mentor.person.surname, b.mentor.person.surname);
