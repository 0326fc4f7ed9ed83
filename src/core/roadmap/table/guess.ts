import type { Columns } from './columns.ts';
import type { Grid } from './grid.ts';
import type { Column } from './header.ts';
import type { Role } from './headings.ts';
import { isNumber, looksAssigned, looksDated } from './likeness.ts';

const fewestRows = 3;

/** The columns of a table without a heading, by what stands in them. Undefined unless one of them is plainly deadlines. */
export function guessedColumns(grid: Grid): Columns | undefined {
  const rows = grid.rows.filter((row) => row.slots.length === grid.width);
  if (rows.length < fewestRows || grid.width < 2) return undefined;
  const texts = Array.from({ length: grid.width }, (_, at) => rows.map((row) => row.slots[at]?.text ?? ''));
  const roles = texts.map((column) => roleIn(column));
  const longest = texts.map((column, at) => (roles[at] === 'other' ? lengthOf(column) : 0));
  const title = longest.indexOf(Math.max(...longest));
  const deadline = roles.indexOf('deadline');
  if (deadline < 0 || (longest[title] ?? 0) < 8) return undefined;
  const columns: readonly Column[] = roles.map((role, at) => ({
    role: at === title ? 'title' : once(role, at, roles),
    heading: '',
    from: at,
    to: at + 1,
  }));
  return { columns, grouped: false, leading: false };
}

const once = (role: Role, at: number, roles: readonly Role[]): Role => (roles.indexOf(role) === at ? role : 'other');

function roleIn(column: readonly string[]): Role {
  const filled = column.filter((text) => text !== '');
  const share = (test: (text: string) => boolean): number => filled.filter(test).length / Math.max(1, column.length);
  if (share(isNumber) > 0.6) return 'number';
  if (share((text) => text.length <= 80 && looksDated(text)) >= 0.6) return 'deadline';
  return share((text) => text.length <= 120 && looksAssigned(text)) >= 0.6 && lengthOf(column) < 60
    ? 'responsible'
    : 'other';
}

const lengthOf = (column: readonly string[]): number =>
  column.reduce((sum, text) => sum + text.length, 0) / Math.max(1, column.length);
