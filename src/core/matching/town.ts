import { mentorProfile } from '#core/bank/profile.ts';
import type { Shelved } from '#core/bank/shelf.ts';
import type { Organisation } from '#core/people/organisation.ts';
import { assign } from './assign.ts';
import { type Fit, fitOf, type Offer, offerOf, type Request, requestOf, worthOf } from './fit.ts';
import { type Couple, same } from './match-draft.ts';
import { type Grounds, mayMeet, placesOf } from './proposal.ts';
import type { Weights } from './weights.ts';

/** A school of the municipality with all its own proposal follows from. */
export interface TownSchool {
  readonly school: Pick<Organisation, 'id' | 'name'>;
  readonly lends: boolean;
  readonly seeks: boolean;
  readonly grounds: Grounds;
}

export interface Town {
  readonly schools: readonly TownSchool[];
  /** One yardstick for all schools: the municipality's own. */
  readonly weights: Weights;
  /** Those of two schools who were proposed to each other before, whatever came of it: not asked about again. */
  readonly closed: readonly Couple[];
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
}

export interface TownProposal {
  /** A mentee of one school with a mentor of another. */
  readonly couples: readonly TownCouple[];
  /** Mentees whom their own school can serve: not sent away. */
  readonly atHome: readonly TownCouple[];
  readonly leftOut: readonly Placed[];
}

/** More than everything else in a municipality could add up to: one pair at home outweighs whatever it costs the others. */
const home = 1e6;
/** A second mentee costs a mentor half of what a like weight would bring. */
const strainScale = 2;
const none = -1;
const never = Number.NEGATIVE_INFINITY;

/**
 * The best proposal for a whole municipality (4.4.5). One assignment over the mentees and mentors of all schools, the greatest of two
 * things in this order: how many mentees their own school serves, then the total fit of all pairs less the load. So nobody is sent away whom
 * their own school can serve, no mentor is lent whose place their own school needs, and what is left goes where it does most good.
 * Between schools only a school that seeks and one that lends meet, and only a mentor who agreed to it.
 */
export function proposeTown(town: Town): TownProposal {
  const { mentors, mentees, columnOf } = assigned(town);
  const couples: TownCouple[] = [];
  const atHome: TownCouple[] = [];
  const leftOut: Placed[] = [];
  for (const [row, mentee] of mentees.entries()) {
    const mentor = mentors[columnOf[row] ?? none];
    if (!mentor) leftOut.push(mentee);
    else (mentor.at === mentee.at ? atHome : couples).push({ mentee, mentor, fit: fitIn(town, mentor, mentee) });
  }
  return { couples, atHome, leftOut: leftOut.filter(({ at }) => at.seeks) };
}

function assigned(town: Town) {
  const placed = (people: (grounds: Grounds) => readonly Shelved[]) =>
    town.schools.flatMap((at) => people(at.grounds).map((one): Placed => ({ at, one })));
  const mentors = placed((grounds) => grounds.mentors);
  const mentees = placed(looked);
  const offers = mentors.map(offerFrom);
  const requests = mentees.map(requestFrom);
  const rooms = mentors.map(roomOf);
  const lent = mentors.map(isLent);
  const apart = withoutWish(town.weights);
  const { columnOf } = assign({
    ...{ rows: mentees.length, columns: mentors.length },
    worth: (row, column) => {
      const mentor = mentors[column];
      const mentee = mentees[row];
      const offer = offers[column];
      const request = requests[row];
      if (!mentor || !mentee || !offer || !request) return never;
      if (mentor.at === mentee.at)
        return mayBeAtHome(mentor, mentee) ? worthOf(offer, request, town.weights) + home : never;
      return lent[column] && mayBeLent(town, mentor, mentee) ? worthOf(offer, request, apart) : never;
    },
    room: (column) => rooms[column] ?? 0,
    strain: (column, taken) =>
      (town.weights.load / strainScale) *
      ((mentors[column]?.one.pairs.length ?? 0) + pinnedTo(mentors[column]) + taken),
  });
  return { mentors, mentees, columnOf };
}

/** Whom the curator has set aside or pinned to somebody is not looked for; a pin takes its place at home. */
const looked = ({ mentees, decided }: Grounds): readonly Shelved[] =>
  mentees.filter(
    ({ person }) => !decided.aside.includes(person.id) && !decided.pinned.some((one) => one.mentee === person.id),
  );

const pinnedTo = (mentor: Placed | undefined): number =>
  mentor
    ? mentor.at.grounds.decided.pinned.filter(
        (pin) =>
          pin.mentor === mentor.one.person.id &&
          mentor.at.grounds.mentees.some(({ person }) => person.id === pin.mentee),
      ).length
    : 0;

/** How many more a mentor can take, those pinned to them counted in. */
export const roomOf = (mentor: Placed): number =>
  Math.max(0, placesOf(mentor.at.grounds, mentor.one) - pinnedTo(mentor));

/** Would the mentor work in another school, and does their own one lend? */
export const isLent = ({ at, one }: Placed): boolean => at.lends && mentorProfile(one.entry).elsewhere === true;

/** May these two of one school be proposed? By its own rules. */
const mayBeAtHome = (mentor: Placed, mentee: Placed): boolean =>
  mayMeet(mentee.at.grounds, { mentor: mentor.one.person.id, mentee: mentee.one.person.id });

/** May these two of two schools be, where the mentor's school lends and the mentor agreed? */
function mayBeLent({ closed }: Town, mentor: Placed, mentee: Placed): boolean {
  if (!mentee.at.seeks || mentee.one.entry.pupil === true) return false;
  const couple = { mentor: mentor.one.person.id, mentee: mentee.one.person.id };
  return couple.mentor !== couple.mentee && !closed.some((one) => same(one, couple));
}

/** Wishes name people: between schools they do not count. */
const weightsFor = ({ weights }: Town, mentor: Placed, mentee: Placed): Weights =>
  mentor.at === mentee.at ? weights : withoutWish(weights);

const withoutWish = (weights: Weights): Weights => ({ ...weights, wish: 0 });

const offerFrom = ({ at, one }: Placed): Offer => offerOf(one, at.grounds.otherSides.get(one.entry.id));
const requestFrom = ({ at, one }: Placed): Request => requestOf(one.entry, at.grounds.otherSides.get(one.entry.id));

const fitIn = (town: Town, mentor: Placed, mentee: Placed): Fit =>
  fitOf(offerFrom(mentor), requestFrom(mentee), weightsFor(town, mentor, mentee));
