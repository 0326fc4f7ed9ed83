import { shownDate } from './excel-date.ts';
import { cellAt } from './merges.ts';
import type { CellFormat } from './sheet-parts.ts';
import { Unreadable } from './unreadable.ts';
import { type Attributes, walkXml } from './xml.ts';

export interface SheetCell {
  readonly column: number;
  readonly text: string;
  readonly bold: boolean;
}

/** A row that says something; numbers count from one, as in the program. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly SheetCell[];
}

export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly CellFormat[];
  /** The calendar of old Macs: days count from 1904. */
  readonly from1904: boolean;
}

const mostRows = 3000;
const mostColumns = 64;

export function sheetRows(bytes: Uint8Array, context: SheetContext): readonly SheetRow[] {
  const rows: { row: number; cells: SheetCell[] }[] = [];
  const none: Attributes = {};
  const state = { row: 0, column: 0, attributes: none, words: '', within: '' };
  walkXml(bytes, {
    open: (name, attributes) => {
      if (name === 'row') [state.row, state.column] = [Number(attributes.r ?? state.row + 1), 0];
      if (name === 'c') {
        Object.assign(state, { column: cellAt(attributes.r ?? '')?.column ?? state.column + 1, attributes, words: '' });
      }
      if (name === 'v' || name === 't') state.within = name;
    },
    text: (text) => {
      if (state.within !== '') state.words += text;
    },
    close: (name) => {
      if (name === state.within) state.within = '';
      if (name !== 'c' || state.column > mostColumns) return;
      const format = context.formats[Number(state.attributes.s ?? 0)];
      const text = shown(state.words, state.attributes.t, format, context);
      if (text.trim() === '') return;
      const last = rows.at(-1);
      const cell = { column: state.column, text, bold: format?.bold ?? false };
      if (last?.row === state.row) last.cells.push(cell);
      else rows.push({ row: state.row, cells: [cell] });
      if (rows.length > mostRows) throw new Unreadable('too-large');
    },
  });
  return rows;
}

/** A value as the program shows it; formulas count with their last result, errors as nothing. */
function shown(value: string, type: string | undefined, format: CellFormat | undefined, context: SheetContext): string {
  if (type === 's') return context.strings[Number(value)] ?? '';
  if (type === 'e') return '';
  if (type === 'b') return value === '1' ? 'да' : 'нет';
  if (type === 'd') return shownDate(value, format?.date ?? 'dd.mm.yyyy');
  const number = Number(value);
  if (type !== undefined && type !== 'n') return value;
  if (value.trim() === '' || Number.isNaN(number)) return value;
  if (format?.date !== undefined) return shownDate(number + (context.from1904 ? 1462 : 0), format.date);
  return String(Number(number.toPrecision(12)));
}
