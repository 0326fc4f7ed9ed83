import type { Cell, Row, Table } from './blocks.ts';
import { cleanText, marksBold } from './clean.ts';

/** One cell of a row laid on the grid, from column `at` over `span` columns. */
export interface Slot {
  readonly at: number;
  readonly span: number;
  readonly text: string;
  readonly bold: boolean;
  /** Its text stands in a row above, in the same merged cell. */
  readonly below: boolean;
}

export interface GridRow {
  readonly slots: readonly Slot[];
  readonly afterBreak: boolean;
}

export interface Grid {
  readonly rows: readonly GridRow[];
  readonly width: number;
  readonly exact: boolean;
}

/** Cells with their columns; the lower parts of a merged cell carry its text. */
export function gridOf(table: Table): Grid {
  const rows: GridRow[] = [];
  for (const row of table.rows) rows.push(laid(row, rows.at(-1)));
  const width = Math.max(0, ...rows.map(widthOf));
  return { rows, width, exact: table.exact };
}

export const widthOf = (row: GridRow): number => {
  const last = row.slots.at(-1);
  return last === undefined ? 0 : last.at + last.span;
};

/** Cells with words of their own. */
export const spoken = (row: GridRow): readonly Slot[] => row.slots.filter((slot) => slot.text !== '' && !slot.below);

function laid(row: Row, above: GridRow | undefined): GridRow {
  const slots: Slot[] = [];
  for (const cell of row.cells) {
    const before = slots.at(-1);
    slots.push(slotOf(cell, before === undefined ? 0 : before.at + before.span, above));
  }
  return { slots, afterBreak: row.afterBreak ?? false };
}

function slotOf(cell: Cell, at: number, above: GridRow | undefined): Slot {
  const upper = cell.below ? above?.slots.find((slot) => slot.at === at) : undefined;
  const text = cleanText(cell.text);
  const bold = cell.bold === true || marksBold(cell.text);
  return { at, span: cell.span ?? 1, text: upper?.text ?? text, bold, below: upper !== undefined && text === '' };
}
