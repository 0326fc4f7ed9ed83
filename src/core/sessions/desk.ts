import type { CalendarPapers } from '#core/calendar/event.ts';
import { type NationalCalendar, workingDays } from '#core/calendar/working-days.ts';
import type { Context } from '#core/conversation/context.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { allowedUntil } from '#core/delivery/allowed-hours.ts';
import { tell } from '#core/delivery/tell.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Instant } from '#core/kernel/time.ts';
import type { Secrets } from '#core/people/secrets.ts';
import type { TimerDesk } from '#core/reminders/timer.ts';
import { lapsedScreen, offerScreen } from './letters.ts';
import { nextMoment } from './moments.ts';
import type { SessionPapers } from './papers.ts';
import { type Line, refill } from './seats.ts';
import type { Booking, Session } from './session.ts';

export interface SessionsDeps {
  readonly secrets: Secrets;
  readonly national: NationalCalendar;
  readonly papers: CalendarPapers & SessionPapers;
}

type Desk = Pick<TimerDesk, 'tx' | 'now' | 'isWorking'>;

/** What acts are done with; whether a day is a working one is the host's word. As the system. */
export async function deskOf(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  { national }: Pick<SessionsDeps, 'national'>,
  { organisationId }: Pick<Session, 'organisationId'>,
): Promise<Desk> {
  const { settings } = await tx.organisations.get(organisationId);
  return { tx, now, isWorking: workingDays(national, settings) };
}

/** Hours of allowed time in which an offered seat is to be taken. */
const offerHours = 2;

/** A session with its line; its row is held until the transaction ends, so that no two acts give away the same seat. As the system. */
export async function hold({ tx }: Pick<Context, 'tx'>, sessionId: Id<'session'>): Promise<Line> {
  const session = await tx.sessions.lock(sessionId);
  return { session, bookings: await tx.bookings.where({ sessionId }) };
}

/**
 * Writes down what became of a line: free seats are offered on, whoever is concerned is told, and the session knows its next
 * moment. As the system, with the session held. Returns the line as it stands then.
 */
export async function settle(desk: Desk, before: Line, after: Line): Promise<Line> {
  const { tx, now, isWorking } = desk;
  const { settings } = await tx.organisations.get(after.session.organisationId);
  const until = allowedUntil(settings, isWorking, { from: now, hours: offerHours });
  const filled = refill(after, now, until);
  const old = new Map(before.bookings.map((one) => [one.id, one]));
  for (const one of filled.bookings.filter((row) => old.get(row.id) !== row)) {
    await (old.has(one.id) ? tx.bookings.put(one) : tx.bookings.add(one));
    if (one.status === 'offered') await tellOffer(desk, filled.session, one);
    if (one.status === 'lapsed') await tellOne(desk, filled.session, one, `lapsed:${stamp(now)}`, lapsedScreen);
  }
  const wakeAt = nextMoment(filled, now);
  const { wakeAt: _earlier, ...session } = filled.session;
  const kept: Session = { ...session, ...(wakeAt ? { wakeAt } : {}) };
  await tx.sessions.put(kept);
  return { ...filled, session: kept };
}

const stamp = (moment: Instant): string => String(moment.epochMilliseconds);

const tellOffer = (desk: Desk, session: Session, one: Booking): Promise<void> =>
  one.offeredUntil === undefined
    ? Promise.resolve()
    : tellOne(desk, session, one, `offer:${stamp(one.offeredUntil)}`, offerScreen(one.offeredUntil), one.offeredUntil);

/** Begins the keys of everything that is said to a person about a session. */
export const keyOf = (session: Pick<Session, 'id'>, person?: Id<'person'>): string =>
  person ? `session:${session.id}:${person}` : `session:${session.id}`;

/** A message to somebody about a session, by the rules of where they came from; after the beginning it helps nobody. */
export async function tellOne(
  { tx }: Pick<Context, 'tx'>,
  session: Session,
  { personId, homeId }: Pick<Booking, 'personId' | 'homeId'>,
  what: string,
  words: (session: Session, zone: string) => Screen,
  expiresAt: Instant | undefined = session.startsAt,
): Promise<void> {
  const { settings } = await tx.organisations.get(homeId);
  await tell(
    { tx },
    {
      key: `${keyOf(session, personId)}:${what}`,
      people: [personId],
      organisationId: homeId,
      screen: words(session, settings.zone),
      ...(expiresAt ? { expiresAt } : {}),
    },
  );
}
