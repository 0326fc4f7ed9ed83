import { earlier, isBefore, later, type PlainDate } from '#core/kernel/time.ts';
import { wrongTerm } from '#core/pairing/composition.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { spanOf } from '#core/pairing/words.ts';

/** Both inclusive. */
export interface Term {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The days of a pair: those of its order, before there is one those it was proposed for. */
export const daysOf = ({ inForceFrom, inForceTo, plannedFrom, plannedTo }: Mentorship): Term => ({
  from: inForceFrom ?? plannedFrom,
  to: inForceTo ?? plannedTo,
});

/** One meeting, or help when it is asked for: no programme goes with these kinds alone (3.1). */
export const needsNone = ({ kinds }: Pick<Mentorship, 'kinds'>): boolean =>
  kinds.length > 0 && kinds.every((kind) => kind === 'speed' || kind === 'situational');

/** What is wrong with the term of a programme (1.3: 3 to 12 months, and inside the days of its pair); undefined where nothing is. */
export function wrongIn(pair: Mentorship, { from, to }: Term): string | undefined {
  if (isBefore(to, from)) return 'Последний день раньше первого. Проверьте даты.';
  const days = daysOf(pair);
  if (isBefore(from, days.from) || isBefore(days.to, to))
    return `Программа не выходит за срок пары: ${spanOf(days.from, days.to)}. Назовите день внутри него.`;
  const wrong = wrongTerm({ kinds: ['traditional'], from, to });
  if (wrong === undefined) return undefined;
  return isBefore(to.add({ days: 1 }), from.add({ months: 3 }))
    ? 'Программа длится не меньше 3 месяцев (п. 1.3). Назовите более поздний день или более раннее начало.'
    : 'Программа длится не больше 12 месяцев (п. 1.3). Назовите более ранний день.';
}

/** The first day: today, or that of the pair where less than three months would be left. */
export function usualStart(pair: Mentorship, today: PlainDate): PlainDate {
  const days = daysOf(pair);
  const start = later(days.from, today);
  return isBefore(days.to.add({ days: 1 }), start.add({ months: 3 })) ? days.from : start;
}

/** So many months from a day on, the last one inclusive. */
export const monthsFrom = (from: PlainDate, months: number): PlainDate => from.add({ months }).subtract({ days: 1 });

/** Last days to choose from: three months, six, nine, and as long as the pair itself, where they are allowed. */
export function usualEnds(pair: Mentorship, from: PlainDate): readonly PlainDate[] {
  const last = earlier(daysOf(pair).to, monthsFrom(from, 12));
  const all = [last, ...[3, 6, 9].map((months) => monthsFrom(from, months))];
  const fit = all.filter((to) => wrongIn(pair, { from, to }) === undefined);
  return [...new Map(fit.map((to) => [to.toString(), to])).values()];
}
