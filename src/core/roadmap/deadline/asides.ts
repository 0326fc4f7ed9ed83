import type { Period, Window } from '../deadline.ts';
import { isWithin, placedSpan, sameWindow } from './place-span.ts';
import type { Span } from './shape.ts';

/**
 * Dates in brackets make those before them narrower: «октябрь (15.10)» is the 15th, «до 15 октября (I полугодие)» stays the 15th.
 * Nothing where brackets and text speak of different days.
 */
export function withAsides(
  windows: readonly Window[],
  asides: readonly Span[],
  terms: readonly Period[] | undefined,
): readonly Window[] | undefined {
  const inside = asides.map((aside) => beside(aside, windows, terms));
  if (inside.includes(undefined)) return undefined;
  const known = inside.filter((window) => window !== undefined);
  return windows.flatMap((window) => {
    const narrower = known.filter((other) => !sameWindow(other, window) && isWithin(other, periodOf(window)));
    return narrower.length > 0 ? narrower : [window];
  });
}

/** The aside in the year in which it lies in one of the windows or holds one of them. */
function beside(aside: Span, windows: readonly Window[], terms: readonly Period[] | undefined): Window | undefined {
  const years = windows.flatMap(({ from, due }) => [due.year, (from ?? due).year, due.year + 1]);
  return years
    .map((year) => placedSpan(aside, year, terms))
    .filter((placed) => typeof placed !== 'string')
    .find((placed) =>
      windows.some((window) => isWithin(placed, periodOf(window)) || isWithin(window, periodOf(placed))),
    );
}

const periodOf = ({ from, due }: Window): Period => ({ from: from ?? due, to: due });
