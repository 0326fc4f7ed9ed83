/** The library as a paper for the site: passports of approved practices, every line ready to print. */
export interface PracticesPaper {
  readonly organisation: string;
  /** The day it is for, in words. */
  readonly asOf: string;
  readonly practices: readonly PracticePassport[];
}

export interface PracticePassport {
  readonly title: string;
  readonly rows: readonly { readonly label: string; readonly words: string }[];
}

/** Pure rendering, implemented outside the core. */
export interface PracticePapers {
  readonly practices: (paper: PracticesPaper) => Promise<Uint8Array>;
}
