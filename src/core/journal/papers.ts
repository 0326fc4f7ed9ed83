/** A table as a paper: every field is ready to print. */
export interface TablePaper {
  readonly organisation: string;
  readonly title: string;
  /** Lines between the title and the table: whose it is, by which order, for which days. */
  readonly about: readonly string[];
  /** Shares are of a hundred. */
  readonly columns: readonly { readonly title: string; readonly share: number }[];
  readonly rows: readonly (readonly string[])[];
  /** Under the table: what the figures mean. */
  readonly notes: readonly string[];
  /** Who signs under it, a line each; the name is printed beside the line. */
  readonly signers: readonly { readonly position: string; readonly name: string }[];
}

/** Papers made of the journal; pure rendering, implemented outside the core. */
export interface JournalPapers {
  readonly docx: (paper: TablePaper) => Promise<Uint8Array>;
  readonly xlsx: (paper: TablePaper) => Promise<Uint8Array>;
}
