import type { Period, Window } from '../deadline.ts';
import { isWithin, placedSpan, sameWindow } from './place-span.ts';
import type { Operand, Span } from './shape.ts';

/** A stretch of the text with the days found for it. */
export interface Main {
  readonly span: Span;
  readonly window: Window;
}

/**
 * Dates in brackets make those before them narrower: «октябрь (15.10)» is the 15th, «до 15 октября (I полугодие)» stays the 15th.
 * Nothing where brackets and text speak of different days.
 */
export function withAsides(
  mains: readonly Main[],
  asides: readonly Span[],
  terms: readonly Period[] | undefined,
): readonly Window[] | undefined {
  const narrower = asides.map((aside) => beside(aside, mains, terms));
  if (narrower.includes(undefined)) return undefined;
  return mains.flatMap((main) => {
    const inside = narrower.filter((found) => found?.main === main && found.isNarrower).map((found) => found?.window);
    const known = inside.filter((window) => window !== undefined);
    return known.length > 0 ? known : [main.window];
  });
}

interface Beside {
  readonly main: Main;
  readonly window: Window;
  readonly isNarrower: boolean;
}

/** The aside in the year in which it lies in one of the stretches or holds one of them. */
function beside(aside: Span, mains: readonly Main[], terms: readonly Period[] | undefined): Beside | undefined {
  return mains
    .flatMap((main) => {
      const { from, due } = main.window;
      const years = [...new Set([due.year, (from ?? due).year, due.year + 1])];
      const windows = years
        .map((year) => placedSpan(aside, year, terms))
        .filter((placed) => typeof placed !== 'string');
      return windows.map((window) => related(main, aside, window));
    })
    .find((found) => found !== undefined);
}

function related(main: Main, aside: Span, window: Window): Beside | undefined {
  if (sameWindow(main.window, window)) return { main, window, isNarrower: false };
  if (isWithin(window, periodOf(main.window))) return { main, window, isNarrower: true };
  if (isWithin(main.window, periodOf(window))) return { main, window, isNarrower: false };
  // A month and a term that meet: «I четверть (октябрь)», «декабрь (1 полугодие)».
  if (!meet(main.window, window) || isTerm(main.span.to) === isTerm(aside.to)) return undefined;
  return { main, window, isNarrower: isTerm(main.span.to) };
}

const periodOf = ({ from, due }: Window): Period => ({ from: from ?? due, to: due });
const isTerm = (operand: Operand): boolean => operand.of === 'term' || operand.of === 'quarter';

function meet(a: Window, b: Window): boolean {
  const [first, second] = [periodOf(a), periodOf(b)];
  return isWithin({ due: first.from }, second) || isWithin({ due: second.from }, first);
}
