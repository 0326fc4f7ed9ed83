import type { Id, NewId } from '#core/kernel/id.ts';
import { date, isBefore, type PlainDate } from '#core/kernel/time.ts';
import { voicesOf } from '#core/pairing/access.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import type { Activity, Agreement, PlanChange, Programme, ProgrammeChange } from '#core/programmes/programme.ts';
import { daysOf, monthsFrom } from '#core/programmes/term.ts';
import type { Plan } from './items.ts';

/** The last day that a programme may ever have: twelve months in all, extensions included (1.3; П1 7.2). */
export const yearEnd = ({ from }: Pick<Programme, 'from'>): PlainDate => monthsFrom(from, 12);

/** The last day of the pair by its order: a programme does not outlive it. */
export const pairEnd = (pair: Mentorship): PlainDate => daysOf(pair).to;

/** What stands against a new last day; undefined where nothing does. */
export function wrongTo(
  { programme, pair }: Pick<Plan, 'programme' | 'pair'>,
  to: PlainDate,
): 'not-later' | 'year' | 'pair' | undefined {
  if (!isBefore(programme.to, to)) return 'not-later';
  if (isBefore(yearEnd(programme), to)) return 'year';
  return isBefore(pairEnd(pair), to) ? 'pair' : undefined;
}

/** Everybody whose consent it needs: both sides, of a group every mentee (П1 7.2). */
export const everyoneIn = ({ members }: Pick<Plan, 'members'>): readonly Id<'person'>[] => voicesOf(members);

/** How much it holds: it only grows, and a word to less of it does not count. */
export const versionOf = ({ plan, to }: Pick<ProgrammeChange, 'plan' | 'to'>): number =>
  plan.length + (to === undefined ? 0 : 1);

/** Edits that one offer may hold: it must be read on a phone. */
const mostEdits = 6;

/** May its author still put something into it? Not once somebody has answered: they agree to what they have read. */
export const mayGrow = (change: ProgrammeChange, by: Id<'person'>): boolean =>
  change.by === by && change.agreements.every((one) => one.person === by) && versionOf(change) < mostEdits;

/** One word of one person to all that it holds now, the latest counts. */
export const answered = (change: ProgrammeChange, given: Omit<Agreement, 'version'>): ProgrammeChange => ({
  ...change,
  agreements: [
    ...change.agreements.filter((one) => one.person !== given.person),
    { ...given, version: versionOf(change) },
  ],
});

/** What came of it by the words of those who stand in the pair now. */
export function settled(
  change: Pick<ProgrammeChange, 'agreements' | 'plan' | 'to'>,
  people: readonly Id<'person'>[],
): 'agreed' | 'refused' | 'offered' {
  const version = versionOf(change);
  const words = people.map(
    (person) => change.agreements.find((one) => one.person === person && one.version === version)?.answer,
  );
  if (words.includes('no')) return 'refused';
  return words.length > 0 && words.every((word) => word === 'yes') ? 'agreed' : 'offered';
}

/** Has everything it is about stayed as it was when it was offered? */
export function stillFits(plan: Plan, { to }: Pick<ProgrammeChange, 'to'>): boolean {
  return plan.programme.status === 'approved' && (to === undefined || wrongTo(plan, to) === undefined);
}

export interface Taken {
  readonly programme: Programme;
  /** Lines that are otherwise now. */
  readonly changed: readonly Activity[];
  readonly added: readonly Activity[];
}

/** The plan as all agreed to it. A moved day is told anew, so its version grows. */
export function takenInto(
  plan: Plan,
  change: ProgrammeChange,
  desk: { readonly newId: NewId; readonly today: PlainDate },
): Taken {
  const { programme, activities } = plan;
  const last = Math.max(0, ...activities.map((one) => one.number));
  const additions = change.plan.filter((one) => one.act === 'add');
  return {
    programme: change.to === undefined ? programme : { ...programme, to: change.to },
    changed: activities.flatMap((activity) => {
      const after = change.plan.reduce((one, edit) => edited(one, edit, desk.today), activity);
      return after === activity ? [] : [after];
    }),
    added: additions.map(({ act: _act, due, ...line }, index) => ({
      ...{ id: desk.newId<'activity'>(), organisationId: programme.organisationId, programmeId: programme.id },
      ...{ ...line, number: last + index + 1, due: date(due), dueVersion: 0 },
    })),
  };
}

function edited(activity: Activity, edit: PlanChange, today: PlainDate): Activity {
  if (edit.act === 'add' || edit.activityId !== activity.id || activity.droppedOn) return activity;
  if (edit.act === 'drop') return { ...activity, droppedOn: today };
  return { ...activity, due: date(edit.due), dueVersion: activity.dueVersion + 1 };
}
