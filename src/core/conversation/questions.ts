import type { Text } from '#core/kernel/text.ts';
import { instant, type PlainDate } from '#core/kernel/time.ts';
import { type Complaint, chosenIn, type Option, type Question } from './form.ts';
import type { Said } from './form-session.ts';

type Words = string | Text;
type Options<V extends string> = Readonly<Record<V, Words>>;

const text = (words: Words): Text => (typeof words === 'string' ? [words] : words);
const plain = (words: Text): string => words.filter((part) => typeof part === 'string').join('');
/** Typed words compare without case, ё/е and spaces around. */
export const fold = (words: string): string =>
  words.normalize('NFC').trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');

/** An optional question: «Пропустить» is offered, the answer may be absent. */
export const optional = <A>(question: Question<A>): Question<A | undefined> => ({ ...question, optional: true });

const verbatim = (said: Said): Text => [said.text];

/** Free text up to `max` characters (Unicode code points). */
export const words = (question: Words, { max = 1000 }: { readonly max?: number } = {}): Question<string> => ({
  text: text(question),
  options: [],
  optional: false,
  show: verbatim,
  read: ({ text: said }) => {
    const trimmed = said.replaceAll('\u0000', '').trim();
    if (trimmed === '') return { complaint: 'Ответ пустой. Напишите его словами.' };
    const length = [...trimmed].length;
    return length > max
      ? { complaint: `Слишком длинно: ${length} из ${max} знаков. Сократите и отправьте ещё раз.` }
      : trimmed;
  },
});

/** A whole number in a range. */
export const whole = (
  question: Words,
  { min, max }: { readonly min: number; readonly max: number },
): Question<number> => ({
  text: text(question),
  options: [],
  optional: false,
  show: verbatim,
  read: ({ text: said }) => {
    const trimmed = said.trim();
    const value = Number(trimmed);
    return /^-?\d{1,9}$/.test(trimmed) && value >= min && value <= max
      ? value
      : { complaint: `Нужно целое число от ${min} до ${max}.` };
  },
});

/** One of a few options, by button, by its words, or by its number in the list. */
export function choice<V extends string>(question: Words, options: Options<V>): Question<V> {
  const list = optionList(options);
  return {
    text: text(question),
    options: list,
    optional: false,
    show: (said) => list.find((option) => option.value === match(list, said.text))?.label ?? [said.text],
    // `match` returns only values that came from `options`.
    read: (said) =>
      (match(list, said.text) as V | undefined) ?? {
        complaint: 'Выберите один из вариантов ниже или напишите его номер.',
      },
  };
}

/** Several of a few options. */
export function several<V extends string>(question: Words, options: Options<V>): Question<readonly V[]> {
  const list = optionList(options);
  const readMany = (said: Said): readonly V[] | Complaint => {
    const chosen = chosenIn(said).map((word) => match(list, word));
    return chosen.length > 0 && chosen.every((value) => value !== undefined)
      ? // `match` returns only values that came from `options`.
        (chosen as V[])
      : { complaint: 'Отметьте варианты ниже и нажмите «Готово» либо напишите их номера через запятую.' };
  };
  return {
    text: text(question),
    options: list,
    several: true,
    optional: false,
    show: (said) =>
      chosenIn(said).flatMap((word, index) => {
        const label = list.find((option) => option.value === match(list, word))?.label ?? [word];
        return index === 0 ? label : [', ', ...label];
      }),
    read: readMany,
  };
}

export const yesNo = (question: Words): Question<'yes' | 'no'> => choice(question, { yes: 'Да', no: 'Нет' });

/** A day, as people type it; `reader` is given the day it was said on, so «вчера» stays that day. */
export const day = (
  question: Words,
  reader: (words: string, today: PlainDate) => PlainDate | undefined,
  suggestions: readonly PlainDate[] = [],
): Question<PlainDate> => ({
  text: text(question),
  options: suggestions.map((value) => ({ value: value.toString(), label: [showDay(value)] })),
  optional: false,
  show: (said) => {
    const value = reader(said.text, saidOn(said));
    return [value ? showDay(value) : said.text];
  },
  read: (said) =>
    reader(said.text, saidOn(said)) ?? {
      complaint: 'Не получилось понять дату. Напишите её так: 12.03.2027 или 12 марта.',
    },
});

/** A file; the stored words are the id of its upload. */
export const file = (question: Words): Question<string> => ({
  text: text(question),
  options: [],
  optional: false,
  file: true,
  show: () => ['файл приложен'],
  read: ({ text: upload }) => (upload === '' ? { complaint: 'Пришлите файл.' } : upload),
});

/** Any of the typed rules above with one more of the feature's own. */
export const checked = <A>(question: Question<A>, complain: (answer: A) => string | undefined): Question<A> => ({
  ...question,
  read: (said) => {
    const answer = question.read(said);
    if (typeof answer === 'object' && answer !== null && 'complaint' in answer) return answer;
    // The complaint branch is gone, what is left is the answer.
    const complaint = complain(answer as A);
    return complaint === undefined ? answer : { complaint };
  },
});

export const saidOn = (said: Pick<Said, 'at' | 'zone'>): PlainDate =>
  instant(said.at).toZonedDateTimeISO(said.zone).toPlainDate();

const months = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');

/** «12 марта 2027 г.», with no-break spaces. */
export const showDay = (value: PlainDate): string =>
  `${value.day}\u00a0${months[value.month - 1]}\u00a0${value.year}\u00a0г.`;

function optionList<V extends string>(options: Options<V>): readonly Option[] {
  // Object.entries forgets the key type that `Options<V>` guarantees.
  return (Object.entries(options) as [V, Words][]).map(([value, label]) => ({ value, label: text(label) }));
}

function match(options: readonly Option[], said: string): string | undefined {
  const typed = fold(said);
  const exact = options.find((option) => option.value === said.trim() || fold(plain(option.label)) === typed);
  if (exact) return exact.value;
  if (/^\d{1,2}$/.test(typed)) return options[Number(typed) - 1]?.value;
  const starting = options.filter((option) => typed.length >= 2 && fold(plain(option.label)).startsWith(typed));
  return starting.length === 1 ? starting[0]?.value : undefined;
}
