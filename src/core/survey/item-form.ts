import { type AnyForm, isComplaint, type Step } from '#core/conversation/form.ts';
import type { Said } from '#core/conversation/form-session.ts';
import type { Candidate } from '#core/conversation/question-person.ts';
import { id } from '#core/kernel/id.ts';
import { named, type Text } from '#core/kernel/text.ts';
import { questionOf } from './item-question.ts';
import { type Item, type Questionnaire, refOf } from './questionnaire.ts';

export interface FormOptions {
  readonly title: string;
  /** Whom a question for a colleague offers. */
  readonly candidates: readonly Candidate[];
}

/** A questionnaire as a form of the engine: every kind of question, headings, conditions, what may be skipped. */
export const toForm = (questionnaire: Questionnaire, { title, candidates }: FormOptions): AnyForm => ({
  name: refOf(questionnaire),
  title,
  immediate: false,
  steps: questionnaire.items.map((item, index) => {
    const section = sectionAt(questionnaire.items, index);
    return {
      key: item.key,
      question: questionOf(item, candidates),
      when: whenOf(item),
      ...(section === undefined ? {} : { section }),
    };
  }),
});

/** The heading a question stands under: its own, else that of the last one before it. */
export const sectionAt = (items: readonly Item[], index: number): string | undefined =>
  items.slice(0, index + 1).findLast(({ section }) => section !== undefined)?.section;

const whenOf =
  ({ when }: Item): Step['when'] =>
  (answers: Readonly<Record<string, unknown>>) =>
    !when || meets(answers[when.key], when.is);

const meets = (answer: unknown, wanted: readonly string[]): boolean =>
  (Array.isArray(answer) ? answer : [answer]).some((one) => wanted.includes(String(one)));

/** An answer as people read it: labels instead of codes, a colleague by id. Skipped is an empty text. */
export function shownAnswer(item: Item, said: Said | undefined, candidates: readonly Candidate[] = []): Text {
  if (!said || said.skipped) return [];
  // Who was chosen by a button need not be among the candidates any more.
  if (item.kind === 'person') return isPerson(said) ? [named(id(said.text))] : questionOf(item, candidates).show(said);
  return questionOf(item).show(said);
}

const isPerson = ({ text }: Said): boolean => /^[\w-]{16}$/.test(text);

export type ItemAnswer = string | number | boolean | readonly string[];

/**
 * An answer as figures and exports take it: a number for a scale or a number, codes of options, true or false, a day or a time in
 * ISO, an id. Undefined where it was skipped or cannot be read.
 */
export function readAnswer(
  item: Item,
  said: Said | undefined,
  candidates: readonly Candidate[] = [],
): ItemAnswer | undefined {
  if (!said || said.skipped) return undefined;
  if (item.kind === 'person' && isPerson(said)) return said.text;
  const answer = questionOf(item, candidates).read(said);
  if (answer === undefined || answer === null || isComplaint(answer)) return undefined;
  if (item.kind === 'yesno') return answer === 'yes';
  if (typeof answer === 'string' || typeof answer === 'number') return answer;
  return Array.isArray(answer) ? answer.map(String) : String(answer);
}

/** Whether an item counts in summaries and exports: a confidential one never does (5.2.3). */
export const isSummed = (item: Item): boolean => item.confidential !== true;
