import { date, instant, type PlainDate } from '#core/kernel/time.ts';
import type { Programme } from '#core/programmes/programme.ts';
import { newId } from '#db/new-id.ts';
import type { Met } from './meetings.ts';

/** A programme of the pair as the curator approved it: two activities, of which so many are accepted. */
export async function approved(
  { here, mentor, mentee, pair }: Pick<Met, 'here' | 'mentor' | 'mentee' | 'pair'>,
  { to = date('2027-01-15'), accepted = 2 }: { readonly to?: PlainDate; readonly accepted?: number } = {},
): Promise<Programme> {
  const of = { organisationId: here.organisation.id };
  const programme: Programme = {
    ...{ ...of, id: newId<'programme'>(), mentorshipId: pair.id, status: 'approved', version: 1, agreements: [] },
    ...{ from: date('2026-10-05'), to, mode: 'person', areas: ['lesson', 'discipline'], schedule: 'по вторникам' },
    ...{ expected: 'Уверенные уроки в 5 А без помощи Луговой', createdBy: mentee.person.id },
    ...{ createdAt: here.clock.now(), approvedBy: mentor.person.id, approvedOn: date('2026-10-05') },
  };
  const titles = ['Открытый урок в 5 А', 'Разбор дисциплины с Кимом'];
  await here.system(async (tx) => {
    await tx.programmes.add(programme);
    for (const [index, title] of titles.entries()) {
      const activityId = newId<'activity'>();
      await tx.activities.add({
        ...{ ...of, id: activityId, programmeId: programme.id, number: index + 1, title, due: date('2026-11-20') },
        dueVersion: 0,
      });
      if (index < accepted)
        await tx.results.add({
          ...{ ...of, id: newId<'result'>(), programmeId: programme.id, activityId, personId: mentee.person.id },
          ...{ status: 'accepted', earlier: [], doneOn: date('2026-11-19') },
        });
    }
  });
  return programme;
}

/** A meeting of the pair with its log, on that day. */
export async function logged(
  { here, mentor, mentee, pair }: Pick<Met, 'here' | 'mentor' | 'mentee' | 'pair'>,
  on: string,
  minutes: number,
): Promise<void> {
  const of = { organisationId: here.organisation.id, mentorshipId: pair.id };
  const meetingId = newId<'meeting'>();
  const people = [mentor.person.id, mentee.person.id];
  await here.system(async (tx) => {
    await tx.meetings.add({
      ...{ ...of, id: meetingId, people, proposedBy: mentor.person.id, createdAt: here.clock.now(), slots: [] },
      ...{ startsAt: instant(`${on}T12:00:00+03:00`), minutes, mode: 'in-person', answers: {}, status: 'held' },
      version: 1,
    });
    await tx.logs.add({
      ...{ ...of, id: newId<'log'>(), meetingId, by: mentor.person.id, at: here.clock.now(), day: date(on), minutes },
      ...{ topic: 'planning', words: {} },
    });
  });
}
