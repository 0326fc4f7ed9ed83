import { isBefore, type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { IsoPeriod, Settings } from '#core/people/organisation.ts';

/** The country's calendar: non-working holidays, days moved by the government, and whether a year's moves are known. */
export interface NationalCalendar {
  /** undefined: an ordinary day, decided by the day of the week. */
  day(day: PlainDate): 'working' | 'off' | undefined;
  /** Are the government's transfers of this year in the table? Where not, the settings screen says so. */
  knows(year: number): boolean;
}

type Week = Pick<Settings, 'workWeek' | 'holidays' | 'dayOverrides'>;
export type IsWorkingDay = (day: PlainDate) => boolean;

/** The organisation's own word first, then its holidays, then the country's calendar, then the length of its week. */
export const workingDays =
  (national: NationalCalendar, settings: Week): IsWorkingDay =>
  (day) => {
    const own = settings.dayOverrides[day.toString()];
    if (own) return own === 'working';
    if (settings.holidays.some((period) => within(day, period))) return false;
    const official = national.day(day);
    if (official === 'off') return false;
    // A working Saturday that the government declares is meant for a five-day week; a six-day one works it anyway.
    return official === 'working' || day.dayOfWeek <= settings.workWeek;
  };

/** The day itself if it is a working one, else the nearest working day before it. */
export const workingDayBefore = (day: PlainDate, isWorking: IsWorkingDay): PlainDate => seek(day, isWorking, -1);

/** The day itself if it is a working one, else the nearest working day after it. */
export const workingDayAfter = (day: PlainDate, isWorking: IsWorkingDay): PlainDate => seek(day, isWorking, 1);

/** The `count`-th working day after `day`: notice given on a day is over at its end (art. 351.8 of the Labour Code: 3). */
export const workingDaysAfter = (day: PlainDate, count: number, isWorking: IsWorkingDay): PlainDate =>
  Array.from({ length: count }).reduce<PlainDate>((from) => workingDayAfter(from.add({ days: 1 }), isWorking), day);

/** No holiday lasts longer than a summer: past that the calendar itself is wrong and the day stands as it is. */
const longestBreak = 120;

function seek(day: PlainDate, isWorking: IsWorkingDay, step: 1 | -1): PlainDate {
  for (let days = 0; days < longestBreak; days++) {
    const candidate = day.add({ days: days * step });
    if (isWorking(candidate)) return candidate;
  }
  return day;
}

const within = (day: PlainDate, period: IsoPeriod): boolean =>
  !isBefore(day, Temporal.PlainDate.from(period.from)) && !isBefore(Temporal.PlainDate.from(period.to), day);
