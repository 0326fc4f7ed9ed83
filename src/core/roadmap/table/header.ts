import { flat } from './clean.ts';
import { type Grid, type GridRow, type Slot, spoken } from './grid.ts';
import { type Role, roleOf } from './headings.ts';
import { isMonth } from './time-words.ts';

export interface Column {
  readonly role: Role;
  readonly heading: string;
  /** Grid columns `from` … `to`, the last one excluded. */
  readonly from: number;
  readonly to: number;
}

export interface Header {
  readonly columns: readonly Column[];
  /** Rows above the heading, and the first row of data. */
  readonly above: number;
  readonly data: number;
}

const titleRows = 60;

/** The heading of a roadmap: the first row that names what is done, and when, by whom or with what result. */
export function headerOf(grid: Grid): Header | undefined {
  const above = grid.rows.slice(0, titleRows).findIndex(isHeading);
  const row = grid.rows[above];
  if (row === undefined) return undefined;
  const second = secondRow(row, grid.rows[above + 1]);
  const columns = second === undefined ? row.slots.map(columnOf) : merged(row, second);
  return { columns, above, data: above + (second === undefined ? 1 : 2) };
}

/** A row of headings: also one repeated at the top of a page. */
export function isHeading(row: GridRow): boolean {
  const cells = spoken(row);
  const roles = cells.map((slot) => roleOf(slot.text)).filter((role) => role !== undefined);
  const kinds = new Set(roles);
  const says = kinds.has('title') || kinds.has('group') || kinds.has('content') || kinds.has('result');
  const asks = ['deadline', 'start', 'end', 'responsible', 'both', 'number', 'content'] as const;
  const months = cells.filter((slot) => isMonth(slot.text)).length;
  const known = roles.length >= 2 && (roles.length + (months >= 3 ? months : 0)) * 2 >= cells.length;
  return known && kinds.size >= 2 && says && asks.some((role) => kinds.has(role));
}

function columnOf(slot: Slot): Column {
  const heading = flat(slot.text);
  return {
    role: isMonth(heading) ? 'mark' : (roleOf(heading) ?? 'other'),
    heading,
    from: slot.at,
    to: slot.at + slot.span,
  };
}

/** «Сроки» over «начало» and «окончание». */
function secondRow(first: GridRow, next: GridRow | undefined): GridRow | undefined {
  if (next === undefined || isNumbering(next)) return undefined;
  const cells = spoken(next);
  const wide = first.slots.filter((slot) => slot.span > 1);
  const sub = (cell: Slot) =>
    isMonth(cell.text) || dating.has(subRole(cell.text) ?? 'title') || wide.some((slot) => within(cell, slot));
  return cells.length >= 2 && cells.every((cell) => cell.text.length <= 60 && sub(cell)) ? next : undefined;
}

const dating: ReadonlySet<Role> = new Set(['start', 'end', 'deadline', 'other', 'responsible']);

const within = (cell: Slot, slot: Slot): boolean => cell.at >= slot.at && cell.at < slot.at + slot.span;

function subRole(text: string): Role | undefined {
  const word = flat(text).toLowerCase();
  if (/^(?:с|от|план начала|нач\.?)$/u.test(word)) return 'start';
  if (/^(?:по|до|план окончания|оконч\.?|кон\.?)$/u.test(word)) return 'end';
  if (/^план(?:овая|овый|ируемая|ируемый)?\.?$/u.test(word)) return 'deadline';
  return roleOf(word);
}

function merged(first: GridRow, second: GridRow): readonly Column[] {
  return first.slots.flatMap((slot) => {
    const parts = spoken(second).filter((cell) => within(cell, slot));
    return parts.length === 0 ? [columnOf(slot)] : parts.map((part) => subColumn(slot, part));
  });
}

function subColumn(slot: Slot, part: Slot): Column {
  const to = part.at + part.span;
  const year = /20\d\d/u.exec(slot.text)?.[0];
  if (isMonth(part.text)) return { role: 'mark', heading: flat(`${part.text} ${year ?? ''}`), from: part.at, to };
  const role = subRole(part.text) ?? roleOf(slot.text) ?? 'other';
  return { role, heading: flat(`${slot.text} ${part.text}`), from: part.at, to: part.at + part.span };
}

/** The row that numbers the columns: «1 | 2 | | 3». */
export function isNumbering(row: GridRow): boolean {
  const numbers = spoken(row).map((slot) =>
    /^\d{1,2}\.?$/u.test(slot.text) ? Number.parseInt(slot.text, 10) : Number.NaN,
  );
  return (
    numbers.length >= 2 &&
    numbers.every((number, index) => number === (numbers[0] ?? 0) + index) &&
    (numbers[0] ?? 9) <= 1
  );
}
