/** A petition to print and sign: «заявление». */
export interface PetitionPaper {
  readonly organisation: string;
  readonly person: string;
  readonly position: string;
  /** What it asks for, in its author's words or in the words of its kind, a paragraph each. */
  readonly paragraphs: readonly string[];
  /** «Отправлено в боте …», under the signature. */
  readonly note: string;
}

/** Pure rendering, implemented outside the core. */
export interface PetitionPapers {
  readonly petition: (paper: PetitionPaper) => Promise<Uint8Array>;
}
