/** A programme as a paper (forms.md, section 4): every field is ready to print. */
export interface ProgrammePaper {
  readonly organisation: string;
  /** «Утверждена» with the day; empty lines to fill in where it is not yet. */
  readonly approval: string;
  /** Form, kinds, participants with their positions, term, directions and so on, a line each. */
  readonly about: readonly { readonly label: string; readonly words: string }[];
  /** «Анализ профессиональных трудностей…», «Вхождение в должность», «Направления профессионального развития». */
  readonly sections: readonly { readonly title: string; readonly rows: readonly ProgrammeRow[] }[];
  readonly signers: readonly { readonly position: string; readonly name: string }[];
}

/** № · проект, задание · срок · планируемый результат · фактический результат · оценка наставника. */
export type ProgrammeRow = readonly [
  number: string,
  task: string,
  due: string,
  expected: string,
  actual: string,
  assessment: string,
];

/** Pure rendering, implemented outside the core. */
export interface ProgrammePapers {
  readonly programme: (paper: ProgrammePaper) => Promise<Uint8Array>;
}
