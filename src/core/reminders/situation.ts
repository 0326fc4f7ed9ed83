import type { Id } from '#core/kernel/id.ts';
import { rowsBy } from '#core/kernel/rows-by.ts';
import { date, dayIn, daysBetween, type Instant } from '#core/kernel/time.ts';
import type { Consent } from '#core/people/invitation.ts';
import type { Organisation, Settings } from '#core/people/organisation.ts';
import type { Role } from '#core/people/person.ts';
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
  const consents = await tx.consents.where({ organisationId, kind: 'personal-data', withdrawnAt: undefined });
  return staffIn(organisation, now, { roles, consents, reached: await reachedOf(tx, roles) });
}

/** The same of many organisations, asked for at once. */
export async function staffOfEach(
  tx: Tx,
  organisations: readonly Organisation[],
  now: Instant,
): Promise<(organisation: Organisation) => Staff> {
  const ids = organisations.map((one) => one.id);
  const all = await tx.roles.among('organisationId', ids);
  const given = (await tx.consents.among('organisationId', ids)).filter(
    (one) => one.kind === 'personal-data' && one.withdrawnAt === undefined,
  );
  const reached = await reachedOf(tx, all);
  const roles = rowsBy(all, (one) => one.organisationId);
  const consents = rowsBy(given, (one) => one.organisationId);
  return (one) => staffIn(one, now, { roles: roles(one.id), consents: consents(one.id), reached });
}

type People = ReadonlySet<Id<'person'>>;

/** Those of them who have a messenger that takes our messages. */
async function reachedOf(tx: Tx, roles: readonly Role[]): Promise<People> {
  const accounts = await tx.accounts.among('personId', [...new Set(roles.map((role) => role.personId))]);
  return new Set(accounts.flatMap(({ personId, reachable }) => (personId && reachable ? [personId] : [])));
}

interface StaffRows {
  readonly roles: readonly Role[];
  readonly consents: readonly Consent[];
  readonly reached: People;
}

function staffIn({ settings }: Organisation, now: Instant, { roles, consents, reached }: StaffRows): Staff {
  const agreed = new Set(consents.map((consent) => consent.personId));
  return {
    roles,
    today: dayIn(settings.zone, now),
    connected: (person) => reached.has(person) && agreed.has(person),
  };
}
