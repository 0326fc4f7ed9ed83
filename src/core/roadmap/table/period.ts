import { date, earlier, isBefore, later, type PlainDate } from '#core/kernel/time.ts';
import type { Deadline, Period } from '../deadline.ts';
import { firstDay } from './dating.ts';

const years =
  /(20\d\d)\s*(?:[-–—/]|\s+и\s+|\s+по\s+)\s*(20\d\d|\d\d)(?!\d)(?:\s?-\s?(?:м|й|го|х)(?!\p{L}))?\s*(\p{L}*\.?\s?\p{L}*)/u;
const year = /(?<![\d.])(20\d\d)(?:\s?-\s?(?:й|го)(?!\p{L}))?\s*(?:г\.|г(?!\p{L})|год|календарн)/u;
const span = /с\s+(\d{1,2}\.\d{1,2}\.20\d\d)[^\d]{0,8}по\s+(\d{1,2}\.\d{1,2}\.20\d\d)/u;

const monthNames = [
  'январ',
  'феврал',
  'март',
  'апрел',
  'ма',
  'июн',
  'июл',
  'август',
  'сентябр',
  'октябр',
  'ноябр',
  'декабр',
];
const months = /(\p{L}+)\s+(20\d\d)[^\p{L}\d]{0,6}(?:г\.?|года?)?\s*(?:[-–—]|по)\s*(\p{L}+)\s+(20\d\d)/u;

export interface Named {
  readonly period: Period;
  /** «2022–2023 годы»: whole calendar years, of which a roadmap seldom uses the beginning. */
  readonly calendarYears: boolean;
}

/** The period that a title names: «уч. г.» is 01.09–31.08, «годы» are calendar years. */
export function namedPeriod(title: string): Named | undefined {
  const text = title.toLowerCase().replace(/ё/gu, 'е').replace(/\s+/gu, ' ');
  const days = span.exec(text);
  if (days?.[1] !== undefined && days[2] !== undefined) return exact(day(days[1]), day(days[2]));
  const month = months.exec(text);
  const [from, to] = [monthOf(month?.[1], month?.[2]), monthOf(month?.[3], month?.[4])];
  if (from !== undefined && to !== undefined) return exact(from, to.with({ day: to.daysInMonth }));
  const pair = years.exec(text);
  if (pair?.[1] !== undefined && pair[2] !== undefined)
    return ofYears(Number(pair[1]), full(pair[1], pair[2]), pair[3] ?? '');
  const single = year.exec(text)?.[1];
  return single === undefined
    ? undefined
    : { period: { from: date(`${single}-01-01`), to: date(`${single}-12-31`) }, calendarYears: false };
}

const full = (first: string, second: string): number =>
  Number(second.length === 2 ? `${first.slice(0, 2)}${second}` : second);

/** «гг.» and «годы» without «учебный» are calendar years; a bare pair of neighbouring years is a school year. */
function ofYears(first: number, last: number, unit: string): Named | undefined {
  if (last < first || last > first + 10) return undefined;
  const school = /^(?:уч|ч\.?\s?г)/u.test(unit) || (!/^(?:г|календ)/u.test(unit) && last === first + 1);
  if (school && last > first)
    return { period: { from: date(`${first}-09-01`), to: date(`${last}-08-31`) }, calendarYears: false };
  return { period: { from: date(`${first}-01-01`), to: date(`${last}-12-31`) }, calendarYears: last > first };
}

function monthOf(word = '', year = ''): PlainDate | undefined {
  const at = monthNames.findIndex((stem) => word.startsWith(stem));
  return at < 0 ? undefined : date(`${year}-${String(at + 1).padStart(2, '0')}-01`);
}

function day(text: string): PlainDate | undefined {
  const [d = '', m = '', y = ''] = text.split('.');
  try {
    return date(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`);
  } catch {
    return undefined; // 31.02: no such day
  }
}

const exact = (from: PlainDate | undefined, to: PlainDate | undefined): Named | undefined =>
  from === undefined || to === undefined || isBefore(to, from)
    ? undefined
    : { period: { from, to }, calendarYears: false };

/**
 * A plan starts no later than its first dated deadline. One «на 2022–2023 годы» whose dates begin in summer or autumn starts
 * with that school year: such a roadmap is made in September.
 */
export function startedBy(named: Named, deadlines: readonly Deadline[]): Period {
  const first = firstDated(deadlines);
  const { from, to } = named.period;
  if (first === undefined || isBefore(to, first) || isBefore(first, from.subtract({ months: 12 }))) return named.period;
  return { from: named.calendarYears && first.month >= 6 ? later(from, schoolStart(first)) : earlier(from, first), to };
}

/** The first of September, or the summer month in which work begins before it. */
const schoolStart = (first: PlainDate): PlainDate => earlier(first, first.with({ month: 9, day: 1 }));

/**
 * A school year whose first row says «август» and a later one «сентябрь» begins with that August: dates without a year
 * are read once more against the wider plan, and the rows then stand in order.
 */
export function summerStart(plan: Period, reread: (wider: Period) => readonly Deadline[]): Period {
  if (plan.from.month !== 9 || plan.from.day !== 1) return plan;
  const wider = { from: plan.from.subtract({ months: 1 }), to: plan.to };
  const days = reread(wider)
    .map(firstDay)
    .filter((first) => first !== undefined);
  const [first, ...rest] = days;
  const august = first !== undefined && isBefore(first, plan.from);
  const autumn = rest.some((later) => later.year === plan.from.year && later.month >= 9);
  return august && autumn ? wider : plan;
}

/**
 * Without a title: the school year of the last dated deadline, begun with the first one where that is earlier or belongs
 * to its second half; when they run from January into the autumn of one year, that calendar year.
 */
export function periodOf(deadlines: readonly Deadline[]): Period | undefined {
  const first = firstDated(deadlines);
  const ends = deadlines.filter((deadline) => firstDay(deadline) !== undefined).flatMap((deadline) => deadline.windows);
  const last = first === undefined ? undefined : ends.map((window) => window.due).reduce(later, first);
  if (first === undefined || last === undefined || last.year > first.year + 5) return undefined;
  if (first.month === 1 && last.year === first.year && last.month >= 9)
    return { from: first, to: date(`${first.year}-12-31`) };
  const from = first.month >= 9 ? schoolStart(first) : first;
  return { from, to: date(`${last.month >= 9 ? last.year + 1 : last.year}-08-31`) };
}

/** The first of the month of the first dated deadline. */
function firstDated(deadlines: readonly Deadline[]): PlainDate | undefined {
  const days = deadlines.map(firstDay).filter((first) => first !== undefined);
  const [head, ...rest] = days;
  return head === undefined ? undefined : rest.reduce(earlier, head).with({ day: 1 });
}
