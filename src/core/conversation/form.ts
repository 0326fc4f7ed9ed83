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
  /** How many options stand side by side before there is a next page, where the usual number would hide some that must be one tap away. */
  readonly perPage?: number;
  readonly optional: boolean;
  /** The question takes a file: what is stored is the upload's id. Where words do too, they are stored with the file beside them. */
  readonly file?: true | 'too';
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
  /** Where it depends on earlier answers: as it is asked while none of them is known. */
  readonly question: Question<unknown>;
  readonly when: (answers: never) => boolean;
  /** The question as it is asked after these answers. */
  readonly after?: (answers: never) => Question<unknown>;
}

type Empty = Readonly<Record<never, never>>;

/** A question, or what makes it of the earlier answers, as far as there are any. */
export type Asking<A, V> = Question<V> | ((answers: Partial<A>) => Question<V>);

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
  ask<K extends string, V>(key: K, question: Asking<A, V>): Form<A & Readonly<Record<K, V>>>;
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
  const and = <B>(step: Step): Form<B> =>
    make({ ...shape, steps: [...shape.steps, { ...step, ...(section === '' ? {} : { section }) }] }, section);
  return {
    ...shape,
    section: (title) => make(shape, title.trim()),
    // Conditions, and questions that are made, are written against the answers so far; a step list forgets their types.
    ask: (key, asked) =>
      and({
        ...{ key, when: always },
        ...(typeof asked === 'function'
          ? { question: asked({}), after: asked as NonNullable<Step['after']> }
          : { question: asked }),
      }),
    askIf: (when, key, question) => and({ key, question, when: when as Step['when'] }),
  };
}

const always = () => true;
