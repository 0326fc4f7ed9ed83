import { button } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { dayIn, daysBetween, isBefore, type PlainDate } from '#core/kernel/time.ts';
import { type Line, type Morning, type Source, subjectId } from '#core/reminders/source.ts';
import { attendable } from './attend.ts';
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
    const told = [];
    for (const session of await overIn(morning)) {
      if (!isBefore(dayOf(morning, session), today) || daysBetween(dayOf(morning, session), today) > askedDays)
        continue;
      if (!(await isUnmarked(morning, session))) continue;
      const experts = await morning.tx.experts.where({ sessionId: session.id });
      for (const { personId } of experts)
        if (connected(personId)) told.push({ personId, subject: prefix + session.id, lead: 'mark', dueVersion: 0 });
    }
    return told;
  },
  lines: async (morning, reminders) => {
    const lines: Line[] = [];
    for (const { subject } of reminders) {
      const session = await morning.tx.sessions.find(id<'session'>(subjectId({ prefix }, subject)));
      if (!session || !(await isUnmarked(morning, session))) continue;
      const text = [`Отметить, кто пришёл: ${themeOf(session)}`];
      lines.push({ subject, text, button: button('Отметить', 'ses.mark', session.id, '0') });
    }
    return lines;
  },
  days: async (morning) => (await overIn(morning)).map((session) => dayOf(morning, session).add({ days: 1 })),
};

const overIn = ({ tx, organisation }: Morning): Promise<readonly Session[]> =>
  tx.sessions.where({ organisationId: organisation.id, status: 'over' });
const dayOf = ({ organisation }: Morning, { startsAt }: Session): PlainDate =>
  dayIn(organisation.settings.zone, startsAt);
const isUnmarked = async ({ tx }: Morning, session: Session): Promise<boolean> =>
  (await attendable({ tx }, session)).some((one) => one.attended === undefined);
