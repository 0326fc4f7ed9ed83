import type { Item } from './item.ts';
import type { Operand, Span } from './shape.ts';

/** A stretch, or only its start, or neither where things are counted. */
export interface Found {
  readonly span?: Span;
  readonly start?: Operand;
  readonly next: number;
}

/** Reads one date, or two with a dash, «по» or «до» between them. */
export function spanAt(items: readonly Item[], at: number): Found | undefined {
  const head = items[at]?.is;
  if (head === 'since') return sinceSpan(items, at + 1);
  if (head !== 'until' && head !== 'through') return plainSpan(items, at);
  const found = plainSpan(items, at + 1);
  return found?.span === undefined ? undefined : { span: { to: found.span.to, until: true }, next: found.next };
}

function sinceSpan(items: readonly Item[], at: number): Found | undefined {
  const found = plainSpan(items, at);
  if (found?.span === undefined || found.span.from !== undefined) return found;
  // «не ранее 15 и не позднее 25 октября»
  const end =
    items[found.next]?.is === 'list' && items[found.next + 1]?.is === 'until'
      ? endAt(items, found.next + 1)
      : undefined;
  if (end === undefined) return { start: found.span.to, next: found.next };
  return { span: { from: found.span.to, to: end.operand, until: false }, next: end.next };
}

function plainSpan(items: readonly Item[], at: number): Found | undefined {
  const first = operandAt(items, at);
  if (first === undefined) return undefined;
  const next = afterGuess(items, at + 1);
  if (first.of === 'measure') return { next };
  const end = endAt(items, next);
  if (end === undefined) return { span: { to: first, until: false }, next };
  // «октябрь – 5 классы»
  if (end.operand.of === 'measure') return { span: { to: first, until: false }, next: end.next };
  return { span: { from: first, to: end.operand, until: false }, next: end.next };
}

interface End {
  readonly operand: Operand;
  readonly next: number;
}

function endAt(items: readonly Item[], at: number): End | undefined {
  const dash = items[at]?.is === 'range';
  const word = items[dash ? at + 1 : at]?.is;
  const preposition = word === 'until' || word === 'through';
  const place = at + (dash ? 1 : 0) + (preposition ? 1 : 0);
  const item = items[place];
  if (item?.is !== 'operand' || (!dash && !preposition && !item.seam)) return undefined;
  return { operand: item.operand, next: afterGuess(items, place + 1) };
}

function operandAt(items: readonly Item[], at: number): Operand | undefined {
  const item = items[at];
  return item?.is === 'operand' ? item.operand : undefined;
}

const afterGuess = (items: readonly Item[], at: number): number => (items[at]?.is === 'guess' ? at + 1 : at);
