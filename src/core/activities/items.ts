import type { Id } from '#core/kernel/id.ts';
import { isBefore, type PlainDate, Temporal } from '#core/kernel/time.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Member, Mentorship } from '#core/pairing/mentorship.ts';
import type { Activity, ActivityResult, Programme } from '#core/programmes/programme.ts';

/** A programme that was approved, with its pair and everything that became of its lines. */
export interface Plan {
  readonly programme: Programme;
  readonly pair: Mentorship;
  readonly members: readonly Member[];
  readonly activities: readonly Activity[];
  readonly results: readonly ActivityResult[];
}

/** A line of the plan for one person: of a group each mentee has a result of their own. */
export interface Item {
  readonly activity: Activity;
  readonly personId: Id<'person'>;
  readonly result?: ActivityResult;
}

export type ItemState = 'open' | ActivityResult['status'];
export const stateOf = ({ result }: Item): ItemState => result?.status ?? 'open';

/** Is it still to be done: not marked, or returned? */
export const isPending = (item: Item): boolean => ['open', 'returned'].includes(stateOf(item));
export const isOverdue = (item: Item, today: PlainDate): boolean =>
  isPending(item) && isBefore(item.activity.due, today);

type Standing = Pick<Plan, 'members'>;

/** Whose it is: one person's in a reverse pair or a group, else every mentee's. Whoever left is asked for nothing. */
export const doersOf = ({ members }: Standing, { personId }: Pick<Activity, 'personId'>): readonly Id<'person'>[] =>
  personId === undefined ? peopleOn(members, 'mentee') : peopleOn(members).filter((one) => one === personId);

/** Who accepts what somebody did (П1 4.1): a mentor, in a reverse pair the other one; what a mentor does alone, the other side. */
export function judgesOf({ members }: Standing, doer: Id<'person'>): readonly Id<'person'>[] {
  const mentors = peopleOn(members, 'mentor').filter((one) => one !== doer);
  return mentors.length > 0 ? mentors : peopleOn(members).filter((one) => one !== doer);
}

/** Every line for every person it is for, by day. A line that was taken out stays for whoever had done it by then. */
export function itemsOf(plan: Plan, of?: Id<'person'>): readonly Item[] {
  return [...plan.activities]
    .sort((a, b) => Temporal.PlainDate.compare(a.due, b.due) || a.number - b.number)
    .flatMap((activity) =>
      doersOf(plan, activity)
        .filter((personId) => of === undefined || personId === of)
        .map((personId) => itemOf(plan, activity, personId)),
    )
    .filter((item) => item.activity.droppedOn === undefined || !isPending(item));
}

export function itemOf({ results }: Plan, activity: Activity, personId: Id<'person'>): Item {
  const result = results.find((one) => one.activityId === activity.id && one.personId === personId);
  return { activity, personId, ...(result ? { result } : {}) };
}

/** Everybody for whom something stands in the plan, in the order of their ids. */
export const doersIn = (plan: Plan): readonly Id<'person'>[] =>
  [...new Set(itemsOf(plan).map((one) => one.personId))].sort();
