/** The bank as a paper: one table per side, every cell ready to print. */
export interface BankPaper {
  readonly organisation: string;
  /** The day it is for, in words. */
  readonly asOf: string;
  readonly tables: readonly BankTable[];
}

export interface BankTable {
  readonly title: string;
  readonly columns: readonly BankColumn[];
  readonly rows: readonly (readonly string[])[];
}

export interface BankColumn {
  readonly title: string;
  /** Parts of the width of the page or of the sheet. */
  readonly width: number;
}

/** Papers made of the bank; pure rendering, implemented outside the core. */
export interface BankPapers {
  readonly docx: (paper: BankPaper) => Promise<Uint8Array>;
  readonly xlsx: (paper: BankPaper) => Promise<Uint8Array>;
}
