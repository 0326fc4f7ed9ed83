import { earlier, isBefore, later, type PlainDate } from '#core/kernel/time.ts';
import { suggestions } from './deadline/suggestions.ts';
import type { Deadline, DeadlineContext, Period, Window } from './deadline.ts';

const most = 3;

/**
 * Answers worth a button: what the words allow, and where they name no date at all the month of the row above and the next ones of
 * the plan. Only offered, never taken by themselves.
 */
export function likelyWindows(deadline: Deadline, context: DeadlineContext, today: PlainDate): readonly Window[] {
  const { plan } = context;
  const months = plan && deadline.windows.length === 0 ? monthsOf(plan, context.after ?? today) : [];
  const all = [...suggestions(deadline, context), ...months];
  return [...new Map(all.map((one) => [key(one), one] as const)).values()].slice(0, most);
}

const key = ({ from, due }: Window): string => `${from?.toString() ?? ''}/${due.toString()}`;

/** Whole months of the plan, from the one that holds `start`. */
function monthsOf(plan: Period, start: PlainDate): readonly Window[] {
  const first = earlier(later(start, plan.from), plan.to).with({ day: 1 });
  return Array.from({ length: most }, (_, step) => first.add({ months: step }))
    .filter((from) => !isBefore(plan.to, from))
    .map((from) => ({ from, due: from.with({ day: from.daysInMonth }) }));
}
