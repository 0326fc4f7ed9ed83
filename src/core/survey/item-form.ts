import { type AnyForm, isComplaint } from '#core/conversation/form.ts';
import type { Said } from '#core/conversation/form-session.ts';
import { id } from '#core/kernel/id.ts';
import { named, type Text } from '#core/kernel/text.ts';
import type { Person } from '#core/people/person.ts';
import { questionOf } from './item-question.ts';
import { type Item, type Questionnaire, refOf } from './questionnaire.ts';

export interface FormOptions {
  readonly title: string;
  /** Whom a question for a colleague offers. */
  readonly candidates: readonly Person[];
}

/** A questionnaire as a form of the engine: every kind of question, conditions, what may be skipped. */
export const toForm = (questionnaire: Questionnaire, { title, candidates }: FormOptions): AnyForm => ({
  name: refOf(questionnaire),
  title,
  immediate: false,
  steps: questionnaire.items.map((item) => ({
    key: item.key,
    question: questionOf(item, candidates),
    when: (answers: Readonly<Record<string, unknown>>) => !item.when || meets(answers[item.when.key], item.when.is),
  })),
});

const meets = (answer: unknown, wanted: readonly string[]): boolean =>
  (Array.isArray(answer) ? answer : [answer]).some((one) => wanted.includes(String(one)));

/** An answer as people read it: labels instead of codes, a colleague by id. Skipped or unreadable is an empty text. */
export function shownAnswer(item: Item, said: Said | undefined, candidates: readonly Person[] = []): Text {
  if (!said || said.skipped || said.text === '') return [];
  // A button has stored the id; whose it is need not be among the candidates any more.
  if (item.kind === 'person' && /^[\w-]{16}$/.test(said.text)) return [named(id(said.text))];
  return questionOf(item, candidates).show(said);
}

export type ItemAnswer = string | number | boolean | readonly string[];

/**
 * An answer as figures and exports take it: a number for a scale or a number, codes of options, true or false, an ISO day, an id.
 * Undefined where it was skipped or cannot be read.
 */
export function readAnswer(
  item: Item,
  said: Said | undefined,
  candidates: readonly Person[] = [],
): ItemAnswer | undefined {
  if (!said || said.skipped) return undefined;
  const answer = questionOf(item, candidates).read(said);
  if (answer === undefined || answer === null || isComplaint(answer)) return undefined;
  if (item.kind === 'yesno') return answer === 'yes';
  if (typeof answer === 'string' || typeof answer === 'number') return answer;
  if (Array.isArray(answer)) return answer.map(String);
  return typeof answer === 'object' && 'id' in answer ? String(answer.id) : String(answer);
}

/** Whether an item counts in summaries and exports: a confidential one never does (5.2.3). */
export const isSummed = (item: Item): boolean => item.confidential !== true;
