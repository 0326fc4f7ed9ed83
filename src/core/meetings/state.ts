import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type Instant, instant, Temporal } from '#core/kernel/time.ts';
import type { Meeting } from './meeting.ts';

type Person = Id<'person'>;

interface Answer {
  readonly by: Person;
  /** Who must be among those who come; of a meeting without a pair, nobody in particular. */
  readonly mentors: readonly Person[];
}

/** Is it still ahead, whatever its hour: proposed or agreed? */
export const isOpen = ({ status }: Pick<Meeting, 'status'>): boolean => status === 'proposed' || status === 'agreed';

/** Other hours for the same meeting: whoever names them says yes with it, everybody else is asked anew. */
export function offer(
  meeting: Meeting,
  { by, slots }: { readonly by: Person; readonly slots: readonly Instant[] },
): Meeting {
  const { startsAt: _old, ...rest } = meeting;
  return {
    ...{ ...rest, status: 'proposed', proposedBy: by, answers: { [by]: 'yes' }, version: meeting.version + 1 },
    slots: inOrder(slots).map(String),
  };
}

/**
 * «Подходит», to the one hour on offer or to one of several. The first who picks settles the hour; enough of them, the meeting.
 * Refusal 'stale' where that hour is no longer on offer.
 */
export function accept(meeting: Meeting, { by, mentors }: Answer, slot?: string): Meeting {
  const chosen = slot ?? meeting.slots[0];
  const slots = meeting.slots.filter((one) => one === chosen);
  if (meeting.status === 'proposed' && slots.length === 0) throw new Refusal('stale');
  return settle({ ...meeting, slots, answers: { ...meeting.answers, [by]: 'yes' } }, mentors);
}

/** «Не смогу»: of a group the others go on, as long as a mentor and one more can come. */
export const refuse = (meeting: Meeting, { by, mentors }: Answer): Meeting =>
  settle({ ...meeting, answers: { ...meeting.answers, [by]: 'no' } }, mentors);

export const callOff = (meeting: Meeting): Meeting => ({ ...meeting, status: 'cancelled', slots: [] });

/** Who comes, as far as they have said. */
export const coming = ({ people, answers }: Meeting): readonly Person[] =>
  people.filter((one) => answers[one] === 'yes');
/** Who has not said no. */
export const expected = ({ people, answers }: Meeting): readonly Person[] =>
  people.filter((one) => answers[one] !== 'no');
export const unanswered = ({ people, answers }: Meeting): readonly Person[] => people.filter((one) => !answers[one]);

/** A meeting takes two, one of them a mentor where there is one; a pair needs both. */
function settle(meeting: Meeting, mentors: readonly Person[]): Meeting {
  if (!isEnough(expected(meeting), mentors)) return callOff(meeting);
  if (isEnough(coming(meeting), mentors)) return agreed(meeting);
  return meeting.startsAt ? unsettled(meeting, meeting.startsAt) : meeting;
}

const isEnough = (people: readonly Person[], mentors: readonly Person[]): boolean =>
  people.length > 1 && (mentors.length === 0 || people.some((one) => mentors.includes(one)));

function agreed(meeting: Meeting): Meeting {
  const [at] = meeting.slots;
  return { ...meeting, status: 'agreed', slots: [], ...(at ? { startsAt: instant(at) } : {}) };
}

function unsettled({ startsAt: _at, ...meeting }: Meeting, at: Instant): Meeting {
  return { ...meeting, status: 'proposed', slots: [at.toString()] };
}

const inOrder = (slots: readonly Instant[]): readonly Instant[] => [...slots].sort(Temporal.Instant.compare);

/** The hour it is about: the agreed one, else the first on offer. */
export const hourOf = ({ startsAt, slots: [first] }: Pick<Meeting, 'startsAt' | 'slots'>): Instant | undefined =>
  startsAt ?? (first === undefined ? undefined : instant(first));

export const endOf = (start: Instant, { minutes }: Pick<Meeting, 'minutes'>): Instant => start.add({ minutes });

/** Meetings of these that take time in which the other one would be held. */
export function clashing(
  busy: readonly Meeting[],
  start: Instant,
  { minutes, id }: { readonly minutes: number; readonly id?: string },
): readonly Meeting[] {
  const before = (a: Instant, b: Instant) => Temporal.Instant.compare(a, b) < 0;
  return busy.filter(
    (one) =>
      one.id !== id &&
      one.status === 'agreed' &&
      one.startsAt !== undefined &&
      before(one.startsAt, start.add({ minutes })) &&
      before(start, endOf(one.startsAt, one)),
  );
}
