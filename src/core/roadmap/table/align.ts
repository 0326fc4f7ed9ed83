import type { Column } from './header.ts';
import type { Role } from './headings.ts';
import { isNumber, looksAssigned, looksDated } from './likeness.ts';

/**
 * Puts the cells of a row that lost some of them under their columns, keeping their order: an assignee goes to the
 * assignee column although it stands where the deadline should be.
 */
export function align(cells: readonly string[], columns: readonly Column[]): readonly string[] {
  const given = cells.length > columns.length ? squeezed(cells, columns.length) : cells;
  const fit = given.map((text) => columns.map((column) => fitness(column.role, text)));
  const columnsOf = bestPlaces(fit, columns.length);
  return columns.map((_, at) => given[columnsOf.indexOf(at)] ?? '');
}

/** Too many cells: empty ones go first, from the right; what is left over joins the last column. */
function squeezed(cells: readonly string[], width: number): readonly string[] {
  const kept = [...cells];
  for (let at = kept.length - 1; at >= 0 && kept.length > width; at -= 1) if (kept[at] === '') kept.splice(at, 1);
  return [...kept.slice(0, width - 1), kept.slice(width - 1).join(' ')];
}

/** What it costs to leave a column empty before a cell. */
const gap = 0.5;

/** Cell i may go to column j ≥ i; the sum of fitness is greatest, and of equals the leftmost wins. */
function bestPlaces(fit: readonly (readonly number[])[], width: number): readonly number[] {
  const best: (readonly number[])[] = [];
  const chosen: (readonly number[])[] = [];
  const slack = width - fit.length;
  for (let cell = fit.length - 1; cell >= 0; cell -= 1) {
    const sums: number[] = new Array(width + 1).fill(Number.NEGATIVE_INFINITY);
    const picks: number[] = new Array(width + 1).fill(cell + slack);
    for (let at = cell + slack; at >= cell; at -= 1) {
      const here = (fit[cell]?.[at] ?? 0) + (cell === fit.length - 1 ? 0 : (best[cell + 1]?.[at + 1] ?? 0));
      const later = (sums[at + 1] ?? Number.NEGATIVE_INFINITY) - gap;
      sums[at] = Math.max(here, later);
      picks[at] = here >= later ? at : (picks[at + 1] ?? at);
    }
    best[cell] = sums;
    chosen[cell] = picks;
  }
  const places: number[] = [];
  for (let cell = 0; cell < fit.length; cell += 1) places.push(chosen[cell]?.[(places.at(-1) ?? -1) + 1] ?? cell);
  return places;
}

function fitness(role: Role, text: string): number {
  if (text === '') return role === 'deadline' ? 0.2 : 0;
  switch (role) {
    case 'number':
      return isNumber(text) ? 3 : -6;
    case 'deadline':
    case 'start':
    case 'end':
      return looksDated(text) ? 3 : looksAssigned(text) ? -4 : -2;
    case 'responsible':
      return looksAssigned(text) ? 3 : looksDated(text) ? -4 : 0;
    case 'both':
      return looksDated(text) || looksAssigned(text) ? 3 : -2;
    case 'title':
    case 'content':
    case 'group':
      return isNumber(text) ? -3 : text.length <= 60 && looksDated(text) ? -1 : 1;
    default:
      return text.length <= 60 && looksDated(text) ? -1 : 0;
  }
}
