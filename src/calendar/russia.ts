import Holidays from 'date-holidays';
import type { NationalCalendar } from '#core/calendar/working-days.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { transfers } from './transfers.ts';

/** Non-working holidays of Russia by a library, and the government's transfers by our table. */
export function russianCalendar(): NationalCalendar {
  const holidays = new Holidays('RU', { types: ['public'] });
  const byYear = new Map<number, ReadonlySet<string>>();
  const daysOff = (year: number): ReadonlySet<string> => {
    const known = byYear.get(year) ?? new Set(holidays.getHolidays(year).flatMap(spanned));
    byYear.set(year, known);
    return known;
  };
  return {
    knows: (year) => year in transfers,
    day: (day: PlainDate) => {
      const iso = day.toString();
      const moved = transfers[day.year];
      if (moved?.working.includes(iso.slice(5))) return 'working';
      return moved?.off.includes(iso.slice(5)) || daysOff(day.year).has(iso) ? 'off' : undefined;
    },
  };
}

/** A holiday of several days is one entry with a start and an end, both in the country's own time. */
function spanned(holiday: { readonly start: Date; readonly end: Date; readonly date: string }): readonly string[] {
  const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000));
  const [year = 1970, month = 1, first = 1] = holiday.date.slice(0, 10).split('-').map(Number);
  return Array.from({ length: days }, (_, offset) =>
    new Date(Date.UTC(year, month - 1, first + offset)).toISOString().slice(0, 10),
  );
}
