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

export async function staffOf(tx: Tx, organisation: Organisation, now: Instant): Promise<Staff> {
  const organisationId = organisation.id;
  const roles = await tx.roles.where({ organisationId });
  const people = [...new Set(roles.map((role) => role.personId))];
  const accounts = await tx.accounts.among('personId', people);
  const consents = await tx.consents.where({ organisationId, kind: 'personal-data', withdrawnAt: undefined });
  const reached = new Set(accounts.filter((account) => account.reachable).map((account) => account.personId));
  const agreed = new Set(consents.map((consent) => consent.personId));
  return {
    roles,
    today: dayIn(organisation.settings.zone, now),
    connected: (person) => reached.has(person) && agreed.has(person),
  };
}
