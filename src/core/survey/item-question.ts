import type { Question } from '#core/conversation/form.ts';
import type { Said } from '#core/conversation/form-session.ts';
import { choice, day, file, optional, several, whole, words, yesNo } from '#core/conversation/questions.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { lines, type Text } from '#core/kernel/text.ts';
import type { Person } from '#core/people/person.ts';
import { personChoice } from '#core/people/person-questions.ts';
import type { Item } from './questionnaire.ts';

const widest = 999_999_999;

/** The question of a questionnaire as the engine asks it. `candidates`: whom a question for a colleague offers. */
export function questionOf(item: Item, candidates: readonly Person[] = []): Question<unknown> {
  const question = { ...required(item, candidates), text: wordsOf(item) };
  return item.optional ? optional(question) : question;
}

function required(item: Item, candidates: readonly Person[]): Question<unknown> {
  const { text, min, max } = item;
  switch (item.kind) {
    case 'text':
      return words(text, { max: max ?? 1000 });
    case 'number':
      return whole(text, { min: min ?? -widest, max: max ?? widest });
    case 'scale':
      return scale(text, min ?? 1, max ?? 10);
    case 'one':
      return choice(text, optionsOf(item));
    case 'several':
      return several(text, optionsOf(item));
    case 'yesno':
      return yesNo(text);
    case 'date':
      return day(text, readDay);
    case 'time':
      return time(text);
    case 'phone':
      return phone(text);
    case 'person':
      return personChoice(text, candidates);
    case 'file':
      return file(text);
    default:
      return item.kind satisfies never;
  }
}

/** The first line is the question itself: reviews and lists of answers repeat no more than that. */
const wordsOf = ({ text, help }: Item): Text => lines(text, ...(help ? ['', help] : []));

const optionsOf = ({ options = [] }: Item): Readonly<Record<string, string>> =>
  Object.fromEntries(options.map(({ value, label }) => [value, label]));

const verbatim = ({ text }: Said): Text => [text.trim()];

function scale(text: string, min: number, max: number): Question<number> {
  const range = whole(text, { min, max });
  const marks = Array.from({ length: max - min + 1 }, (_, index) => String(min + index));
  return { ...range, options: marks.map((mark) => ({ value: mark, label: [mark] })) };
}

const time = (text: string): Question<string> => ({
  ...words(text),
  show: (said) => [readTime(said.text) ?? said.text],
  read: (said) => readTime(said.text) ?? { complaint: 'Напишите время так: 15:30.' },
});

function readTime(typed: string): string | undefined {
  const match = /^(\d{1,2})[:.\- ](\d{2})$/.exec(typed.trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
  return match && hour < 24 && minute < 60
    ? `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
    : undefined;
}

const phone = (text: string): Question<string> => ({
  ...words(text),
  show: verbatim,
  read: (said) => readPhone(said.text) ?? { complaint: 'Напишите телефон цифрами, например: +7 900 000-00-00.' },
});

function readPhone(typed: string): string | undefined {
  const digits = typed.replace(/[\s()+-]/g, '');
  return /^\d{10,15}$/.test(digits)
    ? `+${digits.length === 10 ? `7${digits}` : digits.replace(/^8(?=\d{10}$)/, '7')}`
    : undefined;
}
