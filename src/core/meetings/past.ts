import { showDay } from '#core/conversation/questions.ts';
import { showMoment } from '#core/conversation/show-moment.ts';
import { dayIn, type Instant, isPast, type PlainDate, Temporal, type Zone } from '#core/kernel/time.ts';
import { isInForce } from '#core/pairing/in-force.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import type { Meeting } from './meeting.ts';
import { endOf } from './state.ts';

interface Today {
  readonly zone: Zone;
  readonly now: Instant;
}

const byStart = (a: Meeting, b: Meeting): number =>
  a.startsAt && b.startsAt ? Temporal.Instant.compare(a.startsAt, b.startsAt) : 0;

/** Over, and nobody has said whether it was held. */
export const isUnnoted = ({ status, startsAt, minutes }: Meeting, now: Instant): boolean =>
  status === 'agreed' && startsAt !== undefined && isPast(endOf(startsAt, { minutes }), now);

/** What the curator reads of the meetings of a pair: how many, the last and the next one, and how many nobody has noted. */
export function meetingLines(meetings: readonly Meeting[], { zone, now }: Today): readonly string[] {
  const held = meetings.filter((one) => one.status === 'held').sort(byStart);
  const next = meetings.filter((one) => one.status === 'agreed' && !isUnnoted(one, now)).sort(byStart)[0];
  const unnoted = meetings.filter((one) => isUnnoted(one, now)).length;
  const last = held.at(-1)?.startsAt;
  return [
    `Встреч состоялось: ${held.length}`,
    ...(last ? [`Последняя встреча: ${showDay(dayIn(zone, last))}`] : []),
    ...(next?.startsAt ? [`Следующая встреча: ${showMoment(next.startsAt, zone)}`] : []),
    ...(unnoted > 0 ? [`Без отметки, состоялась ли: ${unnoted}`] : []),
  ];
}

/** Days without a meeting after which the curator is told. */
export const silentDays = 21;

/** The day since which a pair in force has not met: of its last meeting, or its first day. Absent where nothing is awaited of it. */
export function notMetSince(
  pair: Mentorship,
  meetings: readonly Meeting[],
  today: PlainDate,
  zone: Zone,
): { readonly day: PlainDate; readonly ever: boolean } | undefined {
  if (!isInForce(pair, today) || !pair.inForceFrom || pair.kinds.every((kind) => kind === 'speed')) return undefined;
  const held = meetings.filter((one) => one.mentorshipId === pair.id && one.status === 'held').sort(byStart);
  const last = held.at(-1)?.startsAt;
  return last ? { day: dayIn(zone, last), ever: true } : { day: pair.inForceFrom, ever: false };
}

/** «Встреч не было с 7 октября 2026 г.» */
export const silenceWords = ({ day, ever }: { readonly day: PlainDate; readonly ever: boolean }): string =>
  ever ? `Встреч не было с ${showDay(day)}` : `Встреч ещё не было, пара действует с ${showDay(day)}`;
