import type { NationalCalendar } from '#core/calendar/working-days.ts';
import type { Id, NewId } from '#core/kernel/id.ts';
import type { Clock } from '#core/kernel/ports.ts';
import { type Instant, Temporal } from '#core/kernel/time.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Store, Tx } from '#core/store.ts';
import { digestHour, dueToday, nextDigestAt } from './due.ts';
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
  const day = situation.staff.today;
  const fresh = await tx.reminders.post(
    dueToday(situation, deps.national).map((told) => ({
      ...told,
      id: deps.newId<'reminder'>(),
      organisationId: organisation.id,
      day,
    })),
  );
  for (const person of new Set(fresh.map((reminder) => reminder.personId)))
    await tx.outbox.post({
      key: digestKey(person, organisation.id, day.toString()),
      lane: 'digest',
      to: { person },
      organisationId: organisation.id,
      about: `digest:${day.toString()}`,
    });
  return fresh.length;
}

/** When the next digest with something new will be due in any organisation; for the sandbox's clock only. */
export const nextReminder = (deps: TickDeps) => (): Promise<Instant | undefined> =>
  deps.store.transaction({ as: 'system' }, async (tx) => {
    const now = deps.clock();
    const moments: Instant[] = [];
    for (const organisation of await tx.organisations.where({})) {
      const next = nextDigestAt(await situationOf(tx, organisation, now, 800), deps.national, now);
      if (next) moments.push(next);
    }
    return moments.sort(Temporal.Instant.compare)[0];
  });
