import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { readDeadline } from '../deadline/read-deadline.ts';
import type { Deadline, DeadlineContext, Period, Window } from '../deadline.ts';
import { flat } from './clean.ts';
import type { Draft } from './draft.ts';

export interface Calendar {
  readonly plan?: Period;
  readonly terms?: readonly Period[];
}

/** Deadlines of all stages in the order of rows: each knows the date above it in the same part of the table. */
export function dated(drafts: readonly Draft[], calendar: Calendar): readonly Deadline[] {
  const deadlines: Deadline[] = [];
  const above = new Map<number, PlainDate>();
  for (const draft of drafts) {
    const after = above.get(draft.part);
    const deadline = deadlineOf(draft, { ...calendar, ...(after === undefined ? {} : { after }) });
    const first = firstDay(deadline);
    if (first !== undefined) above.set(draft.part, first);
    deadlines.push(deadline);
  }
  return deadlines;
}

/** The first day that a dated, not a recurring, deadline names. */
export function firstDay(deadline: Deadline): PlainDate | undefined {
  const [first] = deadline.kind === 'window' || deadline.kind === 'windows' ? deadline.windows : [];
  return first === undefined ? undefined : (first.from ?? first.due);
}

function deadlineOf(draft: Draft, context: DeadlineContext): Deadline {
  const { deadline, bounds, month } = draft;
  const span = bounds === undefined ? undefined : between(bounds, context);
  if (span !== undefined) return { phrase: deadline, kind: 'window', windows: [span] };
  if (deadline === '' && month !== undefined) return { ...readDeadline(month, context), phrase: month };
  const plain = readDeadline(deadline, context);
  if (month === undefined || plain.kind !== 'unresolved') return plain;
  const inMonth = readDeadline(`${flat(deadline)} ${month}`, context);
  return inMonth.kind === 'window' ? inMonth : plain;
}

/** A first and a last day, each in a column of its own; undefined where they make no span. */
function between(
  bounds: { readonly start: string; readonly end: string },
  context: DeadlineContext,
): Window | undefined {
  const start = single(readDeadline(bounds.start, context));
  if (start === undefined) return undefined;
  const from = start.from ?? start.due;
  const end = single(readDeadline(bounds.end, { ...context, after: from }));
  return end === undefined || isBefore(end.due, from) ? undefined : { from, due: end.due };
}

const single = (deadline: Deadline): Window | undefined =>
  deadline.kind === 'window' && deadline.question === undefined ? deadline.windows[0] : undefined;
