import { readTimeOfDay } from '#core/conversation/question-time.ts';
import { momentAt } from '#core/conversation/read-moment.ts';
import { fold } from '#core/kernel/fold.ts';
import { readCompact, readDay } from '#core/kernel/read-day.ts';
import { dayIn, earlier, type Instant, isBefore, type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { Occasion } from './deps.ts';
import type { Desk } from './desk.ts';
import { zoneOf } from './desk.ts';

/** «По вторникам и пятницам в 15:00 до мая». */
export interface Rule {
  /** ISO days of the week, 1 for Monday. */
  readonly days: readonly number[];
  readonly time: Temporal.PlainTime;
  /** Inclusive. */
  readonly until: PlainDate;
}

const weekdays: readonly RegExp[] = [
  /^(?:понедельник(?:ам|и)?|пн)$/,
  /^(?:вторник(?:ам|и)?|вт)$/,
  /^(?:сред(?:ам|ы|у|а)|ср)$/,
  /^(?:четверг(?:ам|и)?|чт)$/,
  /^(?:пятниц(?:ам|ы|у|а)|пт)$/,
  /^(?:суббот(?:ам|ы|у|а)|сб)$/,
];
const starts = 'январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр'.split(' ');

/** Undefined where a day of the week or the hour is missing; without «до …» it lasts until `last`. */
export function readRule(words: string, today: PlainDate, last: PlainDate): Rule | undefined {
  const typed = fold(words).replaceAll(',', ' ').replace(/\s+/g, ' ').replace(/\.$/, '');
  const [, head = '', tail] = /^(.*?)(?: (?:до|по) (?!\S*(?:ам|ник) )(.+))?$/.exec(typed) ?? [];
  const at = /(?:^| )(?:в|к) (\d.*)$/.exec(head) ?? / (\d{1,2}[:.]\d{2})$/.exec(head);
  const time = at?.[1] === undefined ? undefined : readTimeOfDay(at[1]);
  const days = head
    .slice(0, at?.index ?? head.length)
    .split(' ')
    .flatMap((word) => weekdays.flatMap((form, index) => (form.test(word) ? [index + 1] : [])));
  const until = tail === undefined ? last : readUntil(tail, today);
  return time && until && days.length > 0 ? { days: [...new Set(days)].sort(), time, until } : undefined;
}

/** «Мая» is its first day not included; «конца мая» and «31 мая» are days. */
export function readUntil(words: string, today: PlainDate): PlainDate | undefined {
  const typed = fold(words);
  const end = /^конца (\p{L}+)$/u.exec(typed)?.[1];
  const month = monthOf(end ?? typed);
  if (month === undefined) return readDay(typed, today, 'future');
  const first = Temporal.PlainDate.from({ year: month < today.month ? today.year + 1 : today.year, month, day: 1 });
  if (end !== undefined) return first.with({ day: first.daysInMonth });
  return isBefore(today, first) ? first.subtract({ days: 1 }) : first.add({ years: 1 }).subtract({ days: 1 });
}

function monthOf(word: string): number | undefined {
  const at = starts.findIndex((start) => new RegExp(`^${start}(?:а|я|ь|й|)$`).test(word));
  return at < 0 ? undefined : at + 1;
}

/** A year of weekly meetings, and no more. */
const most = 60;

export interface Dates {
  readonly starts: readonly Instant[];
  /** Days of the rule that are no working days of the school or fall into its holidays. */
  readonly left: readonly PlainDate[];
}

/** The hours of a rule from tomorrow on, within the term; days off and school holidays are left out. */
export function datesOf(desk: Omit<Desk, 'tx' | 'newId'>, occasion: Occasion, rule: Rule): Dates {
  const until = occasion.until ? earlier(rule.until, occasion.until) : rule.until;
  const starts: Instant[] = [];
  const left: PlainDate[] = [];
  const tomorrow = dayIn(zoneOf(desk), desk.now).add({ days: 1 });
  for (let day = tomorrow; !isBefore(until, day) && starts.length < most; day = day.add({ days: 1 })) {
    if (!rule.days.includes(day.dayOfWeek) || occasion.closedOn(day) !== undefined) continue;
    if (desk.isWorking(day) && inTerm(desk, day)) starts.push(momentAt(day, rule.time, zoneOf(desk)));
    else left.push(day);
  }
  return { starts, left };
}

/** Between terms there are no lessons; where a school has set none, every day counts. */
const inTerm = ({ organisation: { settings } }: Pick<Desk, 'organisation'>, day: PlainDate): boolean =>
  settings.terms.length === 0 || settings.terms.some(({ from, to }) => day.toString() >= from && day.toString() <= to);

/** A rule as a button carries it: «25.1500.20270531». */
export const ruleCode = ({ days, time, until }: Rule): string =>
  [
    days.join(''),
    time.toString({ smallestUnit: 'minute' }).replace(':', ''),
    until.toString().replaceAll('-', ''),
  ].join('.');

export function readRuleCode(code: string): Rule | undefined {
  const found = /^([1-6]{1,6})\.(\d{4})\.(\d{8})$/.exec(code);
  const time = found?.[2] === undefined ? undefined : readTimeOfDay(found[2]);
  const until = found?.[3] === undefined ? undefined : readCompact(found[3]);
  return time && until && found?.[1] ? { days: [...found[1]].map(Number), time, until } : undefined;
}

const byDay = ['понедельникам', 'вторникам', 'средам', 'четвергам', 'пятницам', 'субботам'];
export const ruleWords = ({ days, time }: Pick<Rule, 'days' | 'time'>): string =>
  `по ${days.map((one) => byDay[one - 1]).join(', ')} в ${time.toString({ smallestUnit: 'minute' })}`;
