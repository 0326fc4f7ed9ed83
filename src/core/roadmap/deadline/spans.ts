import type { Item } from './item.ts';
import { isPart } from './operand.ts';
import type { Operand, Span } from './shape.ts';

/** What makes dates unreadable although they are there. */
export type Muddle = 'join' | 'numbers' | 'alternative';

export interface Spans {
  readonly outside: readonly Span[];
  /** What stands in brackets. */
  readonly inside: readonly Span[];
  /** «с 1 сентября» with no end. */
  readonly starts: readonly Operand[];
  readonly measured: boolean;
  readonly muddles: readonly Muddle[];
}

interface Found {
  readonly span?: Span;
  readonly start?: Operand;
  readonly next: number;
}

/** Puts dates, prepositions and separators together into stretches of days. */
export function spansOf(items: readonly Item[]): Spans {
  const outside: Span[] = [];
  const inside: Span[] = [];
  const starts: Operand[] = [];
  const muddles: Muddle[] = [];
  const state = { depth: 0, since: -1 };
  for (let at = 0; at < items.length; ) {
    const found = spanAt(items, at);
    if (found === undefined) {
      state.depth += items[at]?.is === 'open' ? 1 : items[at]?.is === 'close' ? -1 : 0;
      at += 1;
      continue;
    }
    if (found.start !== undefined) starts.push(found.start);
    if (found.span !== undefined && isDated(found.span)) {
      muddles.push(...muddle(items, state.since, at));
      (state.depth > 0 ? inside : outside).push(found.span);
      state.since = found.next;
    }
    at = found.next;
  }
  const all = [...outside, ...inside];
  const loose =
    all.some(({ from, to }) => to.of === 'number' || from?.of === 'number') || starts.some(({ of }) => of === 'number');
  const measured = items.some((item) => item.is === 'operand' && item.operand.of === 'measure');
  return { outside, inside, starts, measured, muddles: loose ? [...muddles, 'numbers'] : muddles };
}

function spanAt(items: readonly Item[], at: number): Found | undefined {
  const head = items[at];
  if (head?.is === 'since') return sinceSpan(items, at + 1);
  if (head?.is === 'until' || head?.is === 'through') {
    const found = plainSpan(items, at + 1);
    return found?.span === undefined ? undefined : { span: upTo(found.span), next: found.next };
  }
  return plainSpan(items, at);
}

const upTo = ({ to }: Span): Span => ({ to, until: true });

function sinceSpan(items: readonly Item[], at: number): Found | undefined {
  const found = plainSpan(items, at);
  if (found?.span === undefined) return undefined;
  if (found.span.from !== undefined || found.span.to.of === 'measure') return found;
  return { start: found.span.to, next: found.next };
}

/** One date, or two with a dash, «по» or «до» between them. */
function plainSpan(items: readonly Item[], at: number): Found | undefined {
  const first = operandAt(items, at);
  if (first === undefined) return undefined;
  const start = items[at + 1]?.is === 'guess' ? at + 2 : at + 1;
  const end = endAt(items, start);
  if (end === undefined) return { span: { to: first, until: false }, next: start };
  if (end.operand.of === 'measure') return { span: { to: first, until: false }, next: end.next };
  if (first.of === 'measure') return { span: { to: end.operand, until: end.until }, next: end.next };
  return { span: { from: first, to: end.operand, until: false }, next: end.next };
}

interface End {
  readonly operand: Operand;
  readonly until: boolean;
  readonly next: number;
}

function endAt(items: readonly Item[], at: number): End | undefined {
  const dash = items[at]?.is === 'range';
  const word = items[dash ? at + 1 : at]?.is;
  const until = word === 'until' || word === 'through';
  const place = at + (dash ? 1 : 0) + (until ? 1 : 0);
  const operand = operandAt(items, place);
  const isSeam = items[place]?.is === 'operand' && seam(items[place]);
  if (operand === undefined || (!dash && !until && !isSeam)) return undefined;
  return { operand, until, next: items[place + 1]?.is === 'guess' ? place + 2 : place + 1 };
}

const seam = (item: Item): boolean => item.is === 'operand' && item.seam;

function operandAt(items: readonly Item[], at: number): Operand | undefined {
  const item = items[at];
  return item?.is === 'operand' ? item.operand : undefined;
}

function isDated({ to }: Span): boolean {
  return to.of !== 'measure';
}

/** Whether the words between two dates leave it open how they belong together. */
function muddle(items: readonly Item[], since: number, at: number): readonly Muddle[] {
  if (since < 0) return [];
  const between = items.slice(since, at);
  if (between.some(({ is }) => is === 'or')) return ['alternative'];
  if (between.length > 0) return between.every(({ is }) => is === 'range') ? ['join'] : [];
  const [before, after] = [items[since - 1], items[at]];
  if (after?.is !== 'operand' || before?.is !== 'operand') return [];
  const isClear =
    after.gap === 'break' ||
    (isDay(before.operand) && isDay(after.operand)) ||
    bothDated(before.operand, after.operand);
  return isClear || isPart(after.operand) ? [] : ['join'];
}

const isDay = (operand: Operand): boolean => operand.of === 'day';

function bothDated(a: Operand, b: Operand): boolean {
  return 'year' in a && a.year !== undefined && 'year' in b && b.year !== undefined;
}
