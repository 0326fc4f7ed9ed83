import { type NationalCalendar, workingDayAfter, workingDays } from '#core/calendar/working-days.ts';
import type { Id, NewId } from '#core/kernel/id.ts';
import type { Clock } from '#core/kernel/ports.ts';
import { dayIn, type Instant, Temporal } from '#core/kernel/time.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Store, Tx } from '#core/store.ts';
import { digestHour, digestMoment, dueToday, nextDigestAt, type Situation, type Told } from './due.ts';
import type { Staff } from './recipients.ts';
import { digestKey, type Reminder } from './reminder.ts';
import { situationOf, staffOf } from './situation.ts';
import type { Morning, Source } from './source.ts';

export interface TickDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly national: NationalCalendar;
  /** Features other than the roadmap that have something to say. */
  readonly sources: readonly Source[];
}

/** Minutes of program time in which an organisation where nothing new was found is not looked at again. */
export interface Pace {
  readonly restMinutes: number;
}

/**
 * Derives what is due now and posts it, one transaction per organisation. Safe to run on every instance and as often as
 * wanted: a reminder is unique by person, subject, lead and due version, a digest by person and day. Returns new reminders.
 */
export const remind = (deps: TickDeps, { restMinutes }: Pace = { restMinutes: 0 }): (() => Promise<number>) => {
  const quietSince = new Map<Id<'organisation'>, Instant>();
  const offered = new Map<Id<'organisation'>, Keys>();
  const rests = (organisation: Id<'organisation'>, now: Instant): boolean => {
    const since = quietSince.get(organisation);
    if (since === undefined) return false;
    const rested = now.since(since).total('minutes');
    // A clock that was set back has not rested at all.
    return rested >= 0 && rested < restMinutes;
  };
  return async () => {
    const now = deps.clock();
    const organisations = await deps.store.transaction({ as: 'system' }, (tx) => tx.organisations.where({}));
    const striking = organisations.filter((one) => digestHour(one, deps.national, now) && !rests(one.id, now));
    const posted: number[] = [];
    for (const organisation of striking) {
      const { fresh, keys } = await deps.store.transaction({ as: 'system' }, (tx) =>
        post(deps, tx, { organisation, now, offered: offered.get(organisation.id) ?? new Set() }),
      );
      offered.set(organisation.id, keys);
      if (fresh === 0) quietSince.set(organisation.id, now);
      posted.push(fresh);
    }
    return posted.reduce((sum, count) => sum + count, 0);
  };
};

/** Digests that the outbox has been offered already: offering one again would change nothing and cost a query. */
type Keys = ReadonlySet<string>;

async function post(
  deps: TickDeps,
  tx: Tx,
  {
    organisation,
    now,
    offered,
  }: { readonly organisation: Organisation; readonly now: Instant; readonly offered: Keys },
): Promise<{ readonly fresh: number; readonly keys: Keys }> {
  const morning = morningOf(deps, tx, organisation, now, await staffOf(tx, organisation, now));
  for (const source of deps.sources) await source.tend?.({ ...morning, newId: deps.newId });
  const situation = await situationOf(tx, organisation, now);
  const organisationId = organisation.id;
  const day = situation.staff.today;
  const before = await tx.reminders.where({ organisationId, day });
  const fresh = await tx.reminders.post(
    [...dueToday(situation, deps.national), ...(await told(deps, { ...morning, staff: situation.staff }))].map(
      (told) => ({
        ...told,
        ...{ id: deps.newId<'reminder'>(), organisationId, day },
      }),
    ),
  );
  const late = fresh.filter(({ personId }) => before.some((one) => one.personId === personId));
  await keepBack(deps, tx, organisation, late);
  const people = new Set([...before, ...fresh].map((one) => one.personId));
  const digests = new Map([...people].map((person) => [digestKey(person, organisationId, day.toString()), person]));
  const about = `digest:${day.toString()}`;
  const unoffered = [...digests].filter(([key]) => !offered.has(key));
  await tx.outbox.post(
    ...unoffered.map(([key, person]) => ({ key, lane: 'digest' as const, to: { person }, organisationId, about })),
  );
  return { fresh: fresh.length, keys: new Set(digests.keys()) };
}

export const morningOf = (
  { national }: Pick<TickDeps, 'national'>,
  tx: Tx,
  organisation: Organisation,
  now: Instant,
  staff: Staff,
): Morning => ({ tx, organisation, now, staff, isWorking: workingDays(national, organisation.settings) });

async function told({ sources }: Pick<TickDeps, 'sources'>, morning: Morning): Promise<readonly Told[]> {
  const all: Told[] = [];
  for (const source of sources) all.push(...(await source.due(morning)));
  return all;
}

/** One digest a day: what becomes due when it is on its way or further waits for the next working day's. */
async function keepBack(deps: TickDeps, tx: Tx, organisation: Organisation, fresh: readonly Reminder[]): Promise<void> {
  const isWorking = workingDays(deps.national, organisation.settings);
  for (const reminder of fresh) {
    const { personId, organisationId, day } = reminder;
    const [digest] = await tx.outbox.deliveries(digestKey(personId, organisationId, day.toString()));
    if (digest && digest.status !== 'pending')
      await tx.reminders.put({ ...reminder, day: workingDayAfter(day.add({ days: 1 }), isWorking) });
  }
}

/** When the next digest with something new will be due in any organisation; for the sandbox's clock only. */
export const nextReminder = (deps: TickDeps) => (): Promise<Instant | undefined> =>
  deps.store.transaction({ as: 'system' }, async (tx) => {
    const now = deps.clock();
    const moments: Instant[] = [];
    for (const organisation of await tx.organisations.where({})) {
      const situation = await situationOf(tx, organisation, now, 800);
      const next = nextDigestAt(situation, deps.national, now);
      const others = await nextOfSources(deps, tx, situation, now);
      moments.push(...[next, others, await atNextDigest(deps, tx, situation, now)].filter((one) => one !== undefined));
    }
    return moments.sort(Temporal.Instant.compare)[0];
  });

/** The first digest on or after a day that a source looks forward to. */
async function nextOfSources(
  deps: TickDeps,
  tx: Tx,
  { organisation, staff }: Situation,
  now: Instant,
): Promise<Instant | undefined> {
  const morning = morningOf(deps, tx, organisation, now, staff);
  const moments: Instant[] = [];
  for (const source of deps.sources)
    for (const day of await source.days(morning))
      moments.push(digestMoment(organisation.settings, workingDayAfter(day, morning.isWorking)));
  return moments.filter((one) => Temporal.Instant.compare(one, now) > 0).sort(Temporal.Instant.compare)[0];
}

/** The very next digest, where it will tell what no calendar foresaw: kept back today, or somebody else's since. */
async function atNextDigest(deps: TickDeps, tx: Tx, situation: Situation, now: Instant): Promise<Instant | undefined> {
  const { settings, id: organisationId } = situation.organisation;
  const isWorking = workingDays(deps.national, settings);
  const today = dayIn(settings.zone, now);
  const struck = Temporal.Instant.compare(digestMoment(settings, today), now) <= 0;
  const day = workingDayAfter(struck ? today.add({ days: 1 }) : today, isWorking);
  const then = { ...situation, staff: { ...situation.staff, today: day } };
  const morning = morningOf(deps, tx, situation.organisation, digestMoment(settings, day), then.staff);
  const due = [...dueToday(then, deps.national), ...(await told(deps, morning))];
  const subjects = [...new Set(due.map((one) => one.subject))];
  const known = new Set((await tx.reminders.among('subject', subjects)).map(keyOf));
  const kept = await tx.reminders.where({ organisationId, day });
  return kept.length > 0 || due.some((one) => !known.has(keyOf(one))) ? digestMoment(settings, day) : undefined;
}

const keyOf = ({ personId, subject, lead, dueVersion }: Told): string =>
  [personId, subject, lead, dueVersion].join(' ');
