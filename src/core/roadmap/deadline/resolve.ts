import { date, isBefore } from '#core/kernel/time.ts';
import type { DeadlineContext, Period, Window } from '../deadline.ts';
import { hasYear, isWithin, ownYears, type PlacedSpan, placedSpan, sameWindow } from './place-span.ts';
import type { Scope } from './reading.ts';
import type { Span } from './shape.ts';

/** What the curator should know about a date that was found. */
export type Note = 'outside' | 'partly' | 'two-fit';

/** Why no date was found: of the span itself, or of the plan. */
export type Fault = Exclude<PlacedSpan, Window> | 'no-plan' | 'no-fit';

export interface Chosen {
  readonly window: Window;
  readonly notes: readonly Note[];
  /** Other years that fit as well. */
  readonly others: readonly Window[];
}

export interface Failed {
  readonly fault: Fault;
  readonly span: Span;
  /** Days that the words allow although no rule chooses them. */
  readonly others: readonly Window[];
}

export type Resolved = Chosen | Failed;

export const isChosen = (resolved: Resolved): resolved is Chosen => 'window' in resolved;

export interface Frame extends DeadlineContext {
  readonly scope?: Scope;
}

/** Finds the year of each date of a list: its own, its dated neighbour's, the plan's. */
export function resolveAll(spans: readonly Span[], frame: Frame): readonly Resolved[] {
  const anchor = spans.findIndex(hasYear);
  const done: Resolved[] = [];
  spans.slice(Math.max(anchor, 0)).forEach((span) => {
    const before = done.at(-1);
    const isChained = anchor >= 0 && before !== undefined && isChosen(before) && !hasYear(span);
    done.push(isChained ? chained(span, before.window, 1, frame) : resolve(span, frame, done));
  });
  spans
    .slice(0, Math.max(anchor, 0))
    .toReversed()
    .forEach((span) => {
      const after = done[0];
      done.unshift(
        after !== undefined && isChosen(after) ? chained(span, after.window, -1, frame) : resolve(span, frame, done),
      );
    });
  return done;
}

/** «сентябрь, январь 2025»: a date without a year stands in order with the dated one beside it. */
function chained(span: Span, anchor: Window, step: 1 | -1, frame: Frame): Resolved {
  const year = anchor.due.year;
  const near = [year, year + step].map((each) => placedSpan(span, each, frame.terms));
  const inOrder = near
    .filter(isWindow)
    .find(({ due }) => (step === 1 ? !isBefore(due, anchor.due) : !isBefore(anchor.due, due)));
  return inOrder === undefined ? failed(span, near) : { window: inOrder, notes: outside(inOrder, frame), others: [] };
}

function resolve(span: Span, frame: Frame, taken: readonly Resolved[]): Resolved {
  const own = ownYears(span);
  const years = own ?? yearsOf(span, frame);
  const all = years.map((year) => placedSpan(span, year, frame.terms));
  const windows = all.filter(isWindow);
  const first = windows[0];
  if (own !== undefined && first !== undefined) return { window: first, notes: outside(first, frame), others: [] };
  if (years.length === 0) return { fault: 'no-plan', span, others: [] };
  if (first === undefined) return failed(span, all);
  return choose(
    span,
    windows,
    frame,
    taken.filter(isChosen).map(({ window }) => window),
  );
}

function choose(
  span: Span,
  windows: readonly Window[],
  { plan, scope, after }: Frame,
  used: readonly Window[],
): Resolved {
  const frame = scope === undefined ? plan : periodOf(scope);
  if (frame === undefined)
    return windows.length === 1 && windows[0] !== undefined
      ? plainly(windows[0])
      : { fault: 'no-plan', span, others: [] };
  const inside = windows.filter((window) => isWithin(window, frame));
  const fitting = unused(preferred(inside, scope === undefined ? undefined : plan), used);
  if (fitting.length === 0) return partly(span, windows, frame);
  const ordered = fitting.filter((window) => after === undefined || !isBefore(window.from ?? window.due, after));
  const [best, ...others] = ordered.length > 0 ? ordered : fitting;
  if (best === undefined) return { fault: 'no-fit', span, others: [] };
  const decided = fitting.length === 1 || (after !== undefined && ordered.length === 1);
  const note: readonly Note[] = decided ? (plan === undefined ? [] : outside(best, { plan })) : ['two-fit'];
  return { window: best, notes: note, others: decided ? [] : others.length > 0 ? others : fitting.slice(1) };
}

/** «август, май, август»: the second one is of the next year, where there is one. */
function unused(windows: readonly Window[], used: readonly Window[]): readonly Window[] {
  const fresh = windows.filter((window) => !used.some((other) => sameWindow(other, window)));
  return fresh.length > 0 ? fresh : windows;
}

function preferred(windows: readonly Window[], plan: Period | undefined): readonly Window[] {
  const better = plan === undefined ? windows : windows.filter((window) => isWithin(window, plan));
  return better.length > 0 ? better : windows;
}

/** None lies wholly inside the plan: one that begins in it, or a quarter that ends in it, with a question. */
function partly(span: Span, windows: readonly Window[], plan: Period): Resolved {
  const straight = windows.filter(
    ({ from, due }) => from === undefined || span.from === undefined || from.year === due.year,
  );
  const begins = straight.filter(({ from }) => from !== undefined && isWithin({ due: from }, plan));
  const ends = straight.filter(({ due }) => isWithin({ due }, plan));
  const isQuarter = span.from === undefined && span.to.of === 'quarter';
  const [best] = isQuarter ? [...ends, ...begins] : [...begins, ...ends];
  if (best !== undefined) return { window: best, notes: ['partly'], others: [] };
  return { fault: 'no-fit', span, others: windows };
}

const plainly = (window: Window): Chosen => ({ window, notes: [], others: [] });

function outside(window: Window, { plan }: DeadlineContext): readonly Note[] {
  return plan === undefined || isWithin(window, plan) ? [] : ['outside'];
}

function failed(span: Span, all: readonly PlacedSpan[]): Failed {
  const faults = all.filter((each) => !isWindow(each));
  const first = (['weekday', 'no-day', 'order', 'no-terms', 'no-such', 'other-year'] as const).find((fault) =>
    faults.includes(fault),
  );
  return { fault: first ?? 'no-fit', span, others: [] };
}

const isWindow = (each: PlacedSpan): each is Window => typeof each !== 'string';

function yearsOf(span: Span, { plan, scope, terms }: Frame): readonly number[] {
  if (span.to.of === 'term') return [...new Set([0, ...(terms ?? []).map(({ to }) => to.year)])];
  const frame = scope === undefined ? plan : periodOf(scope);
  if (frame === undefined) return [];
  const count = Math.min(frame.to.year - frame.from.year + 3, 60);
  return Array.from({ length: count }, (_, index) => frame.from.year - 1 + index);
}

/** A school year is 01.09–31.08, other years are calendar years. */
export function periodOf({ from, to, school }: Scope): Period {
  return school
    ? { from: date(`${from}-09-01`), to: date(`${to}-08-31`) }
    : { from: date(`${from}-01-01`), to: date(`${to}-12-31`) };
}
