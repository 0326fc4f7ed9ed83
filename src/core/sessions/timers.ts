import { tell } from '#core/delivery/tell.ts';
import { isPast, Temporal } from '#core/kernel/time.ts';
import { type Timer, type TimerDesk, timer } from '#core/reminders/timer.ts';
import { goalScreen } from './after.ts';
import { settle, tellOne } from './desk.ts';
import { leaderReminder, markRequest, reminder } from './letters.ts';
import { endOf, leadMoment, leads } from './moments.ts';
import { keepRounds } from './rounds-desk.ts';
import { type Line, seated } from './seats.ts';
import type { Booking, Session } from './session.ts';

/** Days for which experts may still be asked who was there. */
const markDays = 7;

/** What happens to sessions and places by themselves: seats offered on, reminders, the end, the day of a goal. */
export const sessionTimers: readonly Timer[] = [
  timer((tx) => tx.sessions, wakeSession),
  timer((tx) => tx.bookings, wakeGoal),
];

async function wakeSession(desk: TimerDesk, session: Session): Promise<Session> {
  const line: Line = { session, bookings: await desk.tx.bookings.where({ sessionId: session.id }) };
  if (session.status === 'announced' && isPast(endOf(session), desk.now)) return end(desk, line);
  const settled = await settle(desk, line, line);
  await remind(desk, settled);
  return keepRounds(desk, settled);
}

/** The nearest of the two reminders whose hour has come; the key keeps it to once per person and version. */
async function remind(desk: TimerDesk, { session, bookings }: Line): Promise<void> {
  const lead = [...leads].reverse().find((hours) => isPast(leadMoment(session, hours), desk.now));
  if (lead === undefined || isPast(session.startsAt, desk.now)) return;
  const what = `remind:${lead}:${session.version}`;
  for (const one of seated({ bookings })) await tellOne(desk, session, one, what, reminder);
  for (const one of await leading(desk, session)) await tellOne(desk, session, one, what, leaderReminder);
}

async function end(desk: TimerDesk, { session, bookings }: Line): Promise<Session> {
  const { wakeAt: _now, ...rest } = session;
  const over: Session = { ...rest, status: 'over' };
  const until = desk.now.add({ hours: 24 * markDays });
  if (seated({ bookings }).length > 0)
    for (const one of await leading(desk, session)) await tellOne(desk, over, one, 'mark', markRequest, until);
  return over;
}

const leading = async ({ tx }: TimerDesk, { id: sessionId, organisationId }: Session) =>
  (await tx.experts.where({ sessionId })).map(({ personId }) => ({ personId, homeId: organisationId }));

/** Days after that of the goal in which the question still helps. */
const goalDays = 7;

async function wakeGoal({ tx, now }: TimerDesk, { wakeAt: _now, ...booking }: Booking): Promise<Booking> {
  if (booking.goal && booking.goalDone === undefined)
    await tell(
      { tx },
      {
        key: `session:${booking.sessionId}:${booking.personId}:goal:${booking.goalBy?.toString() ?? ''}`,
        ...{ people: [booking.personId], organisationId: booking.homeId, screen: goalScreen(booking) },
        expiresAt: now.add(Temporal.Duration.from({ hours: 24 * goalDays })),
      },
    );
  return booking;
}
