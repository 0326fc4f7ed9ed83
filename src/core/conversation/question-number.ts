import type { Question } from './form.ts';
import type { Said } from './form-session.ts';
import { asText, type Words } from './options.ts';

/** Inclusive. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Said after a number, and left out: «5 лет» is 5. */
const units =
  /\s*(?:лет|года?|месяц(?:ев|а)?|недел[ьяи]|дн(?:ей|я)|день|час(?:ов|а)?|ч|минут[аы]?|мин|раза?|человека?|чел|балл(?:ов|а)?|%)?\.?$/u;

/** A whole number in a range, inclusive. */
export const whole = (question: Words, { min, max }: Range): Question<number> =>
  number(question, 0, { min, max }, `Нужно целое число от ${min} до ${max}.`);

/** A number in a range, inclusive; up to `decimals` digits after a comma or a point. */
export const amount = (
  question: Words,
  { min, max, decimals }: Range & { readonly decimals: number },
): Question<number> =>
  decimals === 0
    ? whole(question, { min, max })
    : number(
        question,
        decimals,
        { min, max },
        `Нужно число от ${shown(min)} до ${shown(max)}, можно с запятой, например: ${shown(example(min, max))}.`,
      );

const number = (question: Words, decimals: number, { min, max }: Range, complaint: string): Question<number> => ({
  text: asText(question),
  options: [],
  optional: false,
  show: (said) => {
    const value = parsed(said, decimals);
    return [value === undefined ? said.text : shown(value)];
  },
  read: (said) => {
    const value = parsed(said, decimals);
    return value !== undefined && value >= min && value <= max ? value : { complaint };
  },
});

function parsed({ text }: Pick<Said, 'text'>, decimals: number): number | undefined {
  const typed = text.trim().toLowerCase().replace(units, '');
  const found = /^([-−]?\d{1,9})(?:[.,](\d{1,9}))?$/.exec(typed);
  if (!found) return undefined;
  const [, ahead = '', after = ''] = found;
  const digits = after.replace(/0+$/, '');
  return digits.length > decimals ? undefined : Number(`${ahead.replace('−', '-')}.${digits}0`);
}

const shown = (value: number): string => String(value).replace('.', ',');
const example = (min: number, max: number): number => (max - min >= 1 ? Math.floor(min) + 0.5 : (min + max) / 2);
