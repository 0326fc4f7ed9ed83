import { bySide } from '#core/pairing/access.ts';
import { isInForce } from '#core/pairing/in-force.ts';
import type { Morning } from '#core/reminders/source.ts';
import type { Plan } from './items.ts';

/** Every running plan of the organisation whose pair is in force today: outside its order nothing is asked of anybody (4.4.3). */
export async function runningPlans({ tx, organisation, staff }: Morning): Promise<readonly Plan[]> {
  const programmes = await tx.programmes.where({ organisationId: organisation.id, status: 'approved' });
  const ids = programmes.map((one) => one.id);
  const pairs = programmes.map((one) => one.mentorshipId);
  const mentorships = await tx.mentorships.among('id', pairs);
  const members = await tx.members.among('mentorshipId', pairs);
  const activities = await tx.activities.among('programmeId', ids);
  const results = await tx.results.among('programmeId', ids);
  return programmes.flatMap((programme): readonly Plan[] => {
    const pair = mentorships.find((one) => one.id === programme.mentorshipId);
    if (!pair || !isInForce(pair, staff.today)) return [];
    return [
      {
        ...{ programme, pair, members: members.filter((one) => one.mentorshipId === pair.id).sort(bySide) },
        activities: activities.filter((one) => one.programmeId === programme.id),
        results: results.filter((one) => one.programmeId === programme.id),
      },
    ];
  });
}
