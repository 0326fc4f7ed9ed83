import { areaWords, formWords, pupilForms } from '#core/bank/codes.ts';
import type { Item } from '../questionnaire.ts';

type Options = NonNullable<Item['options']>;

/** The codes of a list with their words; a button holds 38 characters, so a longer line gets a shorter one in `instead`. */
export const optionsOf = (
  words: Readonly<Record<string, string>>,
  instead: Readonly<Record<string, string>> = {},
): Options => Object.entries(words).map(([value, label]) => ({ value, label: instead[value] ?? label }));

export const areaOptions: Options = optionsOf(areaWords);

/** Forms without pupils: those have a switch of their own, off until the organisation turns it (product rule 9). */
export const formOptions: Options = optionsOf(formWords, {
  'university-teacher': 'вуз, колледж – молодой педагог',
}).filter(({ value }) => !pupilForms.some((form) => form === value));

/** Of the 13th item of the monitoring: five degrees. */
export const frequencyOptions: Options = [
  { value: 'often', label: 'Очень часто' },
  { value: 'regular', label: 'Часто' },
  { value: 'rare', label: 'Редко' },
  { value: 'once', label: 'Один-два раза' },
  { value: 'never', label: 'Ни разу' },
];
