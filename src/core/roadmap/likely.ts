import { earlier, isBefore, later, type PlainDate } from '#core/kernel/time.ts';
import { interpret } from './deadline/read-deadline.ts';
import type { DeadlineContext, Period, Window } from './deadline.ts';

const most = 3;

/**
 * Answers worth a button where the words name no date: what they allow, else the month of the row above and the next ones of the
 * plan. Only offered, never taken by themselves.
 */
export function likelyWindows(phrase: string, context: DeadlineContext, today: PlainDate): readonly Window[] {
  const { likely } = interpret(phrase, context);
  const months = context.plan ? monthsOf(context.plan, context.after ?? today) : [];
  return [...new Map([...likely, ...months].map((one) => [key(one), one] as const)).values()].slice(0, most);
}

const key = ({ from, due }: Window): string => `${from?.toString() ?? ''}/${due.toString()}`;

/** Whole months of the plan, from the one that holds `start`. */
function monthsOf(plan: Period, start: PlainDate): readonly Window[] {
  const first = earlier(later(start, plan.from), plan.to).with({ day: 1 });
  return Array.from({ length: most }, (_, step) => first.add({ months: step }))
    .filter((from) => !isBefore(plan.to, from))
    .map((from) => ({ from, due: from.with({ day: from.daysInMonth }) }));
}
