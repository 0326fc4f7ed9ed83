import { isBefore, Temporal } from '#core/kernel/time.ts';
import type { DeadlineContext, Period, Window } from '../deadline.ts';
import { periodsOf } from './calendar.ts';
import type { Rate } from './item.ts';
import { sameWindow } from './place-span.ts';
import type { RecurringNote } from './questions.ts';
import type { Reading } from './reading.ts';
import { afterQuarters, everyMonth, everyYear, firstDay, narrowed, periodEnds, weekdays } from './recur.ts';
import { type Chosen, type Failed, type Frame, isChosen, periodOf, type Resolved, resolveAll } from './resolve.ts';
import type { Shape, Span } from './shape.ts';

export interface Occurrences {
  readonly windows: readonly Window[];
  readonly note?: RecurringNote;
}

const longestYears = 10;

/** Every occurrence of a recurring deadline inside the plan; a date that the words leave open is not made up. */
export function occurrences(reading: Reading, rate: Rate, frame: Frame): Occurrences | Failed {
  const spans = [...reading.spans, ...reading.asides];
  const period = periodFor(frame);
  if (period === undefined) return { windows: [], note: 'no-plan' };
  if (rate.period === 'year' && rate.every === 1) return ofYears(reading, spans, period, frame);
  const resolved = resolveAll(spans, { ...frame, plan: period });
  const failure = resolved.find((each): each is Failed => !isChosen(each));
  if (failure !== undefined) return failure;
  const chosen = resolved.filter(isChosen);
  if (chosen.length > 1 && chosen.every(({ window }, index) => isSingle(window, spans[index], rate)))
    return named(chosen);
  if (rate.every !== 1) return chosen.length > 1 ? named(chosen) : { windows: [], note: 'unanchored' };
  const bounds = bounded(period, chosen, spans, reading, frame);
  const found = inBounds(reading, rate, bounds, frame.terms);
  const isAlone = found.windows.length === 0 && chosen.length > 0 && found.note === undefined;
  return isAlone ? named(chosen) : found;
}

function periodFor({ plan, scope }: Frame): Period | undefined {
  const own = scope === undefined ? undefined : periodOf(scope);
  const period = plan !== undefined && own !== undefined ? narrowed(plan, own) : (plan ?? own);
  if (period === undefined || isBefore(period.to, period.from)) return undefined;
  const furthest = period.from.add({ years: longestYears });
  return isBefore(furthest, period.to) ? { from: period.from, to: furthest } : period;
}

function ofYears(
  reading: Reading,
  spans: readonly Span[],
  period: Period,
  { terms }: DeadlineContext,
): Occurrences | Failed {
  const open = reading.doubts.length > 0 || reading.patterns.length > 0 || reading.weekdays.length > 0;
  if (spans.length === 0 && open) return { windows: [], note: 'which-day' };
  if (spans.length === 0)
    return { windows: periodEnds('year', startingFrom(period, reading, terms), terms), note: 'year-end' };
  const impossible = resolveAll(spans, { plan: period, ...(terms === undefined ? {} : { terms }) }).find(isImpossible);
  if (impossible !== undefined) return impossible;
  const windows = sorted(spans.flatMap((span) => everyYear(span, period, terms)));
  return windows.length > 0 ? { windows } : { windows, note: 'none-inside' };
}

/** A day or an order of days that no year has. */
const isImpossible = (resolved: Resolved): resolved is Failed =>
  !isChosen(resolved) && ['no-day', 'order', 'weekday', 'no-such', 'no-terms'].includes(resolved.fault);

/** A date of its own in each period («раз в четверть: октябрь, декабрь …») rather than the bounds of many. */
function isSingle({ from, due }: Window, span: Span | undefined, rate: Rate): boolean {
  const lengths = { week: 7, tenDays: 11, month: 31, quarter: 92, term: 92, trimester: 123, half: 184, year: 366 };
  const days = from === undefined ? 1 : from.until(due, { largestUnit: 'days' }).days + 1;
  return days <= lengths[rate.period] && (rate.period !== 'week' || span?.to.of === 'day');
}

const named = (chosen: readonly Chosen[]): Occurrences => ({ windows: sorted(chosen.map(({ window }) => window)) });

function bounded(
  period: Period,
  chosen: readonly Chosen[],
  spans: readonly Span[],
  reading: Reading,
  { terms }: DeadlineContext,
): Period {
  const windows = chosen.map(({ window }) => window);
  const open = startingFrom(period, reading, terms);
  if (windows.length === 0) return open;
  const isUntil = spans.every(({ until }) => until);
  const from = windows.map((window) => window.from ?? window.due).toSorted(Temporal.PlainDate.compare)[0];
  const to = windows
    .map(({ due }) => due)
    .toSorted(Temporal.PlainDate.compare)
    .at(-1);
  return {
    from: isUntil || from === undefined ? open.from : from,
    to: reading.onward || to === undefined ? open.to : to,
  };
}

function startingFrom(period: Period, { starts }: Reading, terms: readonly Period[] | undefined): Period {
  const shapes = starts.filter((start): start is Shape => start.of !== 'number');
  const from = shapes.map((shape) => firstDay(shape, period, terms)).find((day) => day !== undefined);
  return from === undefined ? period : { from, to: period.to };
}

function inBounds(reading: Reading, rate: Rate, bounds: Period, terms: readonly Period[] | undefined): Occurrences {
  const days = reading.weekdays.map(({ weekday }) => weekday);
  if (reading.blocked) return { windows: [], note: 'which-day' };
  if (days.length > 0 && rate.period !== 'week') return { windows: [], note: 'which-day' };
  if (days.length > 0) return { windows: weekdays(days, bounds).map((day) => ({ from: day, due: day })) };
  if (reading.patterns.length > 0) return patterned(reading, rate, bounds, terms);
  const parts = partsOf(rate);
  if (parts !== undefined && periodsOf(parts, terms).length === 0) return { windows: [], note: 'no-terms' };
  const windows = periodEnds(rate.period, bounds, terms);
  return { windows, ...(rate.times > 1 ? { note: 'several' } : {}) };
}

function partsOf({ period }: Rate): 2 | 3 | 4 | undefined {
  const parts = { term: 4, trimester: 3, half: 2 } as const;
  return period === 'term' || period === 'trimester' || period === 'half' ? parts[period] : undefined;
}

function patterned(reading: Reading, rate: Rate, bounds: Period, terms: readonly Period[] | undefined): Occurrences {
  const { patterns, following } = reading;
  const day = patterns[0]?.to;
  if (following && rate.period === 'month' && reading.rates.some(({ period }) => period === 'quarter')) {
    return day?.of === 'day' && day.day !== 'last'
      ? { windows: afterQuarters(day.day, bounds) }
      : { windows: [], note: 'which-day' };
  }
  if (rate.period === 'month') return { windows: sorted(patterns.flatMap((pattern) => everyMonth(pattern, bounds))) };
  return patterns.every(isEnd)
    ? { windows: periodEnds(rate.period, bounds, terms) }
    : { windows: [], note: 'which-day' };
}

/** «в конце», «в последний день» of a quarter or term. */
function isEnd({ from, to }: Span): boolean {
  if (from !== undefined) return false;
  return (
    (to.of === 'third' && to.third === 3) ||
    (to.of === 'day' && to.day === 'last') ||
    (to.of === 'week' && to.n === 'last')
  );
}

function sorted(windows: readonly Window[]): readonly Window[] {
  return windows
    .toSorted((a, b) => Temporal.PlainDate.compare(a.due, b.due))
    .filter((window, index, all) => index === 0 || !all.slice(0, index).some((other) => sameWindow(other, window)));
}
