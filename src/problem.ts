import { codeOf } from '#core/kernel/log.ts';

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

/**
 * What may be printed of a bug the program ends with: its code and the places it came through. An error's message and its
 * fields can hold a token (grammY's HttpError), a person's words (vk-io's APIError) or a row of the database.
 */
export function lastWords(error: unknown): string {
  const places = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return [`Программа остановлена ошибкой: ${codeOf(error)}`, ...places].join('\n');
}
