import type { FileSheet } from '#core/files/sheet.ts';
import type { SheetRow } from './sheet.ts';
import { Unreadable } from './unreadable.ts';
import { sheetsOf } from './xlsx.ts';
import { openZip } from './zip.ts';

const mostCharacters = 1_000_000;

/** Every visible sheet, its rows as texts by column. Throws Unreadable. */
export function sheetsIn(bytes: Uint8Array): readonly FileSheet[] {
  const sheets = sheetsOf(openZip(bytes)).map(({ rows }) => ({ rows: rows.map(fileRow) }));
  const size = sheets.flatMap(({ rows }) => rows).reduce((sum, { cells }) => sum + cells.join(' ').length, 0);
  if (size > mostCharacters) throw new Unreadable('too-large');
  return sheets;
}

function fileRow({ row, cells }: SheetRow): FileSheet['rows'][number] {
  const width = cells.reduce((most, { column }) => Math.max(most, column), 0);
  const texts = new Map(cells.map(({ column, text }) => [column, text]));
  return { row, cells: Array.from({ length: width }, (_, index) => texts.get(index + 1) ?? '') };
}
