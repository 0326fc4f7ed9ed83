import { atOnce, each, type Steps } from '#core/kernel/breath.ts';
import { assigning } from './assign.ts';
import { worthOf } from './fit.ts';
import { mayMeet } from './proposal.ts';
import {
  coupleOf,
  fitIn,
  isLent,
  isSought,
  mayBeLentIn,
  menteesIn,
  mentorsIn,
  offerFrom,
  type Placed,
  pinnedAtHome,
  requestFrom,
  roomOf,
  type Town,
  type TownCouple,
  withoutWish,
} from './town.ts';
import { pinnedTo, pinsIn } from './town-pins.ts';

export interface TownProposal {
  /** A mentee of one school with a mentor of another. */
  readonly couples: readonly TownCouple[];
  /** Mentees whom their own school can serve: not sent away. */
  readonly atHome: readonly TownCouple[];
  readonly leftOut: readonly Placed[];
}

/** By the number of the mentee the number of their mentor; nothing in it names anybody. */
export type Columns = readonly (number | undefined)[];

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
 * Between schools only a school that seeks and one that lends meet, and only a mentor who agreed to it. What the municipal curator
 * pinned stands first, and the rest is computed around it.
 */
export const proposeTown = (town: Town): TownProposal =>
  atOnce(
    (function* () {
      return yield* coupling(town, yield* placing(town));
    })(),
  );

/** The long part of it, in steps of about one look at every mentor. */
export function* placing(town: Town): Steps<Columns> {
  const [mentors, mentees] = [mentorsIn(town), menteesIn(town)];
  const { held } = pinsIn(town);
  const column = new Map(mentors.map(({ one }, at) => [one.entry.id, at] as const));
  const pins = mentees.map(({ one }) => {
    const mentor = held.get(one.entry.id);
    return mentor === undefined ? none : (column.get(mentor) ?? none);
  });
  const loads: number[] = [];
  const rooms: number[] = [];
  for (const mentor of mentors) {
    const kept = pinnedTo(held, mentor.one.entry.id);
    loads.push(mentor.one.pairs.length + pinnedAtHome(mentor) + kept);
    rooms.push(roomOf(mentor) - kept);
    yield;
  }
  const worth = yield* worthIn(town, mentors, mentees);
  const { columnOf } = yield* assigning({
    ...{ rows: mentees.length, columns: mentors.length },
    worth: (row, at) => (pins[row] === none ? worth(row, at) : never),
    room: (at) => rooms[at] ?? 0,
    strain: (at, taken) => (town.weights.load / strainScale) * ((loads[at] ?? 0) + taken),
  });
  return pins.map((pinned, row) => (pinned === none ? columnOf[row] : pinned));
}

function* worthIn(town: Town, mentors: readonly Placed[], mentees: readonly Placed[]): Steps<Worth> {
  const offers = yield* each(mentors, offerFrom);
  const requests = yield* each(mentees, requestFrom);
  const [lent, sought] = [mentors.map(isLent), mentees.map(isSought)];
  const apart = withoutWish(town.weights);
  const mayBeLent = mayBeLentIn(town);
  return (row, column) => {
    const mentor = mentors[column];
    const mentee = mentees[row];
    const offer = offers[column];
    const request = requests[row];
    if (!mentor || !mentee || !offer || !request) return never;
    if (mentor.at === mentee.at)
      return mayMeet(mentee.at.grounds, coupleOf(mentor, mentee))
        ? worthOf(offer, request, town.weights) + home
        : never;
    return lent[column] && sought[row] && mayBeLent(mentor, mentee) ? worthOf(offer, request, apart) : never;
  };
}

type Worth = (row: number, column: number) => number;

/** Who is with whom, and why. */
export function* coupling(town: Town, columns: Columns): Steps<TownProposal> {
  const mentors = mentorsIn(town);
  const { held } = pinsIn(town);
  const couples: TownCouple[] = [];
  const atHome: TownCouple[] = [];
  const leftOut: Placed[] = [];
  for (const [row, mentee] of menteesIn(town).entries()) {
    const mentor = mentors[columns[row] ?? none];
    if (mentor)
      (mentor.at === mentee.at ? atHome : couples).push({
        mentee,
        mentor,
        fit: fitIn(town, mentor, mentee),
        pinned: held.has(mentee.one.entry.id),
      });
    else if (mentee.at.seeks) leftOut.push(mentee);
    yield;
  }
  return { couples, atHome, leftOut };
}
