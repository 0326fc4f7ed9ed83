import { randomBytes } from 'node:crypto';
import type { NationalCalendar } from '#core/calendar/working-days.ts';
import type { Links } from '#core/conversation/context.ts';
import type { Door } from '#core/conversation/door.ts';
import { contextOf } from '#core/conversation/route.ts';
import type { Messenger } from '#core/delivery/messenger.ts';
import { takeUploads } from '#core/files/intake.ts';
import { codeOf, type Log } from '#core/kernel/log.ts';
import type { Channel } from '#core/kernel/ports.ts';
import { type Instant, Temporal } from '#core/kernel/time.ts';
import { nextReminder, remind } from '#core/reminders/tick.ts';
import { nextTimer, ringTimers } from '#core/reminders/timer.ts';
import type { Database } from '#db/data-source.ts';
import { newId } from '#db/new-id.ts';
import { isIdle } from '#db/queues/idle.ts';
import type { Pace } from '#db/queues/slots.ts';
import type { ProgramClock } from '../clock.ts';
import { secrets } from '../secrets.ts';
import { alarmOf } from './alarm.ts';
import { type Crew, crew } from './crew.ts';
import { fetcher } from './files.ts';
import { doorOf, type HouseDeps, sourcesOf, timers } from './house.ts';
import { linksOf } from './links.ts';
import { bankPapers, pairPapers, peoplePapers, roadmapPapers } from './papers.ts';
import { purposes } from './purposes.ts';
import { startWorkers } from './workers.ts';

export interface AppDeps {
  readonly database: Database;
  readonly clock: ProgramClock;
  readonly national: NationalCalendar;
  readonly log: Log;
  readonly publicUrl?: string | undefined;
  /** Where messengers post what they have to tell; without it they are asked in long polls. */
  readonly hooksAt?: string | undefined;
  /** Real milliseconds between two looks whether messengers still have that address; some minutes unless given. */
  readonly lookAgain?: number | undefined;
  /** Whose messengers will join, now or when they answer again; those that have joined unless given. */
  readonly served?: readonly Channel[] | undefined;
  /** How fast messages may follow each other; as the messengers want it unless given. */
  readonly pace?: Pace | undefined;
  /** What stands behind the one door; the whole house unless given. */
  readonly doorOf?: ((house: HouseDeps) => Door) | undefined;
}

export interface App {
  /** Puts a messenger to work as soon as it is connected. */
  readonly join: (messenger: Messenger) => Promise<void>;
  readonly posted: Crew['posted'];
  readonly links: Links;
  readonly listening: () => Readonly<Record<string, boolean>>;
  /** Derives what is due now and posts it; rings the timers whose moment has come. */
  readonly tick: () => Promise<number>;
  /** The same, for every few seconds: a school with nothing new is left alone for five minutes. */
  readonly glance: () => Promise<number>;
  /** Reads the files that wait. */
  readonly intake: () => Promise<number>;
  readonly wake: () => void;
  readonly nextReminder: () => Promise<Instant | undefined>;
  /** Resolves when everything heard so far is handled and everything due is sent. */
  readonly settle: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** The programme at work on a database, without its HTTP and its timers: main.ts and the tests add those. */
export function startApp(deps: AppDeps): App {
  const { database, clock, national, log, publicUrl, pace } = deps;
  const { store, dataSource } = database;
  const now = clock.now;
  const links = linksOf(() => members.messengers(), publicUrl);
  const alarm = alarmOf(log);
  const door = (deps.doorOf ?? doorOf)({
    newId,
    clock: now,
    links,
    people: { secrets, papers: peoplePapers, alarm },
    ...{ roadmapPapers, bankPapers, pairPapers, national },
  });
  const sources = sourcesOf(door);
  const take = takeUploads({
    ...{ store, clock: now, newId, links, purposes, contextOf: contextOf(door) },
    fetch: fetcher(store, () => members.messengers()),
  });
  const line: { last: Promise<number> } = { last: Promise.resolve(0) };
  // One after the other: two looks at once would fetch the same file twice.
  const intake = (): Promise<number> => {
    line.last = line.last
      .catch(() => 0)
      .then(async () => {
        const taken = await take();
        if (taken > 0) members.wake();
        return taken;
      });
    return line.last;
  };
  const fileCame = () => {
    intake().catch((error: unknown) => log.error('intake', { code: codeOf(error) }));
  };
  const owner = randomBytes(8).toString('hex');
  const members = crew({
    ...{ dataSource, log, hooksAt: deps.hooksAt, lookAgain: deps.lookAgain },
    startWorkers: (messengers) =>
      startWorkers(
        {
          database,
          door,
          links,
          secrets,
          newId,
          clock: now,
          national,
          sources,
          log,
          owner,
          fileCame,
          pace,
          served: deps.served,
        },
        messengers,
      ),
  });
  const tickDeps = { store, clock: now, newId, national, sources };
  const look = remind(tickDeps);
  const glance = remind(tickDeps, { restMinutes: 5 });
  const ring = ringTimers({ store, clock: now, newId, links, national, log, timers });
  const ticked = async (look: () => Promise<number>): Promise<number> => {
    try {
      return (await ring()) + (await look());
    } finally {
      members.wake();
    }
  };
  return {
    links,
    join: members.join,
    posted: members.posted,
    listening: members.listening,
    tick: () => ticked(look),
    glance: () => ticked(glance),
    intake,
    wake: members.wake,
    nextReminder: async () => first(await nextReminder(tickDeps)(), await nextTimer({ store, timers })),
    settle: () => settled(members, intake, () => isIdle(dataSource, now())),
    stop: members.stop,
  };
}

const first = (...moments: readonly (Instant | undefined)[]): Instant | undefined =>
  moments.filter((one) => one !== undefined).sort(Temporal.Instant.compare)[0];

/** Real milliseconds: a guard against hanging, not a measure of how busy the machine may be. */
const patience = 60_000;

/** Waits, in real time, until nothing is left to do. The database is asked only when inbox and outbox have come to rest. */
async function settled(
  { busy, wake }: Pick<Crew, 'busy' | 'wake'>,
  intake: () => Promise<number>,
  idle: () => Promise<boolean>,
): Promise<void> {
  const started = performance.now();
  const pause = async (milliseconds: number) => {
    if (performance.now() - started > patience) throw new Error('did not settle');
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
  };
  for (let round = 0; ; round++) {
    while (busy()) await pause(1);
    if (await idle()) return;
    wake();
    await intake();
    if (round > 0) await pause(20);
  }
}
