import { button } from '#core/conversation/screen.ts';
import { showMoment } from '#core/conversation/show-moment.ts';
import { id } from '#core/kernel/id.ts';
import { say } from '#core/kernel/text.ts';
import { date, dayIn, daysBetween, isBefore } from '#core/kernel/time.ts';
import { listOf } from '#core/pairing/words.ts';
import { connectedOf } from '#core/reminders/recipients.ts';
import { type Line, type Morning, type Source, subjectId } from '#core/reminders/source.ts';
import type { Meeting } from './meeting.ts';
import { isUnnoted, silentDays } from './past.ts';
import { silentPairs, waitingPairs } from './silent.ts';
import { expected } from './state.ts';
import { othersIn } from './words.ts';

const agreed = ({ tx, organisation }: Morning): Promise<readonly Meeting[]> =>
  tx.meetings.where({ organisationId: organisation.id, status: 'agreed' });

/** Whether a meeting was held: once more in the next morning's digest, and then no more. */
export const heldSource: Source = {
  prefix: 'held:',
  due: async (morning) => {
    const { staff, organisation } = morning;
    const over = (await agreed(morning)).filter(
      ({ startsAt }) => startsAt && isBefore(dayIn(organisation.settings.zone, startsAt), staff.today),
    );
    return over.flatMap((one) =>
      expected(one)
        .filter(staff.connected)
        .map((personId) => ({ personId, subject: `held:${one.id}`, lead: 'held', dueVersion: one.version })),
    );
  },
  lines: async ({ tx, organisation, now }, reminders) => {
    const ids = reminders.map((one) => id<'meeting'>(subjectId({ prefix: 'held:' }, one.subject)));
    const meetings = await tx.meetings.among('id', [...new Set(ids)]);
    return reminders.flatMap(({ subject, personId, dueVersion }): readonly Line[] => {
      const meeting = meetings.find((one) => subject === `held:${one.id}` && one.version === dueVersion);
      if (!meeting?.startsAt || !isUnnoted(meeting, now)) return [];
      const whom = listOf(othersIn(meeting, personId));
      const text = say`Состоялась ли встреча: ${whom}, ${showMoment(meeting.startsAt, organisation.settings.zone)}`;
      return [{ subject, text, button: button('Отметить встречу', 'm.card', meeting.id) }];
    });
  },
  days: async (morning) =>
    (await agreed(morning)).flatMap(({ startsAt }) =>
      startsAt ? [dayIn(morning.organisation.settings.zone, startsAt).add({ days: 1 })] : [],
    ),
};

/** Pairs that have not met for three weeks: one line of the curator's digest, when another one has become such. */
export const silenceSource: Source = {
  prefix: 'silent:',
  due: async (morning) => {
    const curators = connectedOf('curator', morning.staff);
    return (await silentPairs(morning)).flatMap(({ pair, since }) =>
      curators.map((personId) => ({
        ...{ personId, subject: `silent:${pair.id}`, lead: 'silent' },
        dueVersion: daysBetween(date('2020-01-01'), since.day),
      })),
    );
  },
  lines: async (morning, reminders) => {
    const silent = await silentPairs(morning);
    const news = reminders.filter((one) => silent.some(({ pair }) => one.subject === `silent:${pair.id}`));
    const [first] = news;
    if (!first) return [];
    const text = say`Пары без встреч три недели: ${silent.length}`;
    return [{ subject: first.subject, text, button: button('Кто давно не встречался', 'm.silent') }];
  },
  days: async (morning) => (await waitingPairs(morning)).map(({ since }) => since.day.add({ days: silentDays })),
};
