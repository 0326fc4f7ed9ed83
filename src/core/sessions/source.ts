import { button } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { dayIn, daysBetween, isBefore, type PlainDate } from '#core/kernel/time.ts';
import { type Line, type Morning, type Source, subjectId } from '#core/reminders/source.ts';
import { attendableOfEach } from './attend.ts';
import type { Session } from './session.ts';
import { themeOf } from './words.ts';

const prefix = 'attended:';
/** Days after a session in which it is still worth asking in the morning. */
const askedDays = 3;

/** Who was at a session: once more in the morning after it, to those who led it, while nobody has said. */
export const attendanceSource: Source = {
  prefix,
  due: async (morning) => {
    const { today, connected } = morning.staff;
    const over = await unmarkedOf(
      morning,
      (await overIn(morning)).filter((session) => {
        const day = dayOf(morning, session);
        return isBefore(day, today) && daysBetween(day, today) <= askedDays;
      }),
    );
    const experts = await morning.tx.experts.among(
      'sessionId',
      over.map((one) => one.id),
    );
    return experts
      .filter(({ personId }) => connected(personId))
      .map(({ personId, sessionId }) => ({ personId, subject: prefix + sessionId, lead: 'mark', dueVersion: 0 }));
  },
  lines: async (morning, reminders) => {
    const ids = reminders.map(({ subject }) => id<'session'>(subjectId({ prefix }, subject)));
    const over = await unmarkedOf(morning, await morning.tx.sessions.among('id', ids));
    return over.map(
      (session): Line => ({
        subject: prefix + session.id,
        text: [`Отметить, кто пришёл: ${themeOf(session)}`],
        button: button('Отметить', 'ses.mark', session.id, '0'),
      }),
    );
  },
  days: async (morning) => (await overIn(morning)).map((session) => dayOf(morning, session).add({ days: 1 })),
};

const overIn = ({ tx, organisation }: Morning): Promise<readonly Session[]> =>
  tx.sessions.where({ organisationId: organisation.id, status: 'over' });
const dayOf = ({ organisation }: Morning, { startsAt }: Session): PlainDate =>
  dayIn(organisation.settings.zone, startsAt);
/** Those of which nobody has said yet who was there. */
async function unmarkedOf(morning: Morning, sessions: readonly Session[]): Promise<readonly Session[]> {
  const attending = await attendableOfEach(morning, sessions);
  return sessions.filter((session) => attending(session).some((one) => one.attended === undefined));
}
