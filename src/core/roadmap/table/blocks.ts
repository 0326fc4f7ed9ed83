/** A cell as the file holds it. Paragraphs and list items stand on lines of their own, with their numbers or dashes. */
export interface Cell {
  readonly text: string;
  /** Columns of the grid that it covers; one unless said. */
  readonly span?: number;
  /** The lower part of a vertically merged cell: its text stands above. */
  readonly below?: boolean;
  readonly bold?: boolean;
  /** Tables inside the cell; their words are in `text` too. */
  readonly tables?: readonly Table[];
}

export interface Row {
  readonly cells: readonly Cell[];
  /** A page break or an empty line stands before it, so it may be the rest of the row above. */
  readonly afterBreak?: boolean;
}

export interface Table {
  readonly kind: 'table';
  readonly rows: readonly Row[];
  /** The file tells merged cells from empty ones (.docx, .xlsx); in text an empty cell may be either. */
  readonly exact: boolean;
}

export interface Paragraph {
  readonly kind: 'text';
  readonly text: string;
}

/** A document of any format, in reading order. */
export type Block = Paragraph | Table;
