import type { Block, Table } from './blocks.ts';
import { type Chunk, chunksOf, linesIn } from './chunks.ts';
import type { Draft } from './draft.ts';
import { draftsOf } from './drafts.ts';
import { gridOf } from './grid.ts';
import { headerOf } from './header.ts';
import { isPlan, listDrafts } from './list.ts';

export interface DocumentDrafts {
  readonly drafts: readonly Draft[];
  readonly sections: number;
  /** The lines above the roadmap: its title, its order, its stamps. */
  readonly before: readonly string[];
}

/** The stages of all tables of a document that belong to its roadmap; without a table, of its list. */
export function documentDrafts(blocks: readonly Block[]): DocumentDrafts {
  const chunks = belonging(chunksOf(blocks.flatMap(unpacked)));
  const read1 = chunks.map((chunk, index) => draftsOf(chunk.lines, chunk.columns, index * 1000));
  const drafts = read1.flatMap((one) => one.drafts);
  if (drafts.length > 0) {
    return { drafts, sections: read1.reduce((sum, one) => sum + one.sections, 0), before: chunks[0]?.before ?? [] };
  }
  return listed(blocks.flatMap(linesIn));
}

function listed(lines: readonly string[]): DocumentDrafts {
  const { drafts, sections, start } = listDrafts(lines);
  return isPlan(drafts)
    ? { drafts, sections, before: lines.slice(0, start) }
    : { drafts: [], sections: 0, before: lines };
}

/** When some tables have deadlines, those without are about something else: risks, indicators, staff. */
function belonging(chunks: readonly Chunk[]): readonly Chunk[] {
  const best = Math.max(0, ...chunks.map(worth));
  return chunks.filter((chunk) => worth(chunk) * 2 >= best);
}

function worth({ columns }: Chunk): number {
  const roles = new Set(columns.columns.map((column) => column.role));
  const dated = roles.has('deadline') || roles.has('both') || roles.has('end');
  return (dated ? 4 : 0) + (roles.has('responsible') || roles.has('both') ? 2 : 0) + 1;
}

/** A table without a heading may hold the roadmap in one of its cells. */
function unpacked(block: Block): readonly Block[] {
  if (block.kind === 'text' || headerOf(gridOf(block)) !== undefined) return [block];
  const inner: readonly Table[] = block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.tables ?? []));
  return [block, ...inner.flatMap(unpacked)];
}
