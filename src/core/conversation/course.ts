import { type AnyForm, isComplaint, type SaidMap, type Step } from './form.ts';
import type { Said } from './form-session.ts';

/** A question that applies, with what was said to it. */
export interface Stop {
  readonly step: Step;
  readonly said?: Said;
  /** What it means; absent where nothing readable was said, or the question was skipped. */
  readonly value?: unknown;
  /** Readable, or skipped where that is allowed; not while options are still being ticked. */
  readonly answered: boolean;
}

/** Questions that apply, given what was said, in the form's order. One pass: each question is read once. */
export function courseOf(form: AnyForm, said: SaidMap): readonly Stop[] {
  const answers: Record<string, unknown> = {};
  const course: Stop[] = [];
  for (const step of form.steps) {
    // `answers` holds exactly what the condition and the question were typed against.
    if (!step.when(answers as never)) continue;
    const asked = step.after ? { ...step, question: step.after(answers as never) } : step;
    const stop = stopAt(asked, Object.hasOwn(said, step.key) ? said[step.key] : undefined);
    if (stop.value !== undefined) answers[step.key] = stop.value;
    course.push(stop);
  }
  return course;
}

/** Questions that apply, given what was said, in the form's order. */
export const applicable = (form: AnyForm, said: SaidMap): readonly Step[] =>
  courseOf(form, said).map(({ step }) => step);

function stopAt(step: Step, said: Said | undefined): Stop {
  if (said === undefined) return { step, answered: false };
  if (said.skipped) return { step, said, answered: step.question.optional };
  const value = step.question.read(said);
  if (isComplaint(value)) return { step, said, answered: false };
  return { step, said, value, answered: said.ticking !== true };
}

/** Every readable answer, by key. Unanswered keys are absent. */
export const answersIn = (course: readonly Stop[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(course.flatMap(({ step, value }) => (value === undefined ? [] : [[step.key, value] as const])));

export const answersOf = (form: AnyForm, said: SaidMap): Readonly<Record<string, unknown>> =>
  answersIn(courseOf(form, said));

/** Codes of the options that are chosen now. */
export const chosenAt = ({ step, said }: Stop): readonly string[] =>
  said === undefined || said.skipped ? [] : (step.question.code?.(said) ?? '').split(',').filter(Boolean);
