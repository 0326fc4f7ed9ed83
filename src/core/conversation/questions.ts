import type { Text } from '#core/kernel/text.ts';
import { instant, type PlainDate } from '#core/kernel/time.ts';
import type { Question } from './form.ts';
import type { Said } from './form-session.ts';
import { allMeant, asText, meant, type Options, optionList, type Words } from './options.ts';

/** An optional question: «Пропустить» is offered, the answer may be absent. */
export const optional = <A>(question: Question<A>): Question<A | undefined> => ({ ...question, optional: true });

/** Words of help in a line of their own under the question. */
export const withHelp = <A>(question: Question<A>, help: Words): Question<A> => ({ ...question, help: asText(help) });

const verbatim = (said: Said): Text => [said.text];

/** Free text of `min` to `max` characters (Unicode code points). */
export const words = (
  question: Words,
  { min = 1, max = 1000 }: { readonly min?: number; readonly max?: number } = {},
): Question<string> => ({
  text: asText(question),
  options: [],
  optional: false,
  show: verbatim,
  read: ({ text: said }) => {
    const trimmed = said.replaceAll('\u0000', '').trim();
    if (trimmed === '') return { complaint: 'Ответ пустой. Напишите его словами.' };
    const length = [...trimmed].length;
    if (length < min) return { complaint: `Слишком коротко: ${length} из ${min} знаков. Напишите подробнее.` };
    return length > max
      ? { complaint: `Слишком длинно: ${length} из ${max} знаков. Сократите и отправьте ещё раз.` }
      : trimmed;
  },
});

/** One of a few options, by button, by its words, or by its number in the list. */
export function choice<V extends string>(question: Words, options: Options<V>): Question<V> {
  const list = optionList(options);
  return {
    text: asText(question),
    options: list,
    optional: false,
    code: (said) => meant(list, said),
    show: (said) => list.find((option) => option.value === meant(list, said))?.label ?? [said.text],
    // `meant` returns only values that came from `options`.
    read: (said) =>
      (meant(list, said) as V | undefined) ?? {
        complaint: said.code
          ? 'Такого варианта больше нет. Выберите из тех, что ниже.'
          : 'Выберите один из вариантов ниже или напишите его номер.',
      },
  };
}

/** Several of a few options. */
export function several<V extends string>(question: Words, options: Options<V>): Question<readonly V[]> {
  const list = optionList(options);
  const understood = (said: Said): readonly V[] | undefined => {
    // An option that a later version took away is no longer chosen; typed words are understood whole or not at all.
    const all = allMeant(list, said).filter((value) => !said.code || value !== undefined);
    // `meant` returns only values that came from `options`.
    return all.length > 0 && all.every((value) => value !== undefined) ? (all as V[]) : undefined;
  };
  return {
    text: asText(question),
    options: list,
    several: true,
    optional: false,
    code: (said) => understood(said)?.join(','),
    show: (said) =>
      (understood(said) ?? [said.text]).flatMap((value, index) => [
        ...(index === 0 ? [] : [', ']),
        ...(list.find((option) => option.value === value)?.label ?? [value]),
      ]),
    read: (said) =>
      understood(said) ?? {
        complaint: 'Отметьте варианты ниже и нажмите «Готово» либо напишите их номера через запятую.',
      },
  };
}

export const yesNo = (question: Words): Question<'yes' | 'no'> => choice(question, { yes: 'Да', no: 'Нет' });

/** A day, as people type it; `reader` is given the day it was said on, so «вчера» stays that day. */
export const day = (
  question: Words,
  reader: (words: string, today: PlainDate) => PlainDate | undefined,
  suggestions: readonly PlainDate[] = [],
): Question<PlainDate> => ({
  text: asText(question),
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
  text: asText(question),
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
