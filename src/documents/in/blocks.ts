import type { Block } from '#core/roadmap/table/blocks.ts';
import { textBlocks } from '#core/roadmap/table/text-blocks.ts';
import { docxBlocks } from './docx.ts';
import type { Format } from './sniff.ts';
import { decodeText } from './text.ts';
import { Unreadable } from './unreadable.ts';
import { xlsxBlocks } from './xlsx.ts';
import { openZip } from './zip.ts';

const mostCharacters = 1_000_000;

/** A document of any format as paragraphs and tables. Throws Unreadable. */
export function documentBlocks(bytes: Uint8Array, format: Format): readonly Block[] {
  const blocks = blocksIn(bytes, format);
  if (blocks.reduce((sum, block) => sum + size(block), 0) > mostCharacters) throw new Unreadable('too-large');
  return blocks;
}

function blocksIn(bytes: Uint8Array, format: Format): readonly Block[] {
  switch (format) {
    case 'docx':
      return docxBlocks(openZip(bytes));
    case 'xlsx':
      return xlsxBlocks(openZip(bytes));
    case 'text':
      if (bytes.length > mostCharacters * 2) throw new Unreadable('too-large');
      return textBlocks(decodeText(bytes));
  }
}

const size = (block: Block): number =>
  block.kind === 'text'
    ? block.text.length
    : block.rows.reduce((sum, row) => sum + row.cells.reduce((total, cell) => total + cell.text.length + 1, 0), 0);
