import { fold } from '#core/kernel/fold.ts';
import { Temporal } from '#core/kernel/time.ts';
import type { Question } from './form.ts';
import { asText, type Words } from './options.ts';

/** A time of day, as people type it: «9:30», «9 30», «в 9», «7 вечера», «полдень». */
export const time = (question: Words): Question<Temporal.PlainTime> => ({
  text: asText(question),
  options: [],
  optional: false,
  show: ({ text }) => {
    const value = readTimeOfDay(text);
    return [value ? showTime(value) : text];
  },
  read: ({ text }) =>
    readTimeOfDay(text) ?? { complaint: 'Не получилось понять время. Напишите часы и минуты, например: 14:30.' },
});

/** «9:05». */
export const showTime = (value: Temporal.PlainTime): string => `${value.hour}:${String(value.minute).padStart(2, '0')}`;

/** Undefined where the words are no time, or may be two («полдевятого» is asked again). */
export function readTimeOfDay(words: string): Temporal.PlainTime | undefined {
  const typed = fold(words).replace(/^(?:в|к|на|около) /, '');
  if (typed === 'полдень') return at(12, 0);
  if (typed === 'полночь') return at(0, 0);
  const found =
    /^(\d{1,2})(?: ?[:.\-– ] ?(\d{2}))?(?: (утра|дня|вечера|ночи))?$/.exec(typed) ??
    /^(\d{1,2}) ?ч(?:ас(?:а|ов)?|\.)?(?: ?(\d{1,2}) ?м(?:ин(?:ут[аы]?)?)?\.?)?(?: (утра|дня|вечера|ночи))?$/.exec(
      typed,
    ) ??
    /^(\d{2})(\d{2})$/.exec(typed);
  if (!found) return undefined;
  const [, hours, minutes = '0', part] = found;
  return at(ofDay(Number(hours), part), Number(minutes));
}

/** Half of the day a word names; 24 stands for no hour. */
function ofDay(hour: number, part: string | undefined): number {
  if (part === undefined) return hour;
  if (hour < 1 || hour > 12) return hour > 12 && (part === 'дня' || part === 'вечера') ? hour : 24;
  if (part === 'утра') return hour === 12 ? 24 : hour;
  if (part === 'ночи') return hour === 12 ? 0 : hour < 6 ? hour : hour > 9 ? hour + 12 : 24;
  return hour === 12 ? 12 : hour + 12;
}

const at = (hour: number, minute: number): Temporal.PlainTime | undefined =>
  hour < 24 && minute < 60 ? Temporal.PlainTime.from({ hour, minute }) : undefined;
