import { type IsWorkingDay, workingDayBefore } from '#core/calendar/working-days.ts';
import { type Instant, instant, isPast, Temporal, type Zone } from '#core/kernel/time.ts';
import type { Meeting } from './meeting.ts';
import { endOf } from './state.ts';

/** What a moment of a meeting is for: a reminder the day before, an hour before, the question whether it was held; an offer's end. */
export interface Moment {
  readonly at: Instant;
  readonly kind: 'day' | 'hour' | 'after' | 'nudge' | 'lapse';
}

interface Calendar {
  readonly zone: Zone;
  readonly isWorking: IsWorkingDay;
}

/** What happens to a meeting by itself, in order. Only what is proposed or agreed has any of it. */
export function momentsOf(meeting: Meeting, calendar: Calendar): readonly Moment[] {
  if (meeting.status === 'agreed' && meeting.startsAt) {
    const { startsAt: start } = meeting;
    return ordered([
      { at: dayBefore(start, calendar), kind: 'day' },
      { at: start.subtract({ hours: 1 }), kind: 'hour' },
      { at: endOf(start, meeting), kind: 'after' },
    ]);
  }
  const slots = meeting.status === 'proposed' ? meeting.slots.map((one) => instant(one)) : [];
  const [first] = slots;
  const last = slots.at(-1);
  return first && last
    ? ordered([
        { at: dayBefore(first, calendar), kind: 'nudge' },
        { at: last, kind: 'lapse' },
      ])
    : [];
}

/** With its next moment, as a row of the table must be kept. */
export function woken(meeting: Meeting, calendar: Calendar, now: Instant): Meeting {
  const { wakeAt: _old, ...rest } = meeting;
  const next = momentsOf(meeting, calendar).find(({ at }) => !isPast(at, now));
  return next ? { ...rest, wakeAt: next.at } : rest;
}

/** The last of its moments that has come. After a stop of the program only the nearest one is told. */
export const struck = (meeting: Meeting, calendar: Calendar, now: Instant): Moment | undefined =>
  momentsOf(meeting, calendar).findLast(({ at }) => isPast(at, now));

/** A day before at the same hour; before a Monday, on Friday. */
function dayBefore(start: Instant, { zone, isWorking }: Calendar): Instant {
  const local = start.toZonedDateTimeISO(zone);
  const day = workingDayBefore(local.toPlainDate().subtract({ days: 1 }), isWorking);
  return day.toZonedDateTime({ timeZone: zone, plainTime: local.toPlainTime() }).toInstant();
}

const ordered = (moments: readonly Moment[]): readonly Moment[] =>
  [...moments].sort((a, b) => Temporal.Instant.compare(a.at, b.at));
