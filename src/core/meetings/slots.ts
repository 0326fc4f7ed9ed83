import { momentAt } from '#core/conversation/read-moment.ts';
import { dayIn, type Instant, isBefore, isPast, type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { Occasion } from './deps.ts';
import { type Desk, zoneOf } from './desk.ts';
import type { Meeting } from './meeting.ts';
import { clashing, hourOf } from './state.ts';

/** After the lessons of the first shift. */
const usual = [Temporal.PlainTime.from('15:00'), Temporal.PlainTime.from('16:00')];
/** Days ahead that are looked through for a free hour. */
const horizon = 120;

/** How the last meeting on this occasion was held: the next one is proposed the same way. */
export const lastLike = (all: readonly Meeting[], { mentorshipId, helpId }: Occasion): Meeting | undefined =>
  all
    .filter((one) => (mentorshipId ? one.mentorshipId === mentorshipId : helpId !== undefined && one.helpId === helpId))
    .sort((a, b) => Temporal.Instant.compare(b.createdAt, a.createdAt))[0];

/** Hours to offer: that of the last meeting first. */
export function hoursLike(last: Meeting | undefined, desk: Desk): readonly Temporal.PlainTime[] {
  const at = last && hourOf(last)?.toZonedDateTimeISO(zoneOf(desk)).toPlainTime();
  return at ? [at, ...usual.filter((one) => !one.equals(at))] : usual;
}

interface Wanted {
  readonly occasion: Occasion;
  /** The proposer's own meetings: what they already have is not offered. */
  readonly busy: readonly Meeting[];
  readonly hours: readonly Temporal.PlainTime[];
  readonly minutes: number;
  readonly count: number;
}

/** The next free hours on working days from tomorrow on. */
export function readySlots(desk: Desk, wanted: Wanted): readonly Instant[] {
  const tomorrow = dayIn(zoneOf(desk), desk.now).add({ days: 1 });
  const found: Instant[] = [];
  for (let ahead = 0; ahead < horizon && found.length < wanted.count; ahead += 1)
    found.push(...freeOn(desk, wanted, tomorrow.add({ days: ahead })));
  return found.slice(0, wanted.count);
}

function freeOn(desk: Desk, { occasion, busy, hours, minutes }: Wanted, day: PlainDate): readonly Instant[] {
  if (!desk.isWorking(day) || occasion.closedOn(day) !== undefined) return [];
  return [...hours]
    .sort(Temporal.PlainTime.compare)
    .map((hour) => momentAt(day, hour, zoneOf(desk)))
    .filter((at) => clashing(busy, at, { minutes }).length === 0);
}

/** Why nothing can be held then; undefined where it can. */
export function whyNot(desk: Desk, occasion: Occasion, at: Instant): string | undefined {
  if (isPast(at, desk.now)) return 'Это время уже прошло. Назовите более позднее.';
  const day = dayIn(zoneOf(desk), at);
  if (isBefore(dayIn(zoneOf(desk), desk.now).add({ years: 1 }), day))
    return 'Это дальше чем через год. Проверьте дату.';
  return occasion.closedOn(day);
}
