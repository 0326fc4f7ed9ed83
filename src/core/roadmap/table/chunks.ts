import type { Block, Table } from './blocks.ts';
import { cleanText, flat } from './clean.ts';
import { type Columns, settled } from './columns.ts';
import { type Grid, type GridRow, gridOf, spoken } from './grid.ts';
import { guessedColumns } from './guess.ts';
import { headerOf } from './header.ts';
import { unnumbered } from './likeness.ts';
import { type Line, linesOf } from './lines.ts';
import { opensSection } from './sections.ts';
import { isMonth } from './time-words.ts';

/** Rows of data under one set of columns, from one table or from several that go on. */
export interface Chunk {
  readonly columns: Columns;
  readonly lines: Line[];
  /** Lines of the document above it. */
  readonly before: readonly string[];
}

interface Walk {
  readonly chunks: Chunk[];
  /** Lines so far, and those since the last table. */
  readonly above: string[];
  since: string[];
}

/** Tables with a heading, each with those that continue it; when there is none, tables whose columns speak for themselves. */
export function chunksOf(blocks: readonly Block[]): readonly Chunk[] {
  const headed = walked(blocks, (grid) => {
    const header = headerOf(grid);
    return header === undefined
      ? undefined
      : { columns: settled(header.columns), above: header.above, data: header.data };
  });
  if (headed.length > 0) return headed;
  return walked(blocks, (grid) => {
    const columns = guessedColumns(grid);
    return columns === undefined ? undefined : { columns, above: 0, data: 0 };
  });
}

interface Opening {
  readonly columns: Columns;
  readonly above: number;
  readonly data: number;
}

function walked(blocks: readonly Block[], opening: (grid: Grid) => Opening | undefined): readonly Chunk[] {
  const walk: Walk = { chunks: [], above: [], since: [] };
  for (const block of blocks) {
    if (block.kind === 'text') walk.since.push(...linesIn(block));
    else table(walk, gridOf(block), opening);
  }
  withFirstHeading(walk.chunks);
  return walk.chunks;
}

/** «1. …» above the first table, which could be more of the title, is a heading where «2. …» stands above a later one. */
function withFirstHeading(chunks: readonly Chunk[]): void {
  const [first] = chunks;
  const above = first?.before.findLast((text) => /\p{L}/u.test(text)) ?? '';
  const later = chunks.flatMap(({ lines }) => lines).find(({ alone }) => alone !== undefined);
  if (first === undefined || later?.alone === undefined || first.lines[0] === later) return;
  if (!/^1\.?\s/u.test(`${unnumbered(above).number} `) || !/^2\.?\s/u.test(`${unnumbered(later.alone).number} `))
    return;
  first.lines.unshift({ parts: {}, alone: above, bold: true, afterBreak: false, exact: true });
}

function table(walk: Walk, grid: Grid, opening: (grid: Grid) => Opening | undefined): void {
  const opened = opening(grid);
  const last = walk.chunks.at(-1);
  if (opened !== undefined) {
    walk.since.push(...grid.rows.slice(0, opened.above).flatMap(rowLines));
    const goesOn = last !== undefined && rolesOf(last.columns) === rolesOf(opened.columns);
    const chunk = goesOn ? last : { columns: opened.columns, lines: [], before: [...walk.above, ...walk.since] };
    if (!goesOn) walk.chunks.push(chunk);
    extend(
      walk,
      chunk,
      linesOf(grid, grid.rows.slice(opened.data), opened.columns),
      walk.chunks.length > 1 || goesOn ? 'headed' : 'first',
    );
  } else if (last !== undefined && continues(grid, last.columns)) {
    extend(walk, last, linesOf(grid, grid.rows, last.columns), 'torn');
  } else {
    walk.since.push(...grid.rows.flatMap(rowLines), '');
  }
}

const rolesOf = ({ columns }: Columns): string => columns.map((column) => column.role).join();

/**
 * Adds rows to a chunk. A line of text above a table with a heading is a heading of the roadmap; above the first table, and
 * above one that just goes on, it must look like one: it may be a title, or the running head of a page.
 */
function extend(walk: Walk, chunk: Chunk, lines: readonly Line[], place: 'first' | 'headed' | 'torn'): void {
  const found = headingIn(walk);
  const sure = found !== undefined && (opensSection(found) || (place === 'torn' && isMonth(found)));
  const heading = place === 'headed' || sure ? found : undefined;
  if (heading !== undefined)
    chunk.lines.push({ parts: {}, alone: heading, bold: true, afterBreak: false, exact: true });
  const [first, ...rest] = lines;
  if (first !== undefined)
    chunk.lines.push({ ...first, afterBreak: place !== 'first' && heading === undefined }, ...rest);
  walk.above.push(...walk.since);
  walk.since = [];
}

function headingIn({ since, above }: Walk): string | undefined {
  const line = since.findLast((text) => /\p{L}/u.test(text));
  const plain = line !== undefined && line.length <= 200 && !/_{3}|^продолжение|^приложение|[.;]$/iu.test(line);
  return plain && !above.includes(line) ? line : undefined;
}

/** As wide as the table before it. */
function continues(grid: Grid, { columns }: Columns): boolean {
  const width = Math.max(0, ...columns.map((column) => column.to));
  if (!grid.exact) return grid.rows.some((row) => row.slots.length >= Math.max(2, columns.length - 1));
  const even = grid.rows.filter((row) => row.slots.length === columns.length).length;
  return grid.width === width || even * 2 > grid.rows.length;
}

export const linesIn = (block: Block): readonly string[] =>
  block.kind === 'text' ? cleanText(block.text).split('\n') : [...tableLines(block), ''];

const tableLines = (block: Table): readonly string[] => gridOf(block).rows.flatMap(rowLines);

/** A row that is not data, as lines of text. */
const rowLines = (row: GridRow): readonly string[] => spoken(row).flatMap((slot) => slot.text.split('\n').map(flat));
