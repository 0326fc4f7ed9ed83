import { bySchool } from '#core/kernel/rows-by.ts';
import { date, dayIn, daysBetween, type Instant } from '#core/kernel/time.ts';
import type { Organisation, Settings } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import type { Situation } from './due.ts';
import type { Staff } from './recipients.ts';

/** Days by which the country's own days off can move a lead. */
const nationalBreak = 15;

/** Days ahead in which a lead can lie: the largest one plus the longest break it may be moved over. */
function reach({ leads, holidays }: Settings): number {
  const breaks = holidays.map(({ from, to }) => daysBetween(date(from), date(to)) + 1);
  return Math.max(0, ...leads) + nationalBreak + Math.max(0, ...breaks);
}

/** Loads what the reminders of an organisation depend on today; `horizon` is in days. */
export async function situationOf(
  tx: Tx,
  organisation: Organisation,
  now: Instant,
  horizon = reach(organisation.settings),
): Promise<Situation> {
  const organisationId = organisation.id;
  const roadmaps = await tx.roadmaps.where({ organisationId, status: 'approved' });
  const staff = await staffOf(tx, organisation, now);
  const occurrences = await tx.occurrences.pressing(organisationId, staff.today, horizon);
  return {
    organisation,
    roadmaps,
    stages: await tx.stages.among(
      'roadmapId',
      roadmaps.map((one) => one.id),
    ),
    occurrences,
    snoozes: await tx.snoozes.among(
      'occurrenceId',
      occurrences.map((one) => one.id),
    ),
    staff,
  };
}

export const staffOf = async (tx: Tx, organisation: Organisation, now: Instant): Promise<Staff> =>
  (await staffOfEach(tx, [organisation], now))(organisation);

/** The same of many organisations, asked for at once. */
export async function staffOfEach(
  tx: Tx,
  organisations: readonly Organisation[],
  now: Instant,
): Promise<(organisation: Organisation) => Staff> {
  const ids = organisations.map((one) => one.id);
  const all = await tx.roles.among('organisationId', ids);
  const roles = bySchool(all);
  const accounts = await tx.accounts.among('personId', [...new Set(all.map((role) => role.personId))]);
  const reached = new Set(accounts.filter((account) => account.reachable).map((account) => account.personId));
  const consents = bySchool(
    (await tx.consents.among('organisationId', ids)).filter(
      (one) => one.kind === 'personal-data' && one.withdrawnAt === undefined,
    ),
  );
  return ({ id, settings }) => {
    const agreed = new Set(consents(id).map((consent) => consent.personId));
    return {
      roles: roles(id),
      today: dayIn(settings.zone, now),
      connected: (person) => reached.has(person) && agreed.has(person),
    };
  };
}
