import { type NationalCalendar, workingDayAfter, workingDays } from '#core/calendar/working-days.ts';
import type { Id, NewId } from '#core/kernel/id.ts';
import type { Clock } from '#core/kernel/ports.ts';
import { dayIn, type Instant, Temporal } from '#core/kernel/time.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Store, Tx } from '#core/store.ts';
import { digestHour, digestMoment, dueToday, nextDigestAt } from './due.ts';
import { digestKey, type Reminder } from './reminder.ts';
import { situationOf } from './situation.ts';

export interface TickDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly national: NationalCalendar;
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
  const digests = digestsOnce();
  const rests = (organisation: Id<'organisation'>, now: Instant): boolean => {
    const since = quietSince.get(organisation);
    return since !== undefined && now.since(since).total('minutes') < restMinutes;
  };
  return async () => {
    const now = deps.clock();
    const organisations = await deps.store.transaction({ as: 'system' }, (tx) => tx.organisations.where({}));
    const striking = organisations.filter((one) => digestHour(one, deps.national, now) && !rests(one.id, now));
    const posted: number[] = [];
    for (const organisation of striking) {
      const fresh = await deps.store.transaction({ as: 'system' }, (tx) => post(deps, tx, organisation, now, digests));
      if (fresh === 0) quietSince.set(organisation.id, now);
      posted.push(fresh);
    }
    return posted.reduce((sum, count) => sum + count, 0);
  };
};

async function post(deps: TickDeps, tx: Tx, organisation: Organisation, now: Instant, digests: Digests) {
  const situation = await situationOf(tx, organisation, now);
  const { today } = situation.staff;
  const organisationId = organisation.id;
  const before = await tx.reminders.where({ organisationId, day: today });
  const fresh = await tx.reminders.post(
    dueToday(situation, deps.national).map((told) => ({
      ...told,
      ...{ id: deps.newId<'reminder'>(), organisationId, day: today },
    })),
  );
  await keepBack(
    deps,
    tx,
    organisation,
    fresh.filter(({ personId }) => before.some((one) => one.personId === personId)),
  );
  const people = new Set([...before, ...fresh].map((one) => one.personId));
  for (const person of people) await digests(tx, person, organisationId, today.toString());
  return fresh.length;
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

type Digests = (tx: Tx, person: Id<'person'>, organisation: Id<'organisation'>, day: string) => Promise<void>;

/** Posts each digest once; a key that this process has posted already is not offered to the database again. */
function digestsOnce(): Digests {
  const posted = { day: '', keys: new Set<string>() };
  return async (tx, person, organisationId, day) => {
    const key = digestKey(person, organisationId, day);
    if (posted.day < day) Object.assign(posted, { day, keys: new Set() });
    if (posted.keys.has(key)) return;
    await tx.outbox.post({ key, lane: 'digest', to: { person }, organisationId, about: `digest:${day}` });
    posted.keys.add(key);
  };
}

/** When the next digest with something new will be due in any organisation; for the sandbox's clock only. */
export const nextReminder = (deps: TickDeps) => (): Promise<Instant | undefined> =>
  deps.store.transaction({ as: 'system' }, async (tx) => {
    const now = deps.clock();
    const moments: Instant[] = [];
    for (const organisation of await tx.organisations.where({})) {
      const next = nextDigestAt(await situationOf(tx, organisation, now, 800), deps.national, now);
      const kept = await keptBack(deps, tx, organisation, now);
      moments.push(...[next, kept].filter((one) => one !== undefined));
    }
    return moments.sort(Temporal.Instant.compare)[0];
  });

/** The next working day's digest, where today's was already gone. */
async function keptBack(
  deps: TickDeps,
  tx: Tx,
  organisation: Organisation,
  now: Instant,
): Promise<Instant | undefined> {
  const { settings, id: organisationId } = organisation;
  const tomorrow = dayIn(settings.zone, now).add({ days: 1 });
  const day = workingDayAfter(tomorrow, workingDays(deps.national, settings));
  return (await tx.reminders.where({ organisationId, day })).length > 0 ? digestMoment(settings, day) : undefined;
}
