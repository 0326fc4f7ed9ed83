import { align } from './align.ts';
import type { Columns } from './columns.ts';
import { type Grid, type GridRow, type Slot, spoken, widthOf } from './grid.ts';
import { isNumbering } from './header.ts';
import type { Role } from './headings.ts';
import { isNumber, looksAssigned, looksDated } from './likeness.ts';
import { markedDeadline } from './marks.ts';

export interface Part {
  readonly text: string;
  /** It stands in a merged cell that begins in a row above. */
  readonly below: boolean;
}

export type Parts = Readonly<Partial<Record<Role, Part>>>;

/** A row of data: its words by what they are. */
export interface Line {
  readonly parts: Parts;
  /** All that the row says, when it is one cell over most of the table. */
  readonly alone?: string;
  readonly bold: boolean;
  readonly afterBreak: boolean;
  /** The file tells merged cells from empty ones. */
  readonly exact: boolean;
}

/** Words of the row itself under a role, without what hangs down from above. */
export const own = (line: Line, role: Role): string => {
  const part = line.parts[role];
  return part === undefined || part.below ? '' : part.text;
};

export const said = (line: Line, role: Role): string => line.parts[role]?.text ?? '';

/** Rows of data under a heading, without numbering rows, repeated headings and rows of dashes. */
export function linesOf(grid: Grid, rows: readonly GridRow[], columns: Columns): readonly Line[] {
  return rows.filter((row) => says(row) && !repeats(row, columns)).map((row) => line(grid, row, columns));
}

const says = (row: GridRow): boolean => !isNumbering(row) && row.slots.some((slot) => /[\p{L}\p{N}]/u.test(slot.text));

/** The heading once more, at the top of a page. */
function repeats(row: GridRow, { columns }: Columns): boolean {
  const headings = new Set(columns.map((column) => bare(column.heading)));
  const cells = spoken(row);
  return cells.length >= 2 && cells.every((slot) => headings.has(bare(slot.text)));
}

const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}№]/gu, '');

function line(grid: Grid, given: GridRow, columns: Columns): Line {
  const row = reindexed(given, columns);
  const width = Math.max(0, ...columns.columns.map((column) => column.to));
  const even = row.slots.length === columns.columns.length;
  const fits = even || (grid.exact && widthOf(row) === width);
  const parts = fits ? placed(row, columns) : aligned(row, columns);
  const alone = aloneIn(row, width);
  return {
    parts,
    ...(alone === undefined ? {} : { alone }),
    bold: spoken(row).every((slot) => slot.bold),
    afterBreak: row.afterBreak,
    exact: grid.exact,
  };
}

/** As many cells as columns, but other widths: the cells are taken in order. */
function reindexed(row: GridRow, { columns }: Columns): GridRow {
  const same = row.slots.length === columns.length && widthOf(row) !== Math.max(...columns.map((column) => column.to));
  if (!same) return row;
  return { ...row, slots: row.slots.map((slot, index) => ({ ...slot, at: columns[index]?.from ?? slot.at, span: 1 })) };
}

/** The one text of a row whose cell covers most of the table. */
function aloneIn(row: GridRow, width: number): string | undefined {
  const texts = spoken(row).filter((slot) => !isNumber(slot.text));
  const [only] = texts;
  const wide = only !== undefined && only.span > 1 && only.span * 2 >= width;
  return wide && texts.length === 1 && !row.slots.some((slot) => slot.below) ? only.text : undefined;
}

function placed(row: GridRow, columns: Columns): Parts {
  const entries = columns.columns.map(({ role, from, to }) => {
    const slots = row.slots.filter((slot) => slot.at >= from && slot.at < to);
    return [role, partOf(slots)] as const;
  });
  const marked = markedDeadline(row, columns.columns);
  const parts = repaired(firstOf(entries));
  return marked === '' || parts.deadline?.text ? parts : { ...parts, deadline: { text: marked, below: false } };
}

function aligned(row: GridRow, columns: Columns): Parts {
  const cells = row.slots.map((slot) => (slot.below ? '' : slot.text));
  const texts = align(cells, columns.columns);
  return repaired(firstOf(columns.columns.map(({ role }, at) => [role, { text: texts[at] ?? '', below: false }])));
}

function partOf(slots: readonly Slot[]): Part {
  const fresh = slots.filter((slot) => slot.text !== '' && !slot.below);
  const shown = fresh.length > 0 ? fresh : slots.filter((slot) => slot.text !== '');
  return {
    text: shown.map((slot) => slot.text).join('\n'),
    below: fresh.length === 0 && slots.some((slot) => slot.below),
  };
}

/** Of two columns with one role the first that says something counts. */
function firstOf(entries: readonly (readonly [Role, Part])[]): Parts {
  const parts: Partial<Record<Role, Part>> = {};
  for (const [role, part] of entries) {
    const before = parts[role];
    if (before === undefined || (before.text === '' && !before.below)) parts[role] = part;
  }
  return parts;
}

/** An assignee in the deadline's place, with no assignee in its own; or the two exchanged. */
function repaired(parts: Parts): Parts {
  const { deadline, responsible } = parts;
  if (deadline === undefined || responsible === undefined || deadline.below || deadline.text === '') return parts;
  if (looksDated(deadline.text) || !looksAssigned(deadline.text)) return parts;
  const free = responsible.text === '' && !responsible.below;
  const swapped = !looksAssigned(responsible.text) && looksDated(responsible.text);
  return free || swapped ? { ...parts, deadline: responsible, responsible: deadline } : parts;
}
