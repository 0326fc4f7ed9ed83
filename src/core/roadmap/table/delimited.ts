import { flat } from './clean.ts';
import { roleOf } from './headings.ts';

type Split = (line: string) => readonly string[] | undefined;

const byTab: Split = (line) => (line.includes('\t') ? line.split('\t') : undefined);

const byPipe: Split = (line) => {
  const framed = /^\s*[|¦]/u.test(line);
  const inner = framed ? line.trim().replace(/^[|¦]|[|¦]$/gu, '') : line;
  return /[|¦]/u.test(inner) ? inner.split(/[|¦]/u) : undefined;
};

const bySemicolon: Split = (line) => {
  const cells = line.match(/(?<=^|;)(?:"(?:[^"]|"")*"|[^;]*)(?=;|$)/gu) ?? [];
  return cells.length > 1 ? cells : undefined;
};

const bySpaces: Split = (line) => {
  const cells = line.trimEnd().split(/ {2,}/u);
  return cells.length > 1 ? cells : undefined;
};

/** How the cells of a table are parted in plain text: the first way that yields a row of headings. */
export function splitter(lines: readonly string[]): Split | undefined {
  const ways = [byTab, byPipe, bySemicolon, bySpaces];
  const headed = ways.find((way) => lines.some((line) => headings(way(line) ?? []) >= 2));
  if (headed !== undefined) return headed;
  return [byTab, byPipe].find((way) => lines.filter((line) => (way(line)?.length ?? 0) >= 3).length >= 3);
}

/** How many different kinds of columns a row of cells names. */
export function headings(cells: readonly string[]): number {
  const roles = cells.map((cell) => roleOf(flat(cell))).filter((role) => role !== undefined && role !== 'other');
  const named = cells.filter((cell) => cell.trim() !== '').length;
  return roles.length * 2 >= named && roles.some((role) => role !== 'number') ? new Set(roles).size : 0;
}
