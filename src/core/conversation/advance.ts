import { answersIn, chosenAt, courseOf, type Stop } from './course.ts';
import { type AnyForm, isComplaint, type Option, type Question, type SaidMap } from './form.ts';
import type { Said } from './form-session.ts';

type Stamp = Omit<Said, 'text'>;

export type FormInput =
  | { readonly kind: 'open' }
  | { readonly kind: 'answer'; readonly key: string; readonly said: Said; readonly pressed?: true }
  | { readonly kind: 'toggle'; readonly key: string; readonly value: string; readonly said: Stamp }
  /** «Готово» under options that are ticked. */
  | { readonly kind: 'ready'; readonly key: string; readonly said: Stamp }
  | { readonly kind: 'skip'; readonly key: string; readonly said: Stamp }
  | { readonly kind: 'back'; readonly key: string }
  | { readonly kind: 'edit'; readonly key: string }
  | { readonly kind: 'review'; readonly page?: number }
  | { readonly kind: 'send' };

/** What became of an input that did not answer the question one was at. */
export type Notice =
  /** An earlier answer is another one now, or was taken back. */
  | { readonly kind: 'changed' | 'skipped'; readonly key: string }
  /** The question is no longer asked: nothing was written. */
  | { readonly kind: 'gone' }
  /** It cannot be checked or sent while so many questions are open. */
  | { readonly kind: 'open'; readonly count: number };

export type Next =
  | {
      readonly kind: 'ask';
      readonly key: string;
      readonly complaint?: string;
      /** In place of the question's own options: whom a part of a surname may mean. */
      readonly offered?: readonly Option[];
      /** The option pressed last: its page is shown. */
      readonly near?: string;
      readonly notice?: Notice;
    }
  | { readonly kind: 'review'; readonly page: number; readonly notice?: Notice }
  | { readonly kind: 'done'; readonly answers: Readonly<Record<string, unknown>> };

export interface Advanced {
  readonly said: SaidMap;
  readonly next: Next;
  /** The form as it stands after it. */
  readonly course: readonly Stop[];
}

interface Place {
  readonly form: AnyForm;
  readonly said: SaidMap;
  readonly course: readonly Stop[];
}

/**
 * One step of a form. There is no cursor: the next question is the first applicable one without a readable answer, so Back,
 * Edit, a deploy in mid-form and two messengers at once all come to the same place. Whatever is pressed late bears the key of its
 * own question and touches no other; nothing said is ever removed, except by skipping its question.
 */
export function advance(form: AnyForm, said: SaidMap, input: FormInput): Advanced {
  const here: Place = { form, said, course: courseOf(form, said) };
  switch (input.kind) {
    case 'open':
      return onward(here);
    case 'review':
      return complete(here, { kind: 'review', page: input.page ?? 0 });
    case 'send':
      return complete(here, { kind: 'done', answers: answersIn(here.course) });
    case 'answer':
    case 'toggle':
    case 'ready':
    case 'skip':
    case 'back':
    case 'edit': {
      const stop = here.course.find(({ step }) => step.key === input.key);
      return stop ? at(here, stop, input) : onward(here, { kind: 'gone' });
    }
    default:
      return input satisfies never;
  }
}

function at(here: Place, stop: Stop, input: Extract<FormInput, { readonly key: string }>): Advanced {
  switch (input.kind) {
    case 'answer':
      return answer(here, stop, input);
    case 'toggle':
      return toggle(here, stop, input.value, input.said);
    case 'ready':
      return ready(here, stop, input.said);
    case 'skip':
      return skip(here, stop, input.said);
    case 'back':
      return back(here, stop);
    case 'edit':
      return ask(here, stop);
    default:
      return input satisfies never;
  }
}

/** A button cannot answer a question that takes a file: what it names might be anybody's. */
function answer(here: Place, stop: Stop, { said, pressed }: Extract<FormInput, { kind: 'answer' }>): Advanced {
  const { question } = stop.step;
  if (pressed && question.file) return onward(here);
  const words = coded(question, said);
  const value = question.read(words);
  if (!isComplaint(value)) return written(here, stop, words, differs(stop, value) ? 'changed' : undefined);
  const offered = question.offer?.(words) ?? [];
  return ask(here, stop, { complaint: value.complaint, ...(offered.length > 0 ? { offered } : {}) });
}

function coded(question: Question<unknown>, said: Said): Said {
  const code = question.code?.(said);
  return code === undefined ? said : { ...said, text: code, code: true };
}

const differs = ({ answered, value }: Stop, now: unknown): boolean =>
  answered && JSON.stringify(value) !== JSON.stringify(now);

function toggle(here: Place, stop: Stop, value: string, stamp: Stamp): Advanced {
  const { options, several } = stop.step.question;
  if (!several) return onward(here);
  if (!options.some((option) => option.value === value))
    return ask(here, stop, { complaint: 'Такого варианта больше нет.' });
  const chosen = chosenAt(stop);
  const now = options.map((option) => option.value).filter((one) => chosen.includes(one) !== (one === value));
  const words: Said = { ...stamp, text: now.join(','), code: true, ticking: true };
  return ask(put(here, stop, words), stop, { near: value });
}

function ready(here: Place, stop: Stop, stamp: Stamp): Advanced {
  if (stop.said?.ticking !== true) return stop.answered ? onward(here) : unticked(here, stop, stamp);
  if (stop.value === undefined) return unticked(here, stop, stamp);
  const { ticking: _over, ...words } = stop.said;
  return onward(put(here, stop, words));
}

/** «Готово» with nothing chosen. */
const unticked = (here: Place, stop: Stop, stamp: Stamp): Advanced =>
  stop.step.question.optional
    ? skip(here, stop, stamp)
    : ask(here, stop, { complaint: 'Отметьте хотя бы один вариант, потом нажмите «Готово».' });

function skip(here: Place, stop: Stop, stamp: Stamp): Advanced {
  if (!stop.step.question.optional) return ask(here, stop, { complaint: 'На этот вопрос нужен ответ.' });
  return written(here, stop, { ...stamp, text: '', skipped: true }, stop.value === undefined ? undefined : 'skipped');
}

function back(here: Place, stop: Stop): Advanced {
  const previous = here.course[here.course.indexOf(stop) - 1];
  return previous ? ask(here, previous) : ask(here, stop, { complaint: 'Это первый вопрос.' });
}

const written = (here: Place, stop: Stop, words: Said, notice?: 'changed' | 'skipped'): Advanced =>
  onward(put(here, stop, words), notice && { kind: notice, key: stop.step.key });

function put({ form, said }: Place, { step }: Stop, words: Said): Place {
  const now = { ...said, [step.key]: words };
  return { form, said: now, course: courseOf(form, now) };
}

const ask = (
  { said, course }: Place,
  { step }: Stop,
  with_: Omit<Extract<Next, { kind: 'ask' }>, 'kind' | 'key'> = {},
): Advanced => ({ said, course, next: { kind: 'ask', key: step.key, ...with_ } });

function onward(here: Place, notice?: Notice): Advanced {
  const { form, said, course } = here;
  const open = course.find(({ answered }) => !answered);
  const told = notice ? { notice } : {};
  if (open) return ask(here, open, told);
  const done = form.immediate ? ({ kind: 'done', answers: answersIn(course) } as const) : undefined;
  return { said, course, next: done ?? { kind: 'review', page: 0, ...told } };
}

/** Only where every question has its answer. */
function complete(here: Place, next: Next): Advanced {
  const count = here.course.filter(({ answered }) => !answered).length;
  return count > 0 ? onward(here, { kind: 'open', count }) : { said: here.said, course: here.course, next };
}
