import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '#core/kernel/log.ts';
import { Temporal } from '#core/kernel/time.ts';
import { openDatabase } from '#db/data-source.ts';
import { newId } from '#db/new-id.ts';
import { freeLeases } from '#db/queues/tidy.ts';
import { startScheduler } from '#scheduler/scheduler.ts';
import { russianCalendar } from '../calendar/russia.ts';
import { programClock } from '../clock.ts';
import type { Config } from '../config.ts';
import { jsonLog } from '../log.ts';
import { secrets } from '../secrets.ts';
import { startWeb } from '../web/server.ts';
import { type App, startApp } from './app.ts';
import { openControl } from './control.ts';
import { jobsOf } from './jobs.ts';
import { connecting, type MessengersConfig } from './messengers.ts';
import { routesOf } from './routes.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox.ts';
import { saveClock, savedClock } from './saved-clock.ts';
import { seed } from './seed.ts';

export interface Running {
  readonly stop: () => Promise<void>;
  /** Resolves when something without which there is no work ended by itself. */
  readonly ended: Promise<void>;
}

/** The whole program for a configuration. Rejects with DatabaseProblem where the operator can help. */
export async function run(config: Config, say: (line: string) => void): Promise<Running> {
  const log = jsonLog(config.logLevel);
  const real = config.sandbox === undefined;
  if (real && config.databaseUrl === undefined)
    console.error(
      'Внимание: без DATABASE_URL данные лежат во встроенной базе, которая не переживает отключения питания.',
    );
  await mkdir(config.dataFolder, { recursive: true });
  const database = await openDatabase({
    ...(config.databaseUrl ? { url: config.databaseUrl } : { folder: config.dataFolder }),
    onError: (error) => log.warn('database-connection', { code: codeOf(error) }),
  });
  if (database.embedded) await freeLeases(database.dataSource);
  const clock = programClock({ ...config.clock, ...(real ? {} : await sandboxStart(config)) });
  const national = russianCalendar();
  const app = startApp({ database, clock, national, log, publicUrl: config.publicUrl });
  const pulse: { last?: number } = {};
  const scheduler = startScheduler({
    jobs: jobsOf({ app, database, clock, log }),
    report: (event) => {
      if (event.kind === 'done') pulse.last = performance.now();
      else log.error('job', { job: event.job, kind: event.kind, code: event.code });
    },
  });
  const control = await openControl({ config, database, clock, secrets, links: app.links });
  const advanceTo = async (to: Temporal.Instant): Promise<void> => {
    clock.advance(to);
    await saveClock(config.dataFolder, clock.now());
    await app.tick();
    await app.settle().catch(() => undefined);
  };
  const web = await startWeb({
    port: config.port,
    host: config.host,
    routes: routesOf({
      app,
      database,
      clock,
      real,
      control: control.route,
      advanceTo,
      sinceTick: () => since(pulse.last),
    }),
  });
  await control.announce(web.port);
  const sandbox = config.sandbox && (await opened(config, web.port, config.sandbox.port, say));
  if (sandbox) await sandbox.invite(await seed({ store: database.store, newId, secrets, now: clock.now() }));
  const leaving = new AbortController();
  for (const messenger of connecting(sandbox ? inSandbox(sandbox) : config, leaving.signal))
    messenger
      .then((one) => app.join(one))
      .catch((error: unknown) => log.error('not-connected', { code: codeOf(error) }));
  await scheduler.wake('remind');
  return {
    ended: sandbox?.ended ?? new Promise(() => undefined),
    stop: async () => {
      leaving.abort();
      await scheduler.stop();
      await app.stop();
      await web.stop();
      await control.close();
      await sandbox?.stop();
      if (!real) await saveClock(config.dataFolder, clock.now());
      await database.close();
    },
  };
}

async function opened(
  config: Config,
  webPort: number,
  port: number,
  say: (line: string) => void,
): Promise<SandboxProcess> {
  const sandbox = await startSandboxProcess({
    port,
    statePath: join(config.dataFolder, 'sandbox.json'),
    botUrl: `http://127.0.0.1:${webPort}`,
  });
  say(`Откройте ${sandbox.url} — там телефоны вымышленной школы. Остановить: Ctrl-C.`);
  return sandbox;
}

const inSandbox = (sandbox: SandboxProcess): MessengersConfig => ({
  telegram: { token: sandbox.token, apiRoot: sandbox.telegramRoot },
  vk: { token: sandbox.vkToken, groupId: sandbox.groupId, apiRoot: sandbox.vkRoot },
});

/** The sandbox's clock goes on from where it stood, unless a later start was ordered. */
async function sandboxStart(config: Config): Promise<{ readonly start?: Temporal.Instant }> {
  const saved = await savedClock(config.dataFolder);
  const moments = [saved, config.clock.start, config.clock.start ? undefined : Temporal.Now.instant()];
  const start = moments
    .filter((one) => one !== undefined)
    .sort(Temporal.Instant.compare)
    .at(-1);
  return start ? { start } : {};
}

const since = (moment: number | undefined): number | undefined =>
  moment === undefined ? undefined : performance.now() - moment;

export type { App };
