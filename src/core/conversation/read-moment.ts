import { fold } from '#core/kernel/fold.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { type Instant, type PlainDate, Temporal, type Zone } from '#core/kernel/time.ts';
import { readTimeOfDay } from './question-time.ts';

/** A day and an hour as people type them; without an hour where they named none («в пятницу после уроков»). */
export interface ReadMoment {
  readonly day: PlainDate;
  readonly time?: Temporal.PlainTime;
}

/** Words that are about the time of day and tell no hour. */
const vague = /(?:^| )(?:после (?:\d )?урок(?:ов|а)|после обеда|после работы|до обеда|утром|днем|вечером|на перемене)$/;

/**
 * «завтра в 15:30», «12 марта 15:00», «в пятницу к 9», «27.11 14.30», «сегодня в 4 дня»; «в пятницу после уроков» is a day alone.
 * An hour alone is today's. Undefined where no day can be made of it.
 */
export function readMoment(words: string, today: PlainDate): ReadMoment | undefined {
  const typed = fold(words).replaceAll(',', ' ').replace(/\s+/g, ' ').replace(/[.!]$/, '');
  const bare = typed.replace(vague, '').trim();
  if (bare !== typed) {
    const day = bare === '' ? undefined : readDay(bare, today, 'future');
    return day && { day };
  }
  return withTime(typed, today) ?? alone(typed, today);
}

/** The longest end of the words that is a time, with a day before it; or the other way round. */
function withTime(typed: string, today: PlainDate): ReadMoment | undefined {
  const parts = typed.split(' ');
  const halves = parts.slice(1).map((_, index) => [parts.slice(0, index + 1), parts.slice(index + 1)] as const);
  const read = (dayWords: readonly string[], timeWords: readonly string[]): ReadMoment | undefined => {
    const time = timeIn(timeWords.join(' '));
    const day = time && readDay(dayWords.join(' '), today, 'future');
    return time && day && { day, time };
  };
  for (const [first, rest] of halves) {
    const found = read(first, rest) ?? read(rest, first);
    if (found) return found;
  }
  return undefined;
}

/** A bare number is an hour only after a preposition: «12 марта 15» may be the day of some year, and 2027 is one. */
const timeIn = (words: string): Temporal.PlainTime | undefined =>
  /^\d{1,4}$/.test(words) ? undefined : readTimeOfDay(words);

function alone(typed: string, today: PlainDate): ReadMoment | undefined {
  const day = readDay(typed, today, 'future');
  if (day) return { day };
  const time = timeIn(typed);
  return time && { day: today, time };
}

export const momentAt = (day: PlainDate, time: Temporal.PlainTime, zone: Zone): Instant =>
  day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();

/** An hour as a button carries it: minutes since the epoch, in letters and digits. */
export const slotCode = (at: Instant): string => Math.floor(at.epochMilliseconds / 60_000).toString(36);

export function readSlot(code: string): Instant | undefined {
  if (!/^[0-9a-z]{4,6}$/.test(code)) return undefined;
  return Temporal.Instant.fromEpochMilliseconds(Number.parseInt(code, 36) * 60_000);
}
