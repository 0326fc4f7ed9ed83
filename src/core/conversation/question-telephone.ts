import type { Question } from './form.ts';
import { asText, type Words } from './options.ts';

/** A Russian telephone, mobile or with a town's code, as `+7` and ten digits. */
export const telephone = (question: Words): Question<string> => ({
  text: asText(question),
  options: [],
  optional: false,
  show: ({ text }) => {
    const value = readTelephone(text);
    return [value === undefined ? text : showTelephone(value)];
  },
  read: ({ text }) =>
    readTelephone(text) ?? {
      complaint: 'Не получилось понять номер. Напишите его с кодом, например: +7 912 345-67-89.',
    },
});

export function readTelephone(words: string): string | undefined {
  const typed = words
    .normalize('NFKC')
    .trim()
    .replace(/^тел(?:ефон)?[.:]?\s*/iu, '');
  if (!/^\+?[\d\s().\-–—]{6,30}$/u.test(typed)) return undefined;
  const digits = typed.replace(/\D/g, '');
  const ten = digits.length === 10 && !typed.startsWith('+') ? digits : withoutCountry(digits, typed.startsWith('+'));
  // No town's code begins with 89: a digit of a mobile number is missing.
  return ten !== undefined && /^(?:[349]|8(?!9))/.test(ten) ? `+7${ten}` : undefined;
}

/** 8 is dialled inside the country only. */
const withoutCountry = (digits: string, plus: boolean): string | undefined =>
  digits.length === 11 && (digits.startsWith('7') || (!plus && digits.startsWith('8'))) ? digits.slice(1) : undefined;

/** «+7 912 345-67-89», held together by no-break spaces. */
export const showTelephone = (value: string): string =>
  value.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7\u00a0$1\u00a0$2-$3-$4');
