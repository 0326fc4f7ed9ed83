import { mentorProfile } from '#core/bank/profile.ts';
import type { Shelved } from '#core/bank/shelf.ts';
import type { Organisation } from '#core/people/organisation.ts';
import { type Fit, fitOf, type Offer, offerOf, type Request, requestOf } from './fit.ts';
import { among, type Couple } from './match-draft.ts';
import { type Grounds, placesOf } from './proposal.ts';
import type { Weights } from './weights.ts';

/** A school of the municipality with all its own proposal follows from. */
export interface TownSchool {
  readonly school: Pick<Organisation, 'id' | 'name'>;
  readonly lends: boolean;
  readonly seeks: boolean;
  readonly grounds: Grounds;
}

/** Everything the proposal of a municipality follows from. */
export interface Town {
  readonly schools: readonly TownSchool[];
  /** One yardstick for all schools: the municipality's own. */
  readonly weights: Weights;
  /** Those of two schools who were proposed to each other before, whatever came of it: not asked about again. */
  readonly closed: readonly Couple[];
  /** Those whom the municipal curator wants together, the earliest first. */
  readonly pinned: readonly Couple[];
}

/** Somebody of a school. */
export interface Placed {
  readonly at: TownSchool;
  readonly one: Shelved;
}

export interface TownCouple {
  readonly mentee: Placed;
  readonly mentor: Placed;
  readonly fit: Fit;
  readonly pinned: boolean;
}

/** Not by the alphabet: where a name stands in a list would tell of it. */
const byEntry = ({ entry: a }: Shelved, { entry: b }: Shelved): number => (a.id < b.id ? -1 : 1);

export const mentorsIn = ({ schools }: Town): readonly Placed[] =>
  schools.flatMap((at) => at.grounds.mentors.toSorted(byEntry).map((one) => ({ at, one })));

export const menteesIn = ({ schools }: Town): readonly Placed[] =>
  schools.flatMap((at) =>
    looked(at.grounds)
      .toSorted(byEntry)
      .map((one) => ({ at, one })),
  );

/** Whom the curator has set aside or pinned to somebody is not looked for; a pin takes its place at home. */
const looked = ({ mentees, decided }: Grounds): readonly Shelved[] =>
  mentees.filter(
    ({ person }) => !decided.aside.includes(person.id) && !decided.pinned.some((one) => one.mentee === person.id),
  );

/** Mentees whom a mentor's own curator has pinned to them. */
export const pinnedAtHome = ({ at, one }: Placed): number =>
  at.grounds.decided.pinned.filter(
    (pin) => pin.mentor === one.person.id && at.grounds.mentees.some(({ person }) => person.id === pin.mentee),
  ).length;

/** How many more a mentor can take, those pinned to them at home counted in. */
export const roomOf = (mentor: Placed): number =>
  Math.max(0, placesOf(mentor.at.grounds, mentor.one) - pinnedAtHome(mentor));

/** Would the mentor work in another school, and does their own one lend? */
export const isLent = ({ at, one }: Placed): boolean => at.lends && mentorProfile(one.entry).elsewhere === true;

/** Is somebody of another school looked for? A pupil stays at home. */
export const isSought = ({ at, one }: Placed): boolean => at.seeks && one.entry.pupil !== true;

export type MayBeLent = (mentor: Placed, mentee: Placed) => boolean;

/** May these two of two schools be, where the mentee is sought for and the mentor is lent? */
export function mayBeLentIn({ closed }: Town): MayBeLent {
  const isClosed = among(closed);
  return (mentor, mentee) => {
    const couple = coupleOf(mentor, mentee);
    return mentor.at !== mentee.at && couple.mentor !== couple.mentee && !isClosed(couple);
  };
}

export const coupleOf = (mentor: Placed, mentee: Placed): Couple => ({
  mentor: mentor.one.person.id,
  mentee: mentee.one.person.id,
});

/** Wishes name people: between schools they do not count. */
export const withoutWish = (weights: Weights): Weights => ({ ...weights, wish: 0 });

export const offerFrom = ({ at, one }: Placed): Offer => offerOf(one, at.grounds.otherSides.get(one.entry.id));
export const requestFrom = ({ at, one }: Placed): Request =>
  requestOf(one.entry, at.grounds.otherSides.get(one.entry.id));

export const fitIn = ({ weights }: Town, mentor: Placed, mentee: Placed): Fit =>
  fitOf(offerFrom(mentor), requestFrom(mentee), mentor.at === mentee.at ? weights : withoutWish(weights));
