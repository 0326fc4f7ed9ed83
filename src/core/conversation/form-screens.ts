import { lines, say, type Text } from '#core/kernel/text.ts';
import type { Next } from './advance.ts';
import { courseOf, type Stop } from './course.ts';
import type { AnyForm } from './form.ts';
import { choicesOf } from './form-buttons.ts';
import { keyboardOf, type Move, moveWords } from './form-moves.ts';
import { reviewScreen } from './form-review.ts';
import type { FormSession } from './form-session.ts';
import { answerWords, noticeWords, sectionAt } from './form-words.ts';
import type { Screen } from './screen.ts';

export interface QuestionView extends Partial<Omit<Extract<Next, { kind: 'ask' }>, 'kind' | 'key'>> {
  readonly page?: number;
}

/**
 * A question with its place («3 из 8»), its likely answers, and the way back, past, out and to the end. `course` is given where
 * it is known already. The review, where the question does not apply.
 */
export function questionScreen(
  form: AnyForm,
  session: Pick<FormSession, 'id' | 'said'>,
  key: string,
  view: QuestionView = {},
  course: readonly Stop[] = courseOf(form, session.said),
): Screen {
  const stop = course.find(({ step }) => step.key === key);
  if (!stop) return reviewScreen(form, session, 0, course);
  const { question } = stop.step;
  const choices = choicesOf(session, stop, view);
  const { rows, typed } = keyboardOf(form, session, course, { stop, choices });
  return {
    text: lines(
      ...(view.notice ? [noticeWords(view.notice, course), ''] : []),
      course.length > 1 ? `${form.title} · ${course.indexOf(stop) + 1} из ${course.length}` : form.title,
      sectionAt(stop),
      '',
      ...(view.complaint ? [view.complaint, ''] : []),
      question.text,
      question.help,
      ...(choices.listed ? ['', choices.listed] : []),
      ...earlier(stop),
      ...(typed.length > 0 ? ['', typedWords(typed)] : []),
    ),
    rows,
  };
}

/** Ticks show themselves. */
const earlier = (stop: Stop): readonly (Text | string)[] =>
  !stop.said || stop.said.skipped || stop.said.ticking ? [] : ['', say`Сейчас: ${answerWords(stop)}`];

const typedWords = (moves: readonly Move[]): string =>
  `Можно написать: ${moves.map((move) => `«${moveWords[move]}»`).join(', ')}.`;
