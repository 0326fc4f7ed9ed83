/** Something the operator can mend. `message` is a Russian sentence, shown as it is and without a stack. */
export class DatabaseProblem extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'DatabaseProblem';
  }
}
