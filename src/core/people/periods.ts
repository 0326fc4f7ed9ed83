import { readDay } from '#core/kernel/read-day.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';

export interface Days {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** «с 12 марта по 20 марта», «12.03–20.03.2027», 2027-03-12..2027-03-20, or one day. `to` is never before `from`. */
export function readPeriod(words: string, today: PlainDate): Days | undefined {
  const typed = words
    .trim()
    .toLowerCase()
    .replace(/^с\s+/, '')
    .replace(/^со\s+/, '');
  const [first = '', last = first, ...rest] = typed.split(/\s+по\s+|\s*(?:\.\.|–|—)\s*|\s+-\s+|(?<=\d{4})-(?=\d{2}\.)/);
  if (rest.length > 0) return undefined;
  const to = readDay(last, today, 'future');
  const from = /\d{4}|\.\d{2}$/.test(first) ? readDay(first, today) : beforeEnd(first, to, today);
  return from && to && !isBefore(to, from) ? { from, to } : undefined;
}

/** A first day without a year belongs to the last one: «с 28 декабря по 8 января 2027», «с 12 по 20 марта». */
function beforeEnd(words: string, to: PlainDate | undefined, today: PlainDate): PlainDate | undefined {
  const typed = words.trim();
  if (!to) return undefined;
  if (/^\d{1,2}$/.test(typed)) return readDay(`${typed}.${to.month}.${to.year}`, today);
  return /^\d/.test(typed) ? readDay(typed, to, 'past') : readDay(typed, today);
}

/** Several periods, after commas, semicolons or line breaks, in order and apart from each other. */
export function readPeriods(words: string, today: PlainDate): readonly Days[] | undefined {
  const read = words
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => readPeriod(part, today));
  const all = read.filter((one) => one !== undefined);
  const apart = all.every((one, index) => index === 0 || isBefore(all[index - 1]?.to ?? one.from, one.from));
  return all.length === read.length && apart ? all : undefined;
}

/** 01.09.2026–25.10.2026: as it would be typed. */
export const showPeriod = ({ from, to }: Days): string =>
  from.equals(to) ? numeric(from) : `${numeric(from)}–${numeric(to)}`;

export const numeric = (day: PlainDate): string =>
  [String(day.day).padStart(2, '0'), String(day.month).padStart(2, '0'), day.year].join('.');
