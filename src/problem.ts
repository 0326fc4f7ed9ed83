/** Something outside the program that the operator can mend. `message` is a Russian sentence, shown without a stack. */
export class OperatorProblem extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'OperatorProblem';
  }
}

/** The sentence of a failure the operator can mend; undefined for a bug. */
export const sentenceOf = (error: unknown): string | undefined =>
  error instanceof Error && ['OperatorProblem', 'DatabaseProblem'].includes(error.name) ? error.message : undefined;
