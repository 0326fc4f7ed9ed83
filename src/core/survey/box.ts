import { applicable } from '#core/conversation/course.ts';
import type { SaidMap } from '#core/conversation/form.ts';
import type { Box } from './campaign.ts';
import { type ItemAnswer, readAnswer, toForm } from './item-form.ts';
import type { Item, Questionnaire } from './questionnaire.ts';
import { type Random, shuffled } from './shuffle.ts';

export type Paper = Box['papers'][number];

/** Fewer than so many are neither asked anonymously nor told about. */
export const fewest = 5;

/** Kinds whose answers name somebody, or are files. */
const telling: readonly Item['kind'][] = ['person', 'phone', 'file'];

/** May it be asked anonymously? Not where a question asks for a name, and not where an answer is meant for the psychologist. */
export const canBeAnonymous = ({ items }: Questionnaire): boolean =>
  items.every((item) => !telling.includes(item.kind) && !item.confidential);

/**
 * What goes into the box: of each question that applied the answer alone. No moment, no order of answering, and no words where a code
 * will do: «да», «Да.» and a pressed button are the same paper. A skipped question is not in it.
 */
export function paperOf(questionnaire: Questionnaire, said: SaidMap): Paper {
  const asked = new Set(applicable(toForm(questionnaire, { title: '', candidates: [] }), said).map((step) => step.key));
  return Object.fromEntries(
    questionnaire.items
      .filter((item) => asked.has(item.key))
      .map((item) => [item.key, readAnswer(item, said[item.key])] as const)
      .flatMap(([key, answer]) => (answer === undefined ? [] : [[key, codeOf(answer)] as const])),
  );
}

const codeOf = (answer: ItemAnswer): string => {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  return typeof answer === 'object' ? [...answer].sort().join(',') : String(answer);
};

/** A paper as answers are read; the moment is the same for all of them and means nothing. */
export const saidOn = (paper: Paper): SaidMap =>
  Object.fromEntries(
    Object.entries(paper).map(([key, text]) => [key, { text, at: '2000-01-01T00:00:00Z', zone: 'UTC' }]),
  );

/** The box with one more paper, all of them in a new order. */
export const dropped = (box: Box, paper: Paper, random: Random): Box => ({
  ...box,
  papers: shuffled([...box.papers, paper], random),
});

/** At closing: too few papers would tell who said what, so they are destroyed. */
export const sealed = (box: Box): Box => (box.papers.length < fewest ? { ...box, papers: [] } : box);
