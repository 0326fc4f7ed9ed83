import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { CalendarEvent } from '#core/calendar/event.ts';
import type { Instant } from '#core/kernel/time.ts';

/** An .ics file (RFC 5545), with moments in UTC: every calendar shows them in its owner's zone. */
export function ics(events: readonly CalendarEvent[], stamp: Instant): Uint8Array {
  const isCancelled = events.some((one) => one.cancelled);
  const calendar = ical({
    prodId: { company: 'mentoring-bot', product: 'mentoring', language: 'RU' },
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  for (const one of events)
    calendar.createEvent({
      id: one.uid,
      sequence: one.sequence,
      stamp: moment(stamp),
      start: moment(one.start),
      end: moment(one.start.add({ minutes: one.minutes })),
      summary: one.title,
      status: one.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      ...(one.place ? { location: one.place } : {}),
      ...(one.about ? { description: one.about } : {}),
    });
  return Buffer.from(calendar.toString(), 'utf8');
}

const moment = (at: Instant): Date => new Date(at.epochMilliseconds);
