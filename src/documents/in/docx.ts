import type { Block, Cell, Row, Table } from '#core/roadmap/table/blocks.ts';
import { type Labels, labelsOf } from './numbering.ts';
import { isBold, wordsOf } from './runs.ts';
import { Unreadable } from './unreadable.ts';
import { attribute, childOf, type Element, treeOf } from './xml.ts';
import type { Zip } from './zip.ts';

/** Subtrees that hold no words of the document. */
const silent: ReadonlySet<string> = new Set([
  'sectPr',
  'tblPr',
  'tblGrid',
  'delText',
  'instrText',
  'footnoteReference',
  'commentRangeStart',
  'commentRangeEnd',
  'proofErr',
  'rFonts',
  'sz',
  'szCs',
  'lang',
  'color',
  'tcW',
  'tcBorders',
  'spacing',
  'ind',
  'jc',
]);

const mostCells = 40_000;

/** Paragraphs and tables of a Word document, with its automatic numbers written out. */
export function docxBlocks(zip: Zip): readonly Block[] {
  const main = zip.names.find((name) => /^word\/document\d*\.xml$/u.test(name));
  const bytes = main === undefined ? undefined : zip.read(main);
  if (bytes === undefined) throw new Unreadable('broken');
  const body = childOf(childOf(treeOf(bytes, silent), 'document'), 'body');
  if (body === undefined) throw new Unreadable('broken');
  const part = (name: string): Element | undefined => {
    const read = zip.read(name);
    return read === undefined ? undefined : treeOf(read, new Set(['latentStyles']));
  };
  const context: Context = { label: labelsOf(part('word/numbering.xml'), part('word/styles.xml')), cells: { seen: 0 } };
  return unwrapped(body).flatMap((element) => blockOf(element, context));
}

interface Context {
  readonly label: Labels;
  readonly cells: { seen: number };
}

const wrappers: ReadonlySet<string> = new Set(['sdt', 'sdtContent', 'customXml', 'ins', 'moveTo', 'smartTag']);

/** Children, those inside content controls and tracked insertions included. */
const unwrapped = (element: Element): readonly Element[] =>
  element.children.flatMap((child) => (wrappers.has(child.name) ? unwrapped(child) : [child]));

function blockOf(element: Element, context: Context): readonly Block[] {
  if (element.name === 'tbl') return [tableOf(element, context)];
  return element.name === 'p' ? [{ kind: 'text', text: paragraph(element, context) }] : [];
}

const paragraph = (element: Element, { label }: Context): string => `${label(element)}${wordsOf(element)}`;

function tableOf(element: Element, context: Context): Table {
  const rows = unwrapped(element).filter((child) => child.name === 'tr' && !isDeleted(child));
  return { kind: 'table', exact: true, rows: rows.map((row) => rowOf(row, context)) };
}

const isDeleted = (row: Element): boolean => childOf(childOf(row, 'trPr'), 'del') !== undefined;

function rowOf(element: Element, context: Context): Row {
  const before = Number(attribute(childOf(childOf(element, 'trPr'), 'gridBefore'), 'val') ?? 0);
  const cells = unwrapped(element)
    .filter((child) => child.name === 'tc')
    .map((cell) => cellOf(cell, context));
  return { cells: before > 0 ? [{ text: '', span: span(before) }, ...cells] : cells };
}

const widest = 64;

const span = (value: number): number => (Number.isInteger(value) ? Math.min(Math.max(value, 1), widest) : 1);

function cellOf(element: Element, context: Context): Cell {
  context.cells.seen += 1;
  if (context.cells.seen > mostCells) throw new Unreadable('too-large');
  const properties = childOf(element, 'tcPr');
  const merge = childOf(properties, 'vMerge');
  const below = merge !== undefined && attribute(merge, 'val') !== 'restart';
  const contents = unwrapped(element).flatMap((child) =>
    blockOf(child, below ? { ...context, label: () => '' } : context),
  );
  const tables = contents.filter((block) => block.kind === 'table');
  const bold = isBold(element);
  return {
    text: contents.map((block) => (block.kind === 'text' ? block.text : tableText(block))).join('\n'),
    span: span(Number(attribute(childOf(properties, 'gridSpan'), 'val') ?? 1)),
    ...(below ? { below } : {}),
    ...(bold ? { bold } : {}),
    ...(tables.length > 0 ? { tables } : {}),
  };
}

const tableText = (table: Table): string =>
  table.rows.map((row) => row.cells.map((cell) => cell.text.replace(/\n/gu, ' ')).join(' ')).join('\n');
