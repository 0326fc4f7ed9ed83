import type { CalendarEvent, CalendarPapers } from '#core/calendar/event.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Desk } from './desk.ts';
import type { Meeting } from './meeting.ts';
import { hourOf } from './state.ts';
import { meetingModeWords } from './words.ts';

/** It is made anew whenever it is asked for. */
const keptHours = 72;

interface For {
  readonly owner: Id<'person'>;
  /** The others' names, where the messenger it goes to may carry them. */
  readonly names?: string;
}

/** Stores an .ics file of these meetings: the same uid through moves, the version as sequence; what is cancelled says so. */
export async function calendarFile(
  desk: Desk,
  papers: CalendarPapers,
  meetings: readonly Meeting[],
  { owner, names }: For,
): Promise<Id<'file'>> {
  const events = meetings.flatMap((one) => eventOf(one, names) ?? []);
  const id = desk.newId<'file'>();
  await desk.tx.files.add({
    ...{ id, organisationId: desk.organisation.id, ownerId: owner, hasNames: names !== undefined },
    ...{ name: 'Встреча.ics', bytes: papers.ics(events, desk.now), createdAt: desk.now },
    expiresAt: desk.now.add({ hours: keptHours }),
  });
  return id;
}

function eventOf(meeting: Meeting, names: string | undefined): CalendarEvent | undefined {
  const start = hourOf(meeting);
  if (!start) return undefined;
  const { id, version, minutes, mode, place, status } = meeting;
  return {
    ...{ uid: id, sequence: status === 'cancelled' ? version + 1 : version, start, minutes },
    title: names ? `Встреча: ${names}` : 'Встреча наставника',
    place: place ?? meetingModeWords[mode],
    ...(status === 'cancelled' ? { cancelled: true as const } : {}),
  };
}
