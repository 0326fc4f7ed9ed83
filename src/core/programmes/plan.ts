import type { Area } from '#core/bank/codes.ts';
import { type IsWorkingDay, workingDayBefore } from '#core/calendar/working-days.ts';
import type { Context } from '#core/conversation/context.ts';
import { fold } from '#core/kernel/fold.ts';
import type { Id } from '#core/kernel/id.ts';
import { daysBetween, earlier, isBefore, later, type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { Activity, Programme } from './programme.ts';
import type { Term } from './term.ts';

/** A line of the plan before it is written down. */
export interface Planned {
  readonly title: string;
  readonly expected?: string;
  /** Absent: in support of a strength. */
  readonly area?: Area;
  readonly personId?: Id<'person'>;
  readonly due?: PlainDate;
}

/** A day for each of so many, evenly from today (or the first day) to the last one, each a working day where there is one. */
export function spread(
  count: number,
  { from, to }: Term,
  today: PlainDate,
  isWorking: IsWorkingDay,
): readonly PlainDate[] {
  const start = earlier(later(from, today), to);
  const length = daysBetween(start, to);
  return Array.from({ length: count }, (_, index) => {
    const day = start.add({ days: Math.round((length * (index + 1)) / count) });
    const working = workingDayBefore(day, isWorking);
    return isBefore(working, start) ? day : working;
  });
}

/** One of each direction in turn, so that all of them are worked at through the whole term. */
export function interleaved<T>(groups: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...groups.map((one) => one.length));
  return Array.from({ length: longest }, (_, index) => groups.flatMap((one) => one.slice(index, index + 1))).flat();
}

/** Days moved by as much as the beginning is, and kept inside the term. */
export const shifted = (due: PlainDate, was: PlainDate, { from, to }: Term): PlainDate =>
  inside(due.add({ days: daysBetween(was, from) }), { from, to });

export const inside = (due: PlainDate, { from, to }: Term): PlainDate => earlier(later(due, from), to);

export const byDue = (a: Activity, b: Activity): number =>
  Temporal.PlainDate.compare(a.due, b.due) || a.number - b.number || (a.id < b.id ? -1 : 1);

/** What stands in the plan now, in the order of days. */
export const planOf = async (
  { tx }: Pick<Context, 'tx'>,
  { id: programmeId }: Pick<Programme, 'id'>,
): Promise<readonly Activity[]> =>
  (await tx.activities.where({ programmeId })).filter((one) => one.droppedOn === undefined).sort(byDue);

/** The rows of lines with their days; numbers follow the days. */
export const rowsFor = (
  ctx: Context,
  { id: programmeId, organisationId }: Programme,
  lines: readonly (Planned & { readonly due: PlainDate })[],
): readonly Activity[] =>
  lines.map((line, index) => ({
    ...{ id: ctx.newId<'activity'>(), organisationId, programmeId, number: index + 1, dueVersion: 0, ...line },
  }));

/** Numbers follow the days again, after an edit of a plan that nobody has agreed to. */
export async function renumber(ctx: Context, programme: Programme): Promise<void> {
  for (const [index, one] of (await planOf(ctx, programme)).entries())
    if (one.number !== index + 1) await ctx.tx.activities.put({ ...one, number: index + 1 });
}

/** Is it the same line already? */
export const sameAs = ({ title, personId }: Pick<Planned, 'title' | 'personId'>): string =>
  `${personId ?? ''}:${fold(title)}`;

/** The directions of a programme, with those of lines that come into it. */
export const areasWith = (
  { areas }: Pick<Programme, 'areas'>,
  lines: readonly Pick<Planned, 'area'>[],
): readonly Area[] => [...new Set([...areas, ...lines.flatMap((one) => one.area ?? [])])];
