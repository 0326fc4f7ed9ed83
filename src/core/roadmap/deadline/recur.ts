import { earlier, isBefore, later, type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { Period, Window } from '../deadline.ts';
import { isPlaced, periodsOf, placed } from './calendar.ts';
import type { Rate } from './item.ts';
import { placedSpan } from './place-span.ts';
import type { Operand, Shape, Span } from './shape.ts';

/** Rates from the strictest to the laxest. */
const strictness: readonly Rate['period'][] = [
  'week',
  'tenDays',
  'month',
  'term',
  'trimester',
  'quarter',
  'half',
  'year',
];

export function strictest(rates: readonly Rate[]): Rate | undefined {
  return rates.toSorted((a, b) => strictness.indexOf(a.period) - strictness.indexOf(b.period))[0];
}

/** The last day of every week, month, quarter, term, half-year or year that ends inside `bounds`. */
export function periodEnds(
  period: Rate['period'],
  bounds: Period,
  terms: readonly Period[] | undefined,
): readonly Window[] {
  const ends = allEnds(period, bounds, terms);
  return ends.filter((due) => isWithinBounds(due, bounds)).map((due) => ({ due }));
}

function allEnds(period: Rate['period'], bounds: Period, terms: readonly Period[] | undefined): readonly PlainDate[] {
  switch (period) {
    case 'week':
      return weekdays([7], bounds);
    case 'tenDays':
      return months(bounds).flatMap((first) => [first.with({ day: 10 }), first.with({ day: 20 }), lastDay(first)]);
    case 'month':
      return months(bounds).map(lastDay);
    case 'quarter':
      return months(bounds)
        .filter(({ month }) => month % 3 === 0)
        .map(lastDay);
    case 'term':
      return periodsOf(4, terms).map(({ to }) => to);
    case 'trimester':
      return periodsOf(3, terms).map(({ to }) => to);
    case 'half':
      return periodsOf(2, terms).map(({ to }) => to);
    case 'year':
      return yearEnds(bounds);
    default:
      return period satisfies never;
  }
}

/** Years are counted back from the end of the plan; one that the plan covers for less than half is not asked for. */
function yearEnds({ from, to }: Period): readonly PlainDate[] {
  const count = to.year - from.year + 1;
  return Array.from({ length: count }, (_, index) => to.subtract({ years: count - 1 - index })).filter(
    (end, index) => index === count - 1 || !isBefore(end, from.add({ months: 6 })),
  );
}

/** Every named weekday inside `bounds`. */
export function weekdays(days: readonly number[], { from, to }: Period): readonly PlainDate[] {
  const found: PlainDate[] = [];
  for (let day = from; !isBefore(to, day); day = day.add({ days: 1 })) {
    if (days.includes(day.dayOfWeek)) found.push(day);
  }
  return found;
}

/** A part of the month («последняя пятница», «до 5 числа») in every month of `bounds`; a 31st falls on the last day of a shorter one. */
export function everyMonth(pattern: Span, bounds: Period): readonly Window[] {
  return months(bounds)
    .map((first) => {
      const to = inMonth(pattern.to, first);
      const span: Span =
        pattern.from === undefined ? { ...pattern, to } : { ...pattern, to, from: inMonth(pattern.from, first) };
      return placedSpan(span, first.year, undefined);
    })
    .filter((each) => typeof each !== 'string')
    .filter(({ due }) => isWithinBounds(due, bounds));
}

function inMonth(operand: Operand, first: PlainDate): Operand {
  if (operand.of === 'number' || !('n' in operand || 'day' in operand || 'third' in operand)) return operand;
  const month = first.month;
  const year = first.year;
  if (operand.of === 'day')
    return { ...operand, day: operand.day === 'last' ? 'last' : Math.min(operand.day, first.daysInMonth), month, year };
  return operand.of === 'third' || operand.of === 'week' || operand.of === 'weekday'
    ? { ...operand, month, year }
    : operand;
}

/** «до 10 числа месяца, следующего за отчётным кварталом» */
export function afterQuarters(day: number, bounds: Period): readonly Window[] {
  return months(bounds)
    .filter(({ month }) => month % 3 === 1)
    .map((first) => ({ due: first.with({ day: Math.min(day, first.daysInMonth) }) }))
    .filter(({ due }) => isWithinBounds(due, bounds));
}

/** A dated span in every year of `bounds`; one that ends outside is not asked for. */
export function everyYear(span: Span, bounds: Period, terms: readonly Period[] | undefined): readonly Window[] {
  const years = Array.from({ length: bounds.to.year - bounds.from.year + 1 }, (_, index) => bounds.from.year + index);
  return years
    .map((year) => placedSpan(span, year, terms))
    .filter((each) => typeof each !== 'string')
    .filter(({ due }) => isWithinBounds(due, bounds));
}

/** The first day a shape can have inside `bounds`: where «с сентября» begins. */
export function firstDay(shape: Shape, bounds: Period, terms: readonly Period[] | undefined): PlainDate | undefined {
  const years = Array.from({ length: bounds.to.year - bounds.from.year + 1 }, (_, index) => bounds.from.year + index);
  const days = years
    .map((year) => placed(shape, year, terms))
    .filter(isPlaced)
    .map(({ from, due }) => from ?? due);
  return days.find((day) => isWithinBounds(day, bounds));
}

export function narrowed({ from, to }: Period, by: Period): Period {
  return { from: later(from, by.from), to: earlier(to, by.to) };
}

function months({ from, to }: Period): readonly PlainDate[] {
  const count = (to.year - from.year) * 12 + to.month - from.month + 1;
  const first = Temporal.PlainDate.from({ year: from.year, month: from.month, day: 1 });
  return Array.from({ length: Math.max(count, 0) }, (_, index) => first.add({ months: index }));
}

const lastDay = (first: PlainDate): PlainDate => first.with({ day: first.daysInMonth });

const isWithinBounds = (day: PlainDate, { from, to }: Period): boolean => !isBefore(day, from) && !isBefore(to, day);
