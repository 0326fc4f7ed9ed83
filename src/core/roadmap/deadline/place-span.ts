import { isBefore, sameDay } from '#core/kernel/time.ts';
import type { Period, Window } from '../deadline.ts';
import { type Absence, isPlaced, placed } from './calendar.ts';
import type { Operand, Shape, Span } from './shape.ts';

/** A stretch in one year, or why there is none: `order` where it would end before it begins. */
export type PlacedSpan = Window | Absence | 'order';

/** The days of a span that ends in `year`. Only a later month may lie in the year before («декабрь – январь»). */
export function placedSpan(span: Span, year: number, terms: readonly Period[] | undefined): PlacedSpan {
  const end = placed(shapeOf(span.to), year, terms);
  if (!isPlaced(end)) return end;
  if (span.from === undefined) return span.until ? { due: end.due } : end;
  const from = shapeOf(span.from);
  const own = yearOf(from);
  const near = placed(from, own ?? year, terms);
  // «30 декабря (пн.) – 8 января (ср.)»: the weekday is that of the year before.
  const isYearBefore =
    near === 'other-year' || (near === 'weekday' && from.of === 'day' && (from.month ?? 0) > end.due.month);
  const start = own === undefined && isYearBefore ? placed(from, year - 1, terms) : near;
  if (!isPlaced(start)) return start;
  const first = start.from ?? start.due;
  if (!isBefore(end.due, first)) return { from: first, due: end.due };
  if (own !== undefined || first.month <= end.due.month) return 'order';
  const earlier = placed(from, year - 1, terms);
  return isPlaced(earlier) ? { from: earlier.from ?? earlier.due, due: end.due } : earlier;
}

function yearOf(operand: Operand): number | undefined {
  return 'year' in operand ? operand.year : undefined;
}

export function hasYear({ from, to }: Span): boolean {
  return yearOf(to) !== undefined || (from !== undefined && yearOf(from) !== undefined);
}

/** The years a span may end in by its own words; nothing where it names none. */
export function ownYears({ from, to }: Span): readonly number[] | undefined {
  const end = yearOf(to);
  const start = from === undefined ? undefined : yearOf(from);
  if (end !== undefined) return [end];
  return start === undefined ? undefined : [start, start + 1];
}

export const isWithin = (window: Window, { from, to }: Period): boolean =>
  !isBefore(window.from ?? window.due, from) && !isBefore(to, window.due);

export const sameWindow = (a: Window, b: Window): boolean =>
  sameDay(a.due, b.due) &&
  (a.from === undefined) === (b.from === undefined) &&
  sameDay(a.from ?? a.due, b.from ?? b.due);

/** A bare number that found no neighbour to be like is caught before; here it has no days. */
function shapeOf(operand: Operand): Shape {
  return operand.of === 'number' ? { of: 'measure' } : operand;
}
