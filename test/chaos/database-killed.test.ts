import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '#db/data-source.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { TestDatabase } from '../support/database.ts';
import { ask } from '../support/global.ts';
import { type PostgresServer, startPostgres } from '../support/postgres.ts';
import { until } from '../support/queues.ts';
import { full, minutes, size } from '../support/size.ts';
import { calls, killAll, sends, start } from './support/child.ts';
import { people, shown, tellAll, unfinished } from './support/school.ts';

const messages = size(80, 10_000);
const crashes = size(1, 5);
const drops = size(2, 20);
const state = {} as { server: PostgresServer | undefined; sandbox: Sandbox };

beforeEach(async () => {
  state.server = await startPostgres({ fsync: 'on' });
  state.sandbox = await startSandbox();
});
afterEach(async () => {
  killAll();
  await state.sandbox.stop();
  await state.server?.stop();
});

test(
  'the database is killed and its connections are cut: the sender goes on by itself and nothing is lost',
  async (context) => {
    const { server } = state;
    if (server === undefined) return context.skip('PostgreSQL is not installed');
    const database = await opened(server);
    const pupils = await people(database, state.sandbox, messages, (n) => [n % 2 ? 'telegram' : 'vk']);
    const settings = full ? { LEASE: 60 } : { LEASE: 3, GAP: 3 };
    const sender = await start('sender', { url: server.url, sandbox: state.sandbox }, settings);
    const events = crashes + drops;
    const stretch = Math.ceil(messages / (events + 1));
    for (let event = 0; event < events; event++) {
      const sent = calls(state.sandbox, 1 + Math.floor(stretch * 0.45 * Math.random()), sends);
      await tellAll(database, pupils.slice(event * stretch, (event + 1) * stretch));
      await sent;
      if (event % Math.ceil(events / crashes) === 0) await server.crash();
      else await ask(server.url, cut);
      await until(() =>
        unfinished(database).then(
          () => true,
          () => false,
        ),
      );
    }
    await tellAll(database, pupils.slice(events * stretch));
    await until(async () => (await unfinished(database)) === 0);
    expect(await sender.end()).toBe(0);
    everyoneHas(
      pupils.flatMap(({ phones }) => phones),
      events,
    );
    await database.close();
  },
  minutes(1, 60),
);

const cut = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mentoring-bot'";

async function opened(server: PostgresServer): Promise<TestDatabase & Database> {
  const database = await openDatabase({ url: server.url });
  return { ...database, kind: 'postgres', url: server.url };
}

function everyoneHas(phones: Parameters<typeof shown>[0][], events: number): void {
  const counts = (messenger: 'telegram' | 'vk') => phones.filter((phone) => phone.messenger === messenger).map(shown);
  expect(counts('vk').filter((count) => count !== 1)).toEqual([]);
  expect(counts('telegram').filter((count) => count === 0)).toEqual([]);
  expect(counts('telegram').reduce((sum, count) => sum + count - 1, 0)).toBeLessThanOrEqual(events);
}
