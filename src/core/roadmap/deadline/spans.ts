import { explained, type Stretch } from './heads.ts';
import type { Item } from './item.ts';
import { isPart } from './operand.ts';
import type { Operand, Span } from './shape.ts';
import { type Found, spanAt } from './span-at.ts';

/** What makes dates unreadable although they are there. */
export type Muddle = 'join' | 'numbers' | 'alternative' | 'vague-part';

export interface Spans {
  readonly outside: readonly Span[];
  /** What stands in brackets, or names the term before a date («I четверть – до 25 октября»). */
  readonly inside: readonly Span[];
  /** «с 1 сентября» with no end. */
  readonly starts: readonly Operand[];
  readonly measured: boolean;
  readonly muddles: readonly Muddle[];
}

/** Puts dates, prepositions and separators together into stretches of days. */
export function spansOf(items: readonly Item[]): Spans {
  const { stretches, starts } = stretchesOf(items);
  const all = explained(stretches, items);
  const muddles = all.flatMap((stretch, index) => muddle(items, all[index - 1], stretch));
  const operands = [
    ...starts,
    ...all.flatMap(({ span }) => (span.from === undefined ? [span.to] : [span.from, span.to])),
  ];
  return {
    outside: all.filter(({ isAside }) => !isAside).map(({ span }) => span),
    inside: all.filter(({ isAside }) => isAside).map(({ span }) => span),
    starts,
    measured: items.some((item) => item.is === 'operand' && item.operand.of === 'measure'),
    muddles: [
      ...muddles,
      ...(operands.some(({ of }) => of === 'number') ? (['numbers'] as const) : []),
      ...(all.some(({ span }) => isUpToStart(span)) ? (['vague-part'] as const) : []),
    ],
  };
}

function stretchesOf(items: readonly Item[]): {
  readonly stretches: readonly Stretch[];
  readonly starts: readonly Operand[];
} {
  const stretches: Stretch[] = [];
  const starts: Operand[] = [];
  let depth = 0;
  for (let at = 0; at < items.length; ) {
    const found: Found | undefined = spanAt(items, at);
    if (found === undefined) depth += depthChange(items[at]);
    if (found?.start !== undefined) starts.push(found.start);
    if (found?.span !== undefined) stretches.push({ span: found.span, at, next: found.next, isAside: depth > 0 });
    at = found?.next ?? at + 1;
  }
  return { stretches, starts };
}

function depthChange(item: Item | undefined): number {
  if (item?.is === 'open') return 1;
  return item?.is === 'close' ? -1 : 0;
}

/** «до начала октября»: before the first of it or within its first days. */
const isUpToStart = ({ to, until }: Span): boolean => until && to.of === 'third' && to.third === 1;

/** Whether the words between two dates leave it open how they belong together. */
function muddle(items: readonly Item[], before: Stretch | undefined, after: Stretch): readonly Muddle[] {
  if (before === undefined || before.isAside || before.at === after.at) return [];
  const between = items.slice(before.next, after.at);
  if (between.some(({ is }) => is === 'or')) return ['alternative'];
  if (between.length > 0) return between.every(({ is }) => is === 'range') ? ['join'] : [];
  const [last, first] = [items[before.next - 1], items[after.at]];
  if (first?.is !== 'operand' || last?.is !== 'operand' || first.gap === 'break') return [];
  const isClear = (isDay(last.operand) && isDay(first.operand)) || bothDated(last.operand, first.operand);
  return isClear || isPart(first.operand) ? [] : ['join'];
}

const isDay = (operand: Operand): boolean => operand.of === 'day';

function bothDated(a: Operand, b: Operand): boolean {
  return 'year' in a && a.year !== undefined && 'year' in b && b.year !== undefined;
}
