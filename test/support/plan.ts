import { date, type PlainDate } from '#core/kernel/time.ts';
import type { Activity, Programme } from '#core/programmes/programme.ts';
import { newId } from '#db/new-id.ts';
import type { Met } from './meetings.ts';

interface Lined {
  readonly programme: Programme;
  readonly activities: readonly Activity[];
}

/** An approved programme of the pair from 1 October to the last of May, with a line for each of these days. */
export async function approved(
  { here, pair }: Pick<Met, 'here' | 'pair'>,
  lines: readonly (readonly [string, string])[],
  changed: Partial<Programme> = {},
): Promise<Lined> {
  const organisationId = here.organisation.id;
  const programme: Programme = {
    ...{ id: newId<'programme'>(), organisationId, mentorshipId: pair.id, status: 'approved' },
    ...{ from: date('2026-10-01'), to: date('2027-05-31'), mode: 'person', areas: ['lesson', 'discipline'] },
    ...{ schedule: 'по вторникам', expected: 'Уверенный урок', version: 1, agreements: [] },
    ...{ createdBy: pair.createdBy, createdAt: here.clock.now(), approvedOn: date('2026-10-02'), ...changed },
  };
  const activities = lines.map(
    ([title, due], index): Activity => ({
      ...{ id: newId<'activity'>(), organisationId, programmeId: programme.id, number: index + 1, title },
      ...{ area: 'lesson', due: date(due), dueVersion: 0 },
    }),
  );
  await here.system(async (tx) => {
    await tx.programmes.add(programme);
    await tx.activities.add(...activities);
  });
  return { programme, activities };
}

export const lastDayOf = ({ here }: Pick<Met, 'here'>, { id }: Pick<Programme, 'id'>): Promise<PlainDate> =>
  here.system(async (tx) => (await tx.programmes.get(id)).to);
