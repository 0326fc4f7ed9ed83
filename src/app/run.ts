import { mkdir } from 'node:fs/promises';
import { codeOf, type Log } from '#core/kernel/log.ts';
import type { Instant } from '#core/kernel/time.ts';
import { type Database, openDatabase } from '#db/data-source.ts';
import { newId } from '#db/new-id.ts';
import { freeLeases } from '#db/queues/tidy.ts';
import { type Scheduler, startScheduler } from '#scheduler/scheduler.ts';
import { russianCalendar } from '../calendar/russia.ts';
import { type ProgramClock, programClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { jsonLog } from '../log.ts';
import { secrets } from '../secrets.ts';
import { startWeb } from '../web/server.ts';
import { type App, startApp } from './app.ts';
import { openControl } from './control.ts';
import { jobsOf } from './jobs.ts';
import { connecting, type MessengersConfig, served } from './messengers.ts';
import { routesOf } from './routes.ts';
import { openSandbox, startOfSandbox } from './sandbox.ts';
import { saveClock } from './saved-clock.ts';
import { seed } from './seed.ts';

export interface Running {
  readonly stop: () => Promise<void>;
  /** Resolves when something without which there is no work ended by itself. */
  readonly ended: Promise<void>;
}

/** What is open while the program runs; closed in the reverse order. */
interface House {
  readonly config: Config;
  readonly log: Log;
  readonly database: Database;
  readonly clock: ProgramClock;
  readonly app: App;
  readonly scheduler: Scheduler;
  readonly pulse: { last?: number };
}

const unsafe = 'Внимание: без DATABASE_URL данные лежат во встроенной базе, которая не переживает отключения питания.';

/** The whole program for a configuration. Rejects with DatabaseProblem where the operator can help. */
export async function run(config: Config, say: (line: string) => void): Promise<Running> {
  if (!config.sandbox && !config.databaseUrl) say(unsafe);
  const house = await build(config);
  const { database, clock, app, log } = house;
  const control = await openControl({ config, database, clock, secrets, links: app.links });
  const web = await startWeb({ port: config.port, host: config.host, routes: routesFor(house, control.route) });
  await control.announce(web.port);
  const sandbox = config.sandbox && (await openSandbox(config, web.port, config.sandbox.port));
  if (sandbox) {
    await sandbox.invite(await seed({ store: database.store, newId, secrets, now: clock.now() }));
    say(`Откройте ${sandbox.url}: там телефоны вымышленной школы. Остановить: Ctrl-C.`);
  }
  const leaving = new AbortController();
  joinAll(app, log, sandbox?.messengers ?? config, leaving.signal);
  await house.scheduler.wake('remind');
  return {
    ended: sandbox?.ended ?? new Promise(() => undefined),
    stop: async () => {
      leaving.abort();
      await house.scheduler.stop();
      await app.stop();
      await web.stop();
      await control.close();
      await sandbox?.stop();
      if (config.sandbox) await saveClock(config.dataFolder, clock.now());
      await database.close();
    },
  };
}

async function build(config: Config): Promise<House> {
  const log = jsonLog(config.logLevel);
  await mkdir(config.dataFolder, { recursive: true });
  const database = await openDatabase({
    ...(config.databaseUrl ? { url: config.databaseUrl } : { folder: config.dataFolder }),
    onError: (error) => log.warn('database-connection', { code: codeOf(error) }),
  });
  if (database.embedded) await freeLeases(database.dataSource);
  const start = config.sandbox ? await startOfSandbox(config) : config.clock.start;
  const clock = programClock({ rate: config.clock.rate, ...(start ? { start } : {}) });
  const { publicUrl, webhooks } = config;
  const hooksAt = webhooks && publicUrl ? `${publicUrl}/hook` : undefined;
  const app = startApp({
    database,
    clock,
    national: russianCalendar(),
    log,
    publicUrl,
    hooksAt,
    served: served(config),
  });
  const pulse: House['pulse'] = {};
  const scheduler = startScheduler({
    jobs: jobsOf({ app, database, clock, log }),
    report: (event) => {
      if (event.kind !== 'done') log.error('job', { job: event.job, kind: event.kind, code: event.code });
      else if (event.job === 'remind') pulse.last = performance.now();
    },
  });
  return { config, log, database, clock, app, scheduler, pulse };
}

function routesFor(
  { app, database, clock, config, log, pulse }: House,
  control: Parameters<typeof routesOf>[0]['control'],
) {
  return routesOf({
    ...{ app, database, clock, control, real: config.sandbox === undefined },
    metricsToken: config.metricsToken,
    notKept: (error) => log.error('hook', { code: codeOf(error) }),
    sinceTick: () => (pulse.last === undefined ? undefined : performance.now() - pulse.last),
    advanceTo: async (to: Instant) => {
      clock.advance(to);
      await saveClock(config.dataFolder, clock.now());
      await app.tick();
      // A messenger that is switched off keeps its messages waiting: the clock moves all the same.
      await app.settle().catch(() => undefined);
    },
  });
}

function joinAll(app: App, log: Log, config: MessengersConfig, signal: AbortSignal): void {
  for (const messenger of connecting(config, signal))
    messenger
      .then((one) => app.join(one))
      .catch((error: unknown) => {
        if (!signal.aborted) log.error('not-connected', { code: codeOf(error) });
      });
}
