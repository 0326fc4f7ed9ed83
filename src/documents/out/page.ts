import {
  AlignmentType,
  BorderStyle,
  Document,
  type ISectionOptions,
  LineRuleType,
  convertMillimetersToTwip as mm,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { printable } from './printable.ts';

/** How a school's paper looks: A4, Times New Roman 14, a wide left margin for the binder. */
const size = 28;
export const small = 24;
const margin = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) };
/** Between the margins. */
const width = mm(210 - 30 - 15);

export type Sheet = ISectionOptions['children'];

/** A sheet turned on its side, with narrow margins: a plan that is looked at from across a table. */
const wideMargin = { top: mm(15), bottom: mm(12), left: mm(15), right: mm(15) };
const wideWidth = mm(297 - 15 - 15);
export const wide = (children: Sheet): { readonly wide: Sheet } => ({ wide: children });

export async function page(title: string, sheets: readonly (Sheet | ReturnType<typeof wide>)[]): Promise<Uint8Array> {
  const document = new Document({
    creator: 'Система наставничества',
    title,
    styles: {
      default: {
        document: {
          run: { font: 'Times New Roman', size },
          // Said in words: LibreOffice takes a bare number for points, and large letters would lie upon each other.
          paragraph: { spacing: { line: 240, lineRule: LineRuleType.AUTO, after: 60 } },
        },
      },
    },
    sections: sheets.map((sheet) =>
      'wide' in sheet
        ? { properties: { page: { size: landscape, margin: wideMargin } }, children: sheet.wide }
        : { properties: { page: { size: upright, margin } }, children: sheet },
    ),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const upright = { width: mm(210), height: mm(297) };
/** The library turns it round itself: width and height are those of an upright sheet. */
const landscape = { ...upright, orientation: PageOrientation.LANDSCAPE };

interface Look {
  readonly bold?: boolean;
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right' | 'both';
  /** Millimetres from the left margin; a red line where `first` is set. */
  readonly indent?: number;
  readonly first?: true;
  readonly before?: number;
  readonly after?: number;
  /** Stays on the page with what follows. */
  readonly withNext?: true;
  readonly newPage?: true;
  readonly tight?: true;
}

const alignments = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  both: AlignmentType.JUSTIFIED,
} as const;

export type Words = string | readonly { readonly text: string; readonly bold?: boolean }[];

export function line(words: Words, look: Look = {}): Paragraph {
  const parts = typeof words === 'string' ? [{ text: words }] : words;
  return new Paragraph({
    alignment: alignments[look.align ?? 'left'],
    keepNext: look.withNext ?? false,
    pageBreakBefore: look.newPage ?? false,
    spacing: {
      ...(look.before === undefined ? {} : { before: look.before }),
      ...(look.after === undefined ? {} : { after: look.after }),
      // Small letters in a table would otherwise stand as far apart as ordinary ones.
      ...(look.tight && look.size ? { line: look.size * 11, lineRule: LineRuleType.EXACT } : {}),
    },
    indent: {
      ...(look.indent === undefined ? {} : { left: mm(look.indent) }),
      ...(look.first ? { firstLine: mm(12.5) } : {}),
    },
    children: parts.map(
      (part) =>
        new TextRun({
          text: printable(part.text),
          bold: ('bold' in part && part.bold === true) || look.bold === true,
          ...(look.size === undefined ? {} : { size: look.size }),
        }),
    ),
  });
}

/** A line to write on, with what belongs there under it in small letters. */
export const blank = (label: string): readonly Paragraph[] => [
  line('_'.repeat(64), { size: small, after: 0, withNext: true }),
  line(label, { size: 18, align: 'center', after: 80 }),
];

interface Column {
  readonly title: string;
  /** Of a hundred. */
  readonly share: number;
}

/** A ruled table whose head is repeated on each page and whose rows do not break. */
export const table = (columns: readonly Column[], rows: readonly (readonly string[])[]): Table =>
  ruled(columns, rows, width, small);

/** The same across a sheet turned on its side, in letters of that size (half points). */
export const wideTable = (columns: readonly Column[], rows: readonly (readonly string[])[], letters: number): Table =>
  ruled(columns, rows, wideWidth, letters);

const ruled = (
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  across: number,
  letters: number,
): Table =>
  new Table({
    width: { size: across, type: WidthType.DXA },
    columnWidths: columns.map(({ share }) => Math.round((across * share) / 100)),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title, share }) => cell(title, (across * share) / 100, letters, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: columns.map(({ share }, index) => cell(row[index] ?? '', (across * share) / 100, letters, false)),
          }),
      ),
    ],
  });

const cell = (words: string, across: number, letters: number, head: boolean): TableCell =>
  new TableCell({
    width: { size: Math.round(across), type: WidthType.DXA },
    verticalAlign: head ? VerticalAlign.CENTER : VerticalAlign.TOP,
    margins: { top: mm(1), bottom: mm(1), left: mm(1.5), right: mm(1.5) },
    children: words.split('\n').map((each) =>
      line(each, {
        size: letters,
        after: 0,
        ...(letters < small ? { tight: true as const } : {}),
        ...(head ? { align: 'center', bold: true } : {}),
      }),
    ),
  });

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none };

/** Things side by side without rules: a date and a number, a signature. Shares are of a hundred. */
export const sideBySide = (
  cells: readonly { readonly words: string; readonly share: number; readonly align?: Look['align'] }[],
): Table =>
  new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: cells.map(({ share }) => Math.round((width * share) / 100)),
    borders: noBorders,
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          ({ words, share, align = 'left' }) =>
            new TableCell({
              width: { size: Math.round((width * share) / 100), type: WidthType.DXA },
              borders: { top: none, bottom: none, left: none, right: none },
              verticalAlign: VerticalAlign.BOTTOM,
              children: words.split('\n').map((each) => line(each, { align, after: 0 })),
            }),
        ),
      }),
    ],
  });

export const dateBlank = '«___»\u00a0____________\u00a020__\u00a0г.';
