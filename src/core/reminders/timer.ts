import type { IsWorkingDay, NationalCalendar } from '#core/calendar/working-days.ts';
import { workingDays } from '#core/calendar/working-days.ts';
import type { Links } from '#core/conversation/context.ts';
import type { NewId } from '#core/kernel/id.ts';
import { codeOf, type Log } from '#core/kernel/log.ts';
import type { Clock } from '#core/kernel/ports.ts';
import type { Rows } from '#core/kernel/store.ts';
import { type Instant, isPast, Temporal } from '#core/kernel/time.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Store, Tx } from '#core/store.ts';

/** A thing to which something happens by itself at a moment of program time: an hour before a meeting, the end of a wait. */
export interface Timed {
  readonly id: string;
  readonly organisationId: Organisation['id'];
  /** The next such moment; absent where nothing more will happen by itself. It lives in the database, so no restart loses it. */
  readonly wakeAt?: Instant;
}

/** As the system sees the thing's organisation at that moment. */
export interface TimerDesk {
  readonly tx: Tx;
  readonly now: Instant;
  readonly newId: NewId;
  readonly links: Links;
  readonly organisation: Organisation;
  readonly isWorking: IsWorkingDay;
}

/** What happens to the things of one table when their moment has come. */
export interface Timer {
  readonly due: (tx: Tx, now: Instant) => Promise<readonly Pick<Timed, 'id'>[]>;
  readonly ring: (tx: Tx, id: string, desk: (of: Timed) => Promise<TimerDesk>) => Promise<boolean>;
  readonly next: (tx: Tx) => Promise<Instant | undefined>;
}

/** Things looked at in one round; the rest follow in the next, seconds later. */
const atOnce = 200;

/**
 * A table with a `wakeAt`. `wake` does what is due and returns the row with its next moment, later than now or absent; the row
 * is held, so two instances of the program act one after the other, and the second finds nothing left to do.
 */
export const timer = <T extends Timed>(
  rows: (tx: Tx) => Rows<T>,
  wake: (desk: TimerDesk, row: T) => Promise<T>,
): Timer => ({
  due: (tx, now) => rows(tx).earliest('wakeAt', atOnce, now),
  next: async (tx) => (await rows(tx).earliest('wakeAt', 1))[0]?.wakeAt,
  ring: async (tx, id, deskOf) => {
    const found = await rows(tx).find(id);
    if (!found) return false;
    const row = await rows(tx).lock(id);
    const desk = await deskOf(row);
    if (!row.wakeAt || !isPast(row.wakeAt, desk.now)) return false;
    const woken = await wake(desk, row);
    if (woken.wakeAt && isPast(woken.wakeAt, desk.now)) throw new Error('a timer that does not move on');
    await rows(tx).put(woken);
    return true;
  },
});

export interface TimersDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly links: Links;
  readonly national: NationalCalendar;
  readonly log: Log;
  readonly timers: readonly Timer[];
}

/** Rings what is due now, each thing in a transaction of its own: one that fails is logged and tried again in the next round. */
export const ringTimers = (deps: TimersDeps) => async (): Promise<number> => {
  const now = deps.clock();
  const rung: string[] = [];
  for (const one of deps.timers) {
    const due = await deps.store.transaction({ as: 'system' }, (tx) => one.due(tx, now));
    for (const { id } of due) if (await ringOne(deps, one, id, now)) rung.push(id);
  }
  return rung.length;
};

async function ringOne(deps: TimersDeps, one: Timer, id: string, now: Instant): Promise<boolean> {
  const { store, newId, links, national, log } = deps;
  try {
    return await store.transaction({ as: 'system' }, (tx) =>
      one.ring(tx, id, async ({ organisationId }) => {
        const organisation = await tx.organisations.get(organisationId);
        return { tx, now, newId, links, organisation, isWorking: workingDays(national, organisation.settings) };
      }),
    );
  } catch (error) {
    log.error('timer', { row: id, code: codeOf(error) });
    return false;
  }
}

/** The earliest moment at which a timer will ring; for the sandbox's clock. */
export const nextTimer = ({ store, timers }: Pick<TimersDeps, 'store' | 'timers'>): Promise<Instant | undefined> =>
  store.transaction({ as: 'system' }, async (tx) => {
    const moments: Instant[] = [];
    for (const one of timers) moments.push(...[await one.next(tx)].filter((at) => at !== undefined));
    return moments.sort(Temporal.Instant.compare)[0];
  });
