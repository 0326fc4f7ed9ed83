import { entry } from './entry.ts';
import { daysBetween, type PlainDate, Temporal } from './time.ts';
import { wordedDay } from './worded-day.ts';

/** Which year a day without one belongs to: the last such day, the next one, or whichever is nearer. */
export type Lean = 'past' | 'future' | 'nearest';

const months = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' ');
const alone = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');
const near: Readonly<Record<string, number>> = { позавчера: -2, вчера: -1, сегодня: 0, завтра: 1, послезавтра: 2 };

/** A day as people type it, seen from `today`: «вчера», «12.03», «12.03.27», «12 марта 2027 г.», «через 3 дня», «в пятницу», 2027-03-12. */
export function readDay(words: string, today: PlainDate, lean: Lean = 'nearest'): PlainDate | undefined {
  const typed = words.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim();
  const step = entry(near, typed);
  if (step !== undefined) return today.add({ days: step });
  const worded = wordedDay(typed, today, lean === 'past');
  if (worded !== undefined) return worded;
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed);
  if (iso) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2})[./\- ](\d{1,2})(?:[./\- ](\d{4}|\d{2}))?(?: ?г\.?)?$/.exec(typed);
  if (numeric) return dated(numeric[1], Number(numeric[2]), numeric[3], today, lean);
  const named = /^(\d{1,2}) ?([а-я]{3,8})\.?,? ?(?:(\d{4}|\d{2}) ?(?:г\.?|года?)?)?$/.exec(typed);
  return named ? dated(named[1], monthOf(named[2] ?? ''), named[3], today, lean) : undefined;
}

/** «20270312», as a button carries a day; undefined where there is no such day. */
export const readCompact = (code: string): PlainDate | undefined =>
  /^\d{8}$/.test(code)
    ? calendarDay(Number(code.slice(0, 4)), Number(code.slice(4, 6)), Number(code.slice(6)))
    : undefined;

function dated(day: string | undefined, month: number, year: string | undefined, today: PlainDate, lean: Lean) {
  if (year !== undefined) return calendarDay(Number(year.length === 2 ? `20${year}` : year), month, Number(day));
  // Eight years hold every calendar day, the 29th of February too.
  const candidates = Array.from({ length: 17 }, (_, index) => calendarDay(today.year + index - 8, month, Number(day)))
    .filter((one) => one !== undefined)
    .filter((one) => fits(daysBetween(today, one), lean));
  return candidates.sort((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0];
}

const fits = (distance: number, lean: Lean): boolean =>
  lean === 'nearest' || (lean === 'past' ? distance <= 0 : distance >= 0);

const monthOf = (word: string): number =>
  months.findIndex((month, index) => (word.length > 2 && month.startsWith(word)) || alone[index] === word) + 1;

function calendarDay(year: number, month: number, day: number): PlainDate | undefined {
  if (month < 1 || month > 12 || day < 1 || year < 1900 || year > 2200) return undefined;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day <= first.daysInMonth ? first.with({ day }) : undefined;
}
