import type { Question } from '#core/conversation/form.ts';
import { checked, choice, optional, words } from '#core/conversation/questions.ts';
import type { Text } from '#core/kernel/text.ts';
import { kindWords, labelsFault, labelsIn, longest, optionsWith, rangeIn, scaleFault } from './item-words.ts';
import type { Unkeyed } from './own-edit.ts';
import type { ItemKind } from './questionnaire.ts';

/** What a curator is asked about a question: a template asks the same in its columns. */

export const kindQuestion = (question: string) => choice(question, kindWords);

export const textQuestion = (question: string | Text) => words(question, { max: longest.text });

export const helpQuestion = (question: string) => words(question, { max: longest.help });

/** Labels through semicolons or lines. */
export const labelsQuestion = (question: string | Text): Question<string> =>
  checked(words(question, { max: 3000 }), (said) => labelsFault(labelsIn(said)));

export interface Ends {
  readonly min: number;
  readonly max: number;
}

const usual = ['1–5', '1–10', '0–3'];

export const scaleQuestion = (question: string): Question<Ends> => {
  const asked = checked(endsQuestion(question), scaleFault);
  return { ...asked, options: usual.map((label) => ({ value: label, label: [label] })) };
};

export const endsQuestion = (question: string): Question<Ends> => ({
  ...words(question, { max: 100 }),
  show: ({ text }) => {
    const ends = rangeIn(text);
    return [ends ? `${ends.min}–${ends.max}` : text];
  },
  read: ({ text }) => rangeIn(text) ?? { complaint: 'Напишите два числа через тире: сначала меньшее. Например: 1-10.' },
});

/** What belongs to a kind: asked of a new question and of one that gets another kind. */
export const shape = {
  labels: labelsQuestion('Напишите варианты через точку с запятой или каждый с новой строки.'),
  scale: scaleQuestion('От какого числа до какого шкала?'),
  ends: optional(endsQuestion('Какие числа подходят? Напишите границы, например: 0-60. Если любые, пропустите.')),
};

export const isChoice = (kind: ItemKind | undefined): boolean => kind === 'one' || kind === 'several';

export interface Shape {
  readonly kind: ItemKind;
  readonly labels?: string;
  readonly scale?: Ends;
  readonly ends?: Ends | undefined;
}

/** The kind with what belongs to it. */
export const shapeOf = ({ kind, labels, scale, ends }: Shape): Pick<Unkeyed, 'kind' | 'options' | 'min' | 'max'> => ({
  kind,
  ...(isChoice(kind) && labels !== undefined ? { options: optionsWith(labelsIn(labels)) } : {}),
  ...(kind === 'scale' && scale ? scale : {}),
  ...(kind === 'number' && ends ? ends : {}),
});
