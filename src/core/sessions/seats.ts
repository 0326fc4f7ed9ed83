import type { Id } from '#core/kernel/id.ts';
import { type Instant, isPast, Temporal } from '#core/kernel/time.ts';
import type { Booking, Session } from './session.ts';

/** A session with everybody who ever took a place in it. */
export interface Line {
  readonly session: Session;
  readonly bookings: readonly Booking[];
}

/** Who comes, and from where. */
export type Comer = Pick<Booking, 'personId' | 'homeId'>;

const earliest = (a: Instant, b: Instant): Instant => (Temporal.Instant.compare(a, b) < 0 ? a : b);

/** Has a seat, may have one, or stands in the line for one. */
export const isIn = ({ status }: Pick<Booking, 'status'>): boolean =>
  status === 'seated' || status === 'waiting' || status === 'offered';
/** A seat that is offered is nobody else's while the offer lasts. */
const holdsSeat = ({ status }: Booking): boolean => status === 'seated' || status === 'offered';

export const seated = ({ bookings }: Pick<Line, 'bookings'>): readonly Booking[] =>
  bookings.filter((one) => one.status === 'seated');
/** In the order in which seats will be offered to them. */
export const waiting = ({ bookings }: Pick<Line, 'bookings'>): readonly Booking[] =>
  bookings.filter((one) => one.status === 'waiting').sort((a, b) => a.line - b.line);
export const freeSeats = ({ session, bookings }: Line): number =>
  Math.max(0, session.seats - bookings.filter(holdsSeat).length);

export const bookingOf = ({ bookings }: Pick<Line, 'bookings'>, person: Id<'person'>): Booking | undefined =>
  bookings.find((one) => one.personId === person);

/** Announced, and neither the last moment to sign up nor the beginning has come. */
export const takesBookings = ({ status, signUpUntil, startsAt }: Session, now: Instant): boolean =>
  status === 'announced' && !isPast(earliest(signUpUntil, startsAt), now);

/** A seat where one is free and nobody waits for it, else the end of the line. Whoever is in already stays where they are. */
export function book(
  line: Line,
  comer: Comer,
  { now, id }: { readonly now: Instant; readonly id: Booking['id'] },
): Line {
  const known = bookingOf(line, comer.personId);
  if (known && isIn(known)) return line;
  const { organisationId, id: sessionId } = line.session;
  const status = freeSeats(line) > 0 && waiting(line).length === 0 ? 'seated' : 'waiting';
  const arrival = Math.max(0, ...line.bookings.map((one) => one.line)) + 1;
  const came: Booking = {
    ...{ id: known?.id ?? id, organisationId, sessionId, ...comer, status, line: arrival },
    createdAt: known?.createdAt ?? now,
  };
  return { ...line, bookings: [...line.bookings.filter((one) => one !== known), came] };
}

/** Gives up a seat, an offer, or a place in the line. */
export const leave = (line: Line, person: Id<'person'>): Line =>
  changed(line, person, (one) => (isIn(one) ? withStatus(one, 'left') : one));

/** Takes the seat that is offered; too late changes nothing. */
export const take = (line: Line, person: Id<'person'>, now: Instant): Line =>
  changed(line, person, (one) => (isOffered(one, now) ? withStatus(one, 'seated') : one));

const isOffered = ({ status, offeredUntil }: Booking, now: Instant): boolean =>
  status === 'offered' && offeredUntil !== undefined && !isPast(offeredUntil, now);

/**
 * Offers that were not taken in time lapse, and every free seat is offered to whoever has waited longest, until `until` but not
 * past the last moment to sign up; those who were in line by then are still asked, up to the beginning.
 */
export function refill(line: Line, now: Instant, until: Instant): Line {
  const { session } = line;
  const lapsed = {
    ...line,
    bookings: line.bookings.map((one) => (isLate(one, now) ? withStatus(one, 'lapsed') : one)),
  };
  if (session.status !== 'announced' || isPast(session.startsAt, now)) return lapsed;
  const end = isPast(session.signUpUntil, now) ? session.startsAt : earliest(session.signUpUntil, session.startsAt);
  const next = new Set(waiting(lapsed).slice(0, freeSeats(lapsed)));
  const offeredUntil = earliest(until, end);
  return {
    ...lapsed,
    bookings: lapsed.bookings.map((one) => (next.has(one) ? { ...one, status: 'offered', offeredUntil } : one)),
  };
}

const isLate = (one: Booking, now: Instant): boolean => one.status === 'offered' && !isOffered(one, now);

function withStatus({ offeredUntil: _until, ...rest }: Booking, status: Booking['status']): Booking {
  return { ...rest, status };
}

const changed = (line: Line, person: Id<'person'>, change: (one: Booking) => Booking): Line => ({
  ...line,
  bookings: line.bookings.map((one) => (one.personId === person ? change(one) : one)),
});
