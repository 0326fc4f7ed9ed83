import type { Text } from '#core/kernel/text.ts';
import type { Said } from './form-session.ts';

/** A sentence saying what to do, in place of an answer that could not be read. */
export interface Complaint {
  readonly complaint: string;
}

export interface Option {
  /** Short Latin code: it travels in the button and is what is stored. */
  readonly value: string;
  readonly label: Text;
}

export interface Question<A> {
  readonly text: Text;
  /** Said in a line of its own under the question. */
  readonly help?: Text;
  readonly options: readonly Option[];
  /** Several options may be chosen; the answer is finished with «Готово». */
  readonly several?: true;
  /** The options are the values of a scale: they stand side by side. */
  readonly scale?: true;
  readonly optional: boolean;
  /** The question takes a file; what is stored is the upload's id. */
  readonly file?: true;
  readonly read: (said: Said) => A | Complaint;
  /** Codes of the options that readable words mean: they are stored in place of the words. */
  readonly code?: (said: Said) => string | undefined;
  /** Options to choose from where the words are not an answer yet: a part of a surname. */
  readonly offer?: (said: Said) => readonly Option[];
  /** How the answer is repeated on the review screen. */
  readonly show: (said: Said) => Text;
}

export interface Step {
  readonly key: string;
  /** The heading it stands under. */
  readonly section?: string;
  readonly question: Question<unknown>;
  readonly when: (answers: never) => boolean;
}

type Empty = Readonly<Record<never, never>>;

/** A form is data: questions in order, some under a condition. `advance` moves through it. */
export interface Form<A> {
  readonly name: string;
  readonly title: string;
  readonly steps: readonly Step[];
  /** Short forms are sent with their last answer, without the review screen. */
  readonly immediate: boolean;
  /** Never there: it lets the compiler read off what the form's answers are. */
  readonly answers?: A;
  /** What is asked from here on stands under this heading; an empty one ends it. */
  section(title: string): Form<A>;
  ask<K extends string, V>(key: K, question: Question<V>): Form<A & Readonly<Record<K, V>>>;
  askIf<K extends string, V>(
    when: (answers: Partial<A>) => boolean,
    key: K,
    question: Question<V>,
  ): Form<A & Readonly<Partial<Record<K, V>>>>;
}

export type AnswersOf<F> = F extends { readonly answers?: infer A } ? NonNullable<A> : never;
export type AnyForm = Pick<Form<unknown>, 'name' | 'title' | 'steps' | 'immediate'>;
export type SaidMap = Readonly<Record<string, Said>>;

export const isComplaint = (value: unknown): value is Complaint =>
  typeof value === 'object' && value !== null && 'complaint' in value;

export const form = (name: string, title: string, options: { readonly immediate?: boolean } = {}): Form<Empty> =>
  make<Empty>({ name, title, immediate: options.immediate ?? false, steps: [] });

function make<A>(shape: AnyForm, section = ''): Form<A> {
  const and = <B>(key: string, question: Question<unknown>, when: Step['when']): Form<B> => {
    const step: Step = { key, question, when, ...(section === '' ? {} : { section }) };
    return make({ ...shape, steps: [...shape.steps, step] }, section);
  };
  return {
    ...shape,
    section: (title) => make(shape, title.trim()),
    ask: (key, question) => and(key, question, () => true),
    // The condition is written against the answers so far; a step list forgets their types.
    askIf: (when, key, question) => and(key, question, when as Step['when']),
  };
}

/** Questions that apply, given what was said, in the form's order. */
export function applicable(form: AnyForm, said: SaidMap): readonly Step[] {
  const answers: Record<string, unknown> = {};
  return form.steps.filter((step) => {
    // `answers` holds exactly what the condition was typed against.
    if (!step.when(answers as never)) return false;
    const value = readStep(step, said);
    if (value !== undefined && !isComplaint(value)) answers[step.key] = value;
    return true;
  });
}

/** The answer to a step: undefined when nothing readable was said (or it was skipped). */
function readStep(step: Step, said: SaidMap): unknown {
  const words = said[step.key];
  return words === undefined || words.skipped ? undefined : step.question.read(words);
}

export function isAnswered(step: Step, said: SaidMap): boolean {
  const words = said[step.key];
  if (words === undefined) return false;
  return words.skipped ? step.question.optional : !isComplaint(step.question.read(words));
}

/** Every readable answer, by key. Unanswered keys are absent. */
export function answersOf(form: AnyForm, said: SaidMap): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    applicable(form, said)
      .map((step) => [step.key, readStep(step, said)] as const)
      .filter(([, value]) => value !== undefined && !isComplaint(value)),
  );
}

export type FormInput =
  | { readonly kind: 'open' }
  | { readonly kind: 'answer'; readonly key: string; readonly said: Said; readonly pressed?: true }
  | { readonly kind: 'toggle'; readonly key: string; readonly value: string; readonly said: Omit<Said, 'text'> }
  | { readonly kind: 'skip'; readonly key: string; readonly said: Omit<Said, 'text'> }
  | { readonly kind: 'back'; readonly key: string }
  | { readonly kind: 'edit'; readonly key: string }
  | { readonly kind: 'review'; readonly page?: number }
  | { readonly kind: 'send' };

export type Next =
  | { readonly kind: 'ask'; readonly key: string; readonly complaint?: string }
  | { readonly kind: 'review'; readonly page: number }
  | { readonly kind: 'done'; readonly answers: Readonly<Record<string, unknown>> };

export interface Advanced {
  readonly said: SaidMap;
  readonly next: Next;
}

/**
 * One step of a form. There is no cursor: the next question is the first applicable one without a readable answer, so Back,
 * Edit, a deploy in mid-form and two messengers at once all come to the same place. Nothing said is ever removed.
 */
export function advance(form: AnyForm, said: SaidMap, input: FormInput): Advanced {
  switch (input.kind) {
    case 'open':
      return { said, next: onward(form, said) };
    case 'answer':
      return answer(form, said, input);
    case 'toggle':
      return toggle(form, said, input);
    case 'skip':
      return skip(form, said, input.key, { ...input.said, text: '', skipped: true });
    case 'back':
      return { said, next: { kind: 'ask', key: previous(form, said, input.key) } };
    case 'edit':
      return { said, next: known(form, said, input.key) ? { kind: 'ask', key: input.key } : onward(form, said) };
    case 'review':
      return { said, next: complete(form, said, { kind: 'review', page: input.page ?? 0 }) };
    case 'send':
      return { said, next: complete(form, said, { kind: 'done', answers: answersOf(form, said) }) };
    default:
      return input satisfies never;
  }
}

/** A button cannot answer a question that takes a file: what it names might be anybody's. */
function answer(
  form: AnyForm,
  said: SaidMap,
  { key, said: words, pressed }: Extract<FormInput, { kind: 'answer' }>,
): Advanced {
  const step = known(form, said, key);
  if (!step || (pressed && step.question.file)) return { said, next: onward(form, said) };
  const value = step.question.read(words);
  if (isComplaint(value)) return { said, next: { kind: 'ask', key, complaint: value.complaint } };
  const now = { ...said, [key]: words };
  return { said: now, next: onward(form, now) };
}

function toggle(form: AnyForm, said: SaidMap, input: Extract<FormInput, { kind: 'toggle' }>): Advanced {
  const step = known(form, said, input.key);
  if (!step?.question.several || !step.question.options.some((option) => option.value === input.value))
    return { said, next: onward(form, said) };
  const chosen = chosenIn(said[input.key]);
  const now = chosen.includes(input.value) ? chosen.filter((value) => value !== input.value) : [...chosen, input.value];
  return {
    said: { ...said, [input.key]: { ...input.said, text: now.join(',') } },
    next: { kind: 'ask', key: input.key },
  };
}

export const chosenIn = (said: Said | undefined): readonly string[] => said?.text.split(',').filter(Boolean) ?? [];

function skip(form: AnyForm, said: SaidMap, key: string, words: Said): Advanced {
  const step = known(form, said, key);
  if (!step) return { said, next: onward(form, said) };
  if (!step.question.optional) return { said, next: { kind: 'ask', key, complaint: 'На этот вопрос нужен ответ.' } };
  const now = { ...said, [key]: words };
  return { said: now, next: onward(form, now) };
}

const known = (form: AnyForm, said: SaidMap, key: string): Step | undefined =>
  applicable(form, said).find((step) => step.key === key);

const firstOpen = (form: AnyForm, said: SaidMap): Step | undefined =>
  applicable(form, said).find((step) => !isAnswered(step, said));

function onward(form: AnyForm, said: SaidMap): Next {
  const open = firstOpen(form, said);
  if (open) return { kind: 'ask', key: open.key };
  return form.immediate ? { kind: 'done', answers: answersOf(form, said) } : { kind: 'review', page: 0 };
}

/** Only where every question has its answer. */
function complete(form: AnyForm, said: SaidMap, next: Next): Next {
  const open = firstOpen(form, said);
  return open ? { kind: 'ask', key: open.key } : next;
}

function previous(form: AnyForm, said: SaidMap, key: string): string {
  const steps = applicable(form, said);
  const index = steps.findIndex((step) => step.key === key);
  return steps[Math.max(0, index - 1)]?.key ?? key;
}
