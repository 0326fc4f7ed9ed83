/** A certificate, every line ready to print; nothing on it says whether a man or a woman holds it. */
export interface CertificatePaper {
  readonly organisation: string;
  readonly title: string;
  readonly number: string;
  /** What it is for, in a line under the title. */
  readonly about: string;
  readonly person: string;
  readonly position: string;
  /** «Срок», «Форма», «Направления», «По журналу». */
  readonly facts: readonly { readonly label: string; readonly words: string }[];
  readonly signer: { readonly position: string; readonly name: string };
  readonly issuedOn: string;
}

/** What the school's site says of a closed programme (П1 8.2). */
export interface SitePaper {
  readonly organisation: string;
  readonly title: string;
  readonly sections: readonly { readonly label: string; readonly lines: readonly string[] }[];
}

/** Pure rendering, implemented outside the core. */
export interface ClosingPapers {
  readonly certificate: {
    readonly docx: (paper: CertificatePaper) => Promise<Uint8Array>;
    readonly png: (paper: CertificatePaper) => Uint8Array;
  };
  readonly site: {
    readonly docx: (paper: SitePaper) => Promise<Uint8Array>;
    readonly txt: (paper: SitePaper) => Uint8Array;
  };
}

export interface ClosingDeps {
  readonly papers: ClosingPapers;
}
