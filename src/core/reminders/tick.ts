import { type NationalCalendar, workingDayAfter, workingDays } from '#core/calendar/working-days.ts';
import type { Id, NewId } from '#core/kernel/id.ts';
import type { Clock } from '#core/kernel/ports.ts';
import { dayIn, type Instant, type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Store, Tx } from '#core/store.ts';
import { digestHour, digestMoment, dueToday, nextDigestAt, type Told } from './due.ts';
import { digestKey } from './reminder.ts';
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
      const fresh = await deps.store.transaction({ as: 'system' }, (tx) => post(deps, tx, organisation, now));
      if (fresh === 0) quietSince.set(organisation.id, now);
      posted.push(fresh);
    }
    return posted.reduce((sum, count) => sum + count, 0);
  };
};

async function post(deps: TickDeps, tx: Tx, organisation: Organisation, now: Instant): Promise<number> {
  const situation = await situationOf(tx, organisation, now);
  const { today } = situation.staff;
  const organisationId = organisation.id;
  const told = dueToday(situation, deps.national);
  const gone = await digestsGone(tx, organisationId, told, today);
  const next = workingDayAfter(today.add({ days: 1 }), workingDays(deps.national, organisation.settings));
  const fresh = await tx.reminders.post(
    told.map((one) => ({
      ...one,
      ...{ id: deps.newId<'reminder'>(), organisationId },
      // One digest a day: what comes after it waits for the next one.
      day: gone.has(one.personId) ? next : today,
    })),
  );
  const day = today.toString();
  for (const person of new Set((await tx.reminders.where({ organisationId, day: today })).map((one) => one.personId)))
    await tx.outbox.post({
      key: digestKey(person, organisationId, day),
      lane: 'digest',
      to: { person },
      organisationId,
      about: `digest:${day}`,
    });
  return fresh.length;
}

/** Whose digest of the day is on its way or further: nothing can be added to it. */
async function digestsGone(
  tx: Tx,
  organisation: Id<'organisation'>,
  told: readonly Told[],
  today: PlainDate,
): Promise<ReadonlySet<Id<'person'>>> {
  const gone = new Set<Id<'person'>>();
  for (const person of new Set(told.map((one) => one.personId))) {
    const [digest] = await tx.outbox.deliveries(digestKey(person, organisation, today.toString()));
    if (digest && digest.status !== 'pending') gone.add(person);
  }
  return gone;
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
