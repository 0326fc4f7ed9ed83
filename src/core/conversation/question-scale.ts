import { lines } from '#core/kernel/text.ts';
import type { Question } from './form.ts';
import type { Said } from './form-session.ts';
import { asText, meant, type Words } from './options.ts';
import type { Range } from './question-number.ts';

/**
 * A value of a scale, whole, by one tap or typed. `low` and `high` say what its ends mean; they stand under the question.
 * Eleven values and more are typed.
 */
export function scale(
  question: Words,
  { min, max, low, high }: Range & { readonly low?: string; readonly high?: string },
): Question<number> {
  const values = Array.from({ length: Math.max(0, max - min + 1) }, (_, index) => String(min + index));
  const options = values.map((value) => ({ value, label: [value] }));
  const ends = [low && `${min} — ${low}`, high && `${max} — ${high}`].filter(Boolean).join(', ');
  /** A typed number is a value here, and not a place in the list. */
  const value = ({ text }: Said) => meant(options, { text: text.trim(), code: true });
  return {
    text: ends === '' ? asText(question) : lines(asText(question), ends),
    options: values.length > mostTaps ? [] : options,
    scale: true,
    optional: false,
    code: value,
    show: ({ text }) => [text],
    read: (said) => {
      const read = value(said);
      return read === undefined ? { complaint: `Нужно целое число от ${min} до ${max}.` } : Number(read);
    },
  };
}

/** A message of VK has ten buttons. */
const mostTaps = 10;
