import { date, type PlainDate } from '#core/kernel/time.ts';
import type { Deadline, Period, Window } from './deadline.ts';
import type { Roadmap, Stage, StageDeadline, StageWindow } from './roadmap.ts';

/** A deadline as it is kept with its stage. */
export const kept = (deadline: Pick<Deadline, 'kind' | 'windows' | 'question'>): StageDeadline => ({
  kind: deadline.kind,
  windows: deadline.windows.map(keptWindow),
  ...(deadline.question === undefined ? {} : { question: deadline.question }),
});

export const keptWindow = ({ from, due }: Window): StageWindow => ({
  ...(from ? { from: from.toString() } : {}),
  due: due.toString(),
});

export const readWindow = ({ from, due }: StageWindow): Window => ({
  ...(from ? { from: date(from) } : {}),
  due: date(due),
});

/** Without a question: what the words say is what the curator means. */
export function settled({ kind, windows }: StageDeadline): StageDeadline {
  return { kind, windows };
}

/** Nothing is left to ask about the deadline of this stage. */
export const isSettled = (stage: Stage): boolean => stage.deadline.question === undefined;

export const sameDeadline = (a: StageDeadline, b: StageDeadline): boolean =>
  a.kind === b.kind && shape(a.windows) === shape(b.windows);

const shape = (windows: readonly StageWindow[]): string =>
  windows.map((one) => `${one.from ?? ''}/${one.due}`).join(' ');

/** The period of a plan, when both its ends are known. */
export const planOf = ({ planFrom, planTo }: Pick<Roadmap, 'planFrom' | 'planTo'>): Period | undefined =>
  planFrom && planTo ? { from: planFrom, to: planTo } : undefined;

/** The academic year (from 1 September to 31 August) in which the day falls. */
export function academicYear(day: PlainDate): Period {
  const first = day.month >= 9 ? day.year : day.year - 1;
  return { from: date(`${first}-09-01`), to: date(`${first + 1}-08-31`) };
}
