import type { PlainDate } from '#core/kernel/time.ts';
import { date, Temporal } from '#core/kernel/time.ts';
import type { Period, Window } from '../deadline.ts';
import type { Nth, Shape } from './shape.ts';

/** Why a shape has no days in a year. */
export type Absence = 'no-day' | 'no-such' | 'weekday' | 'no-terms' | 'other-year';

export type Placed = Window | Absence;

export const isPlaced = (placed: Placed): placed is Window => typeof placed !== 'string';

/** The days a shape means in `year`; a shape with a year of its own means no other. Terms are the school's own. */
export function placed(shape: Shape, year: number, terms: readonly Period[] | undefined): Placed {
  const own = 'year' in shape ? shape.year : undefined;
  if (own !== undefined && own !== year) return 'other-year';
  switch (shape.of) {
    case 'day':
      return dayOf(shape, year);
    case 'month':
      return { from: firstOf(year, shape.month), due: lastOf(year, shape.month) };
    case 'third':
      return thirdOf(shape, year);
    case 'week':
      return weekOf(shape, year);
    case 'weekday':
      return weekdayOf(shape, year);
    case 'quarter':
      return ended(quarterOf(shape.n, year), shape.end);
    case 'term':
      return ended(termOf(shape, year, terms), shape.end);
    case 'yearEnd':
      return { due: date(`${year}-12-31`) };
    case 'measure':
      return 'no-such';
    default:
      return shape satisfies never;
  }
}

const firstOf = (year: number, month: number): PlainDate => Temporal.PlainDate.from({ year, month, day: 1 });
const lastOf = (year: number, month: number): PlainDate => {
  const first = firstOf(year, month);
  return first.with({ day: first.daysInMonth });
};
const isMonth = (month: number | undefined): month is number => month !== undefined && month >= 1 && month <= 12;

function ended(whole: Placed, end: true | 'each' | undefined): Placed {
  return isPlaced(whole) && end !== undefined ? { due: whole.due } : whole;
}

function dayOf({ day, month, weekday }: Extract<Shape, { of: 'day' }>, year: number): Placed {
  if (!isMonth(month)) return 'no-day';
  const last = lastOf(year, month);
  const number = day === 'last' ? last.day : day;
  if (number < 1 || number > last.day) return 'no-day';
  const found = last.with({ day: number });
  return weekday === undefined || found.dayOfWeek === weekday ? { from: found, due: found } : 'weekday';
}

function thirdOf({ third, month }: Extract<Shape, { of: 'third' }>, year: number): Placed {
  if (!isMonth(month) || third < 1 || third > 3) return 'no-such';
  const last = lastOf(year, month);
  return { from: last.with({ day: third * 10 - 9 }), due: third === 3 ? last : last.with({ day: third * 10 }) };
}

/** The N-th Monday–Sunday week that begins in the month. */
function weekOf({ n, month }: Extract<Shape, { of: 'week' }>, year: number): Placed {
  const monday = isMonth(month) ? nthWeekday(n, 1, year, month) : undefined;
  return monday === undefined ? 'no-such' : { from: monday, due: monday.add({ days: 6 }) };
}

function weekdayOf({ n, weekday, month }: Extract<Shape, { of: 'weekday' }>, year: number): Placed {
  const day = isMonth(month) ? nthWeekday(n, weekday, year, month) : undefined;
  return day === undefined ? 'no-such' : { from: day, due: day };
}

function nthWeekday(n: Nth, weekday: number, year: number, month: number): PlainDate | undefined {
  const first = firstOf(year, month);
  const day = 1 + ((weekday - first.dayOfWeek + 7) % 7);
  const count = Math.floor((first.daysInMonth - day) / 7) + 1;
  const which = n === 'last' ? count : n;
  return which >= 1 && which <= count ? first.with({ day: day + (which - 1) * 7 }) : undefined;
}

function quarterOf(n: number, year: number): Placed {
  return n >= 1 && n <= 4 ? { from: firstOf(year, n * 3 - 2), due: lastOf(year, n * 3) } : 'no-such';
}

function termOf(
  { n, parts }: Extract<Shape, { of: 'term' }>,
  year: number,
  terms: readonly Period[] | undefined,
): Placed {
  if (n < 1 || n > parts) return 'no-such';
  const whole = periodsOf(parts, terms);
  const found = whole[n - 1];
  if (found === undefined) return 'no-terms';
  return found.to.year === year ? { from: found.from, due: found.to } : 'other-year';
}

/** Terms, trimesters or half-years of the school; none where its calendar has another number of parts. */
export function periodsOf(parts: 2 | 3 | 4, terms: readonly Period[] | undefined): readonly Period[] {
  const [a, b, c, d, ...more] = terms ?? [];
  if (parts === (terms ?? []).length) return terms ?? [];
  if (parts !== 2 || a === undefined || b === undefined || c === undefined || d === undefined || more.length > 0)
    return [];
  return [
    { from: a.from, to: b.to },
    { from: c.from, to: d.to },
  ];
}
