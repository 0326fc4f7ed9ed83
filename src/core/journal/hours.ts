import type { Id } from '#core/kernel/id.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import type { Meeting, MeetingLog } from '#core/meetings/meeting.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { Asked } from '#core/pairing/answers.ts';
import { isInForce, stands } from '#core/pairing/in-force.ts';

/** Both inclusive. */
export interface Period {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Meetings, and how long they were. */
export interface Work {
  readonly meetings: number;
  /** In minutes, of the meetings whose length somebody said. */
  readonly minutes: number;
  readonly timed: number;
}

/** What one mentor did in one pair in a period: the evidence of extra pay. */
export interface Hours extends Work {
  readonly mentor: Id<'person'>;
  readonly asked: Asked;
  /** Meetings that every mentee of them confirmed or wrote down. */
  readonly confirmed: number;
}

interface Kept {
  readonly pairs: readonly Asked[];
  readonly logs: readonly MeetingLog[];
  readonly meetings: readonly Meeting[];
}

/** A row per mentor and pair. Only what lies inside the days of the order and of the period counts, and what nobody timed adds no minute. */
export function hoursOf({ pairs, logs, meetings }: Kept, period: Period): readonly Hours[] {
  return pairs.flatMap((asked) => {
    const here = countedOf(asked, logs, period);
    const mentors = asked.members.filter(({ side }) => side === 'mentor');
    return [...new Set(mentors.map((one) => one.personId))].flatMap((mentor): readonly Hours[] => {
      const theirs = here.filter((log) => wasThere(mentors, meetings, mentor, log));
      if (theirs.length === 0) return [];
      return [
        {
          ...{ mentor, asked, ...tallied(theirs) },
          confirmed: theirs.filter((log) => isConfirmed(asked, meetings, mentor, log)).length,
        },
      ];
    });
  });
}

/** The same for one person of a pair, on whichever side. */
export function workOf(
  { person, asked, logs, meetings }: Omit<Kept, 'pairs'> & { readonly person: Id<'person'>; readonly asked: Asked },
  period: Period,
): Work {
  const own = asked.members.filter(({ personId }) => personId === person);
  return tallied(countedOf(asked, logs, period).filter((log) => wasThere(own, meetings, person, log)));
}

const countedOf = ({ pair }: Asked, logs: readonly MeetingLog[], { from, to }: Period): readonly MeetingLog[] =>
  logs.filter(
    ({ mentorshipId, day }) =>
      mentorshipId === pair.id && isInForce(pair, day) && !isBefore(day, from) && !isBefore(to, day),
  );

function tallied(logs: readonly MeetingLog[]): Work {
  const timed = logs.flatMap(({ minutes }) => (minutes === undefined ? [] : [minutes]));
  return { meetings: logs.length, timed: timed.length, minutes: timed.reduce((sum, one) => sum + one, 0) };
}

const peopleAt = (meetings: readonly Meeting[], { meetingId }: MeetingLog): readonly Id<'person'>[] =>
  meetings.find((one) => one.id === meetingId)?.people ?? [];

function wasThere(
  members: Asked['members'],
  meetings: readonly Meeting[],
  person: Id<'person'>,
  log: MeetingLog,
): boolean {
  const stood = members.some((one) => one.personId === person && stands(one, log.day));
  return stood && peopleAt(meetings, log).includes(person);
}

function isConfirmed(asked: Asked, meetings: readonly Meeting[], mentor: Id<'person'>, log: MeetingLog): boolean {
  const there = peopleAt(meetings, log);
  const mentees = asked.members.filter(({ side, personId }) => side === 'mentee' && personId !== mentor);
  const asked_ = [...new Set(mentees.map((one) => one.personId))].filter((one) => there.includes(one));
  return asked_.length > 0 && asked_.every((one) => one === log.by || log.words[one]?.said === 'confirmed');
}

/** «2 ч 40 мин»; whole hours without minutes. */
export function hoursWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 || rest === 0 ? `${hours}\u00a0ч` : '', rest > 0 ? `${rest}\u00a0мин` : '']
    .filter((one) => one !== '')
    .join(' ');
}

export const menteesOf = ({ members }: Asked, mentor: Id<'person'>): readonly Id<'person'>[] =>
  peopleOn(members, 'mentee').filter((one) => one !== mentor);
