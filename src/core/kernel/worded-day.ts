import type { PlainDate } from './time.ts';

const weekdays: readonly RegExp[] = [
  /^(?:понедельник[ауе]?|пн|пон)$/,
  /^(?:вторник[ауе]?|вт)$/,
  /^(?:сред[ауые]|ср)$/,
  /^(?:четверг[ауе]?|чт)$/,
  /^(?:пятниц[ауые]|пт)$/,
  /^(?:суббот[ауые]|сб)$/,
  /^(?:воскресень[еяю]|воскресение|вс)$/,
];
const prepositions = /^(?:в|во|на|к|ко|до)$/;
const next = /^следующ(?:ий|ая|ее|ую|его|ей|ему)$/;
const last = /^прошл(?:ый|ая|ое|ую|ого|ой|ому)$/;
const near = /^ближайш(?:ий|ая|ее|ую|его|ей|ему)$/;

/**
 * A day in words seen from `today`: «в пятницу», «до ближайшего вторника», «в среду на прошлой неделе», «через месяц», «неделю
 * назад», «до конца месяца». A bare weekday is the nearest coming one, today too; where days past are asked for, the last one.
 * «Следующий» and «прошлый» are read only where the next such day and that of the next week are one and the same.
 */
export function wordedDay(typed: string, today: PlainDate, isPast: boolean): PlainDate | undefined {
  return shifted(typed, today) ?? monthEnd(typed, today) ?? weekdayIn(typed.replace(/[.,]/g, ' '), today, isPast);
}

const units = /^(?:(дн|день|дня|сут)|(недел)|(месяц)|(год|лет))/;

/** «через 2 недели», «месяц назад», «через полгода». «Через день» may be either of two days. */
function shifted(typed: string, today: PlainDate): PlainDate | undefined {
  const half = typed === 'через полгода' ? 6 : typed === 'полгода назад' ? -6 : undefined;
  if (half !== undefined) return today.add({ months: half });
  const match = /^(?:(через) )?(?:(\d{1,3}) )?(\p{L}+)(?: (назад))?$/u.exec(typed);
  const [, ahead, written, word = '', ago] = match ?? [];
  const unit = units.exec(word);
  if (unit === null || (ahead === undefined) === (ago === undefined)) return undefined;
  if (unit[1] !== undefined && written === undefined && ago === undefined) return undefined;
  const count = Number(written ?? 1) * (ahead === undefined ? -1 : 1);
  if (unit[1] !== undefined) return today.add({ days: count });
  if (unit[2] !== undefined) return today.add({ weeks: count });
  return today.add(unit[3] === undefined ? { years: count } : { months: count });
}

/** «Конец месяца» is ten days; «до конца» is its last one. */
function monthEnd(typed: string, today: PlainDate): PlainDate | undefined {
  const isEnd =
    /^(?:(?:до|к) конц[ау]|(?:(?:в|на) )?последн(?:ий|ее) (?:день|число)) (?:этого |текущего )?месяца$/.test(typed);
  return isEnd ? today.with({ day: today.daysInMonth }) : undefined;
}

function weekdayIn(typed: string, today: PlainDate, isPast: boolean): PlainDate | undefined {
  const week = /(?:^| )(?:на )?(следующ|прошл|эт)(?:ей|ой) недел[еи](?= |$)/.exec(typed);
  const words = (week === null ? typed : typed.replace(week[0], ' ')).split(' ').filter((word) => word !== '');
  const rest = prepositions.test(words[0] ?? '') ? words.slice(1) : words;
  const weekday = weekdays.findIndex((form) => form.test(rest.at(-1) ?? '')) + 1;
  const which = rest.length === 2 ? rest[0] : undefined;
  if (weekday === 0 || rest.length > 2) return undefined;
  if (week !== null) return which === undefined ? ofWeek(weekday, today, shiftOf(week[1])) : undefined;
  return which === undefined ? bare(weekday, today, isPast) : named(which, weekday, today);
}

const shiftOf = (word: string | undefined): number => (word === 'эт' ? 0 : word === 'прошл' ? -1 : 1);

const ofWeek = (weekday: number, today: PlainDate, weeks: number): PlainDate =>
  today.add({ days: weekday - today.dayOfWeek + 7 * weeks });

function bare(weekday: number, today: PlainDate, isPast: boolean): PlainDate {
  const ahead = (weekday - today.dayOfWeek + 7) % 7;
  return today.add({ days: isPast ? -((7 - ahead) % 7) : ahead });
}

function named(which: string, weekday: number, today: PlainDate): PlainDate | undefined {
  if (near.test(which)) return bare(weekday, today, false);
  if (/^эт(?:от|а|о|у|ого|ой|ому)$/.test(which)) return ofWeek(weekday, today, 0);
  if (next.test(which)) return weekday <= today.dayOfWeek ? ofWeek(weekday, today, 1) : undefined;
  return last.test(which) && weekday >= today.dayOfWeek ? ofWeek(weekday, today, -1) : undefined;
}
