import type { Item } from './item.ts';
import type { Operand, Span } from './shape.ts';

/** A span with its place among the items; what is aside only says more of the others. */
export interface Stretch {
  readonly span: Span;
  readonly at: number;
  readonly next: number;
  readonly isAside: boolean;
}

/**
 * «I четверть: 2 сентября – 25 октября», «1 полугодие – декабрь»: the term only says what the date is of.
 * «Июль с 01 по 04 июля», «Август: 31.08»: so does the month, and its year is that of the days.
 */
export function explained(stretches: readonly Stretch[], items: readonly Item[]): readonly Stretch[] {
  return stretches.flatMap((stretch, index): readonly Stretch[] => {
    const termFirst = inTerm(stretch, items);
    if (termFirst !== undefined) return termFirst;
    const [before, after] = [stretches[index - 1], stretches[index + 1]];
    if (isHeadOf(stretch, after, items)) return [{ ...stretch, isAside: true }];
    return [isHeadOf(before, stretch, items) ? withYearOf(before?.span.to, stretch) : stretch];
  });
}

/** «I полугодие – до 25 декабря» is no range. */
function inTerm(stretch: Stretch, items: readonly Item[]): readonly Stretch[] | undefined {
  const { from, to } = stretch.span;
  if (from === undefined || !isTerm(from) || isTerm(to)) return undefined;
  const until = items.slice(stretch.at, stretch.next).some(({ is }) => is === 'until');
  return [
    { ...stretch, span: { to: from, until: false }, isAside: true },
    { ...stretch, span: { to, until } },
  ];
}

function isHeadOf(head: Stretch | undefined, days: Stretch | undefined, items: readonly Item[]): boolean {
  if (head === undefined || days === undefined || head.isAside !== days.isAside) return false;
  const between = items.slice(head.next, days.at);
  if (isTerm(head.span.to))
    return head.span.from === undefined && !isTerm(days.span.to) && between.every(({ is }) => termLinks.has(is));
  return (
    isMonthOf(head.span, days.span) && between.every(({ is }) => is === 'colon') && !isNewLine(items[days.at], between)
  );
}

/** A line break makes a list. */
const isNewLine = (first: Item | undefined, between: readonly Item[]): boolean =>
  between.length === 0 && first?.is === 'operand' && first.gap === 'break';

const termLinks = new Set<Item['is']>(['range', 'colon']);

function isMonthOf({ from, to, until }: Span, days: Span): boolean {
  if (from !== undefined || until || to.of !== 'month') return false;
  return monthOf(days.to) === to.month && (days.from === undefined || monthOf(days.from) === to.month);
}

const monthOf = (operand: Operand): number | undefined =>
  operand.of === 'day' || operand.of === 'third' || operand.of === 'week' || operand.of === 'weekday'
    ? operand.month
    : undefined;

function withYearOf(head: Operand | undefined, stretch: Stretch): Stretch {
  const { to } = stretch.span;
  if (head?.of !== 'month' || head.year === undefined || !('month' in to) || to.year !== undefined) return stretch;
  return { ...stretch, span: { ...stretch.span, to: { ...to, year: head.year } } };
}

const isTerm = (operand: Operand): boolean => operand.of === 'term' || operand.of === 'quarter';
