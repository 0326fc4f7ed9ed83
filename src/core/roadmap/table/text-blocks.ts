import type { Block, Row } from './blocks.ts';
import { cleanText, flat, marksBold } from './clean.ts';
import { headings, splitter } from './delimited.ts';
import { isNumber, looksAssigned, startsLow, unnumbered } from './likeness.ts';
import { unquoted } from './quoted.ts';
import { stacked } from './stacked.ts';
import { isMonth } from './time-words.ts';

type Cells = readonly string[];

/** Plain text into paragraphs and tables. Rows broken over several lines are put together by the width of the heading. */
export function textBlocks(text: string): readonly Block[] {
  const lines = unquoted(text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n')).split('\n');
  const split = splitter(lines);
  const stack = split === undefined ? stacked(lines) : undefined;
  if (stack !== undefined) return [...stack.before.map((line): Block => ({ kind: 'text', text: line })), stack.table];
  const blocks: Block[] = [];
  const open: Open = { rows: [], width: 0, gap: false };
  for (const [index, line] of lines.entries()) {
    const cells = split?.(line)?.map(unwrapped);
    const followed = split?.(lines[index + 1] ?? '') !== undefined;
    if (cells === undefined ? plain(open, line, followed) : tabular(open, cells)) continue;
    blocks.push(...closed(open), { kind: 'text', text: cleanText(line) });
    open.rows = [];
  }
  return [...blocks, ...closed(open)];
}

interface TextRow {
  cells: Cells;
  readonly afterBreak: boolean;
  readonly section?: boolean;
}

/** The table being read. */
interface Open {
  rows: TextRow[];
  /** Cells of the last row of headings. */
  width: number;
  /** An empty line has just been passed. */
  gap: boolean;
}

function closed({ rows, width }: Open): readonly Block[] {
  const cellsOf = ({ cells, section }: TextRow): Row['cells'] =>
    cells.map((text) => ({ text, bold: marksBold(text), span: section ? Math.max(2, width) : 1 }));
  return rows.length === 0
    ? []
    : [{ kind: 'table', exact: false, rows: rows.map((row) => ({ cells: cellsOf(row), afterBreak: row.afterBreak })) }];
}

const unwrapped = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/su, '$1')
    .replace(/""/gu, '"');

const isRule = (cells: Cells): boolean =>
  cells.every((cell) => /^[\s:=_+-]*$/u.test(cell)) && cells.some((cell) => /[-=_]/u.test(cell));

function tabular(open: Open, cells: Cells): true {
  const { gap } = open;
  open.gap = false;
  if (isRule(cells)) return true;
  // After a line of text narrower rows are another table, not broken rows of the one before.
  if (open.rows.length === 0 && cells.length < open.width - 1) open.width = 0;
  if (headings(cells) >= (open.width === 0 ? 2 : 3)) open.width = cells.length;
  const last = open.rows.at(-1);
  if (last !== undefined && !gap && !last.section && continuesRow(last.cells, cells, open.width)) {
    last.cells = spliced(last.cells, cells);
  } else {
    open.rows.push({ cells, afterBreak: gap });
  }
  return true;
}

/** The line ends a cell of the row before it: together they have no more cells than the heading, and it opens no row. */
function continuesRow(before: Cells, cells: Cells, width: number): boolean {
  const [first = ''] = cells;
  const fits = width > 0 && before.length - 1 + cells.length <= width && cells.length < width;
  return fits && first.trim() !== '' && !isNumber(cleanText(first)) && !marksBold(first);
}

const spliced = (before: Cells, cells: Cells): Cells => [
  ...before.slice(0, -1),
  [before.at(-1) ?? '', cells[0] ?? ''].filter((text) => text !== '').join('\n'),
  ...cells.slice(1),
];

/** A line without cells: a gap, a page number, a heading inside the table, or more of the last cell. False ends the table. */
function plain(open: Open, line: string, followed: boolean): boolean {
  const last = open.rows.at(-1);
  if (last === undefined) return false;
  const text = cleanText(line);
  if (text === '' || /^\d{1,3}$/u.test(text)) {
    open.gap = true;
  } else if (isSection(line, text)) {
    open.gap = false;
    open.rows.push({ cells: [line], afterBreak: false, section: true });
  } else {
    const more =
      last.cells.length < open.width || startsLow(text) || looksAssigned(text) || unnumbered(text).text !== text;
    if (open.gap || last.section || /_{3}/u.test(text)) return false;
    if (!more && followed) open.rows.push({ cells: [line], afterBreak: false, section: true });
    if (!more) return followed;
    last.cells = spliced(last.cells, [text]);
  }
  return true;
}

const isSection = (line: string, text: string): boolean =>
  marksBold(line) ||
  isMonth(text) ||
  /^(?:[IVXІХ]{1,5}[.)]\s|(?:раздел|блок|этап|направление|модуль)\s+[№\dIVXІХ])/iu.test(flat(text));
