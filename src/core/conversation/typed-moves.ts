import { fold } from '#core/kernel/fold.ts';
import type { Question } from './form.ts';
import { type Move, moveWords } from './form-moves.ts';
import { plain } from './options.ts';

const moves = Object.entries(moveWords) as readonly [Move, string][];

/**
 * The button that was typed instead of pressed: the whole message is its word. Words of an option answer, and «готово» is a move
 * only where there is such a button: elsewhere it may well be the answer.
 */
export function moveTyped(question: Pick<Question<unknown>, 'options' | 'several'>, words: string): Move | undefined {
  const typed = fold(words);
  if (question.options.some(({ label }) => fold(plain(label)) === typed)) return undefined;
  const move = moves.find(([, word]) => word === typed)?.[0];
  return move === 'ready' && !question.several ? undefined : move;
}
