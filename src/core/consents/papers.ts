/** A consent to be signed: every field is ready to print, blank lines are left for what the bot never asks for. */
export interface ConsentPaper {
  readonly organisation: string;
  readonly title: string;
  /** «Ф. И. О.» of whoever signs, in full; a guardian signs for a pupil named here. */
  readonly person: string;
  readonly position: string;
  readonly guardian: boolean;
  /** Lines to fill in by hand, such as the address and the passport (152-FZ, art. 9, part 4). */
  readonly blanks: readonly string[];
  readonly sections: readonly { readonly label: string; readonly words: string }[];
  /** «Текст версии 1; предварительно дано в боте…», under the signature. */
  readonly note: string;
}

/** Papers made of consents; pure rendering, implemented outside the core. */
export interface ConsentPapers {
  /** One .docx, each paper from a new page. */
  readonly consents: (papers: readonly ConsentPaper[]) => Promise<Uint8Array>;
}
