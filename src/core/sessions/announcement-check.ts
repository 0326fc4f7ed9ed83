import type { Check } from '#core/delivery/prepare.ts';
import { id } from '#core/kernel/id.ts';
import type { Clock } from '#core/kernel/ports.ts';
import { announcement } from './letters.ts';
import { isIn, takesBookings } from './seats.ts';
import type { Session } from './session.ts';

export const announcementKind = 'session-announcement';
export const aboutOf = ({ id: session }: Pick<Session, 'id'>): string => `${announcementKind}:${session}`;

/** An invitation is rendered at the moment of sending: of a session that was moved or called off meanwhile it says what is true. */
export const announcementCheck =
  (clock: Clock): Check =>
  async (tx, { about, personId, organisationId }) => {
    const sessionId = id<'session'>(about?.split(':')[1] ?? '');
    const session = await tx.sessions.find(sessionId);
    if (!session || !personId || !organisationId || !takesBookings(session, clock())) return 'drop';
    if ((await tx.bookings.where({ sessionId, personId })).some(isIn)) return 'drop';
    const experts = (await tx.experts.where({ sessionId })).map((one) => one.personId);
    const { settings } = await tx.organisations.get(organisationId);
    return announcement(experts)(session, settings.zone);
  };
