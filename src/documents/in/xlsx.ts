import type { Block, Cell, Row } from '#core/roadmap/table/blocks.ts';
import { type Merges, mergesIn } from './merges.ts';
import { type SheetRow, sheetRows } from './sheet.ts';
import { formatsIn, sharedStrings } from './sheet-parts.ts';
import { Unreadable } from './unreadable.ts';
import { attributeIn, walkXml } from './xml.ts';
import type { Zip } from './zip.ts';

export interface Sheet {
  readonly rows: readonly SheetRow[];
  readonly merges: Merges;
}

/** The visible sheets of a workbook in order, cells as they are shown. */
export function sheetsOf(zip: Zip): readonly Sheet[] {
  const workbook = zip.read('xl/workbook.xml');
  if (workbook === undefined) throw new Unreadable('broken');
  const { paths, from1904 } = visible(workbook, targets(zip));
  const strings = sharedStrings(zip.read('xl/sharedStrings.xml'));
  const formats = formatsIn(zip.read('xl/styles.xml'));
  return paths.flatMap((path) => {
    const bytes = zip.read(path);
    return bytes === undefined
      ? []
      : [{ rows: sheetRows(bytes, { strings, formats, from1904 }), merges: mergesIn(bytes) }];
  });
}

/** Each sheet as a table. */
export const xlsxBlocks = (zip: Zip): readonly Block[] =>
  sheetsOf(zip)
    .filter((sheet) => sheet.rows.length > 0)
    .map((sheet) => ({ kind: 'table', exact: true, rows: tableRows(sheet) }));

function tableRows({ rows, merges }: Sheet): readonly Row[] {
  const columns = rows.flatMap((row) => row.cells.map((cell) => cell.column));
  const first = columns.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const last = columns.reduce((a, b) => Math.max(a, b), 0);
  return rows.map((row) => ({ cells: cellsOf(row, merges, first, last) }));
}

function cellsOf(row: SheetRow, merges: Merges, first: number, last: number): readonly Cell[] {
  const texts = new Map(row.cells.map((cell) => [cell.column, cell]));
  const cells: Cell[] = [];
  for (let column = first; column <= last; ) {
    const merge = merges.at(row.row, column);
    const span = merge === undefined ? 1 : Math.min(merge.right, last) - column + 1;
    const cell = texts.get(column);
    const below = merge !== undefined && merge.top < row.row;
    cells.push({
      text: below ? '' : (cell?.text ?? ''),
      span,
      ...(below ? { below } : {}),
      ...(cell?.bold ? { bold: true } : {}),
    });
    column += span;
  }
  return cells;
}

/** Paths of parts by their relation to the workbook. */
function targets(zip: Zip): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const bytes = zip.read('xl/_rels/workbook.xml.rels');
  if (bytes === undefined) return paths;
  walkXml(bytes, {
    open: (name, attributes) => {
      const target = attributes.Target ?? '';
      if (name === 'Relationship')
        paths.set(attributes.Id ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  return paths;
}

function visible(
  workbook: Uint8Array,
  paths: ReadonlyMap<string, string>,
): { readonly paths: readonly string[]; readonly from1904: boolean } {
  const found: string[] = [];
  const seen = { from1904: false };
  walkXml(workbook, {
    open: (name, attributes) => {
      if (name === 'workbookPr') seen.from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      const path = paths.get(attributeIn(attributes, 'id') ?? '');
      if (name === 'sheet' && path !== undefined && (attributes.state ?? 'visible') === 'visible') found.push(path);
    },
  });
  return { paths: found, from1904: seen.from1904 };
}
