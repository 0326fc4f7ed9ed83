import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { onPostgres, type TestDatabase, testDatabase } from '../support/database.ts';
import { until } from '../support/queues.ts';
import { full, minutes, size } from '../support/size.ts';
import { emptied } from '../support/used-database.ts';
import { calls, killAll, sends, start, type Victim } from './support/child.ts';
import { type Pupil, people, shown, tellAll, unfinished } from './support/school.ts';

const messages = size(150, 10_000);
const kills = size(2, 20);
const state = {} as { database: TestDatabase; sandbox: Sandbox };
/** Small tests do not wait for the real pace, nor for a lease as long as a request may take. */
const settings = full ? { LEASE: 60 } : { LEASE: 3, GAP: 3 };
const begin = (more: Readonly<Record<string, string | number>> = {}) =>
  start('sender', { url: state.database.url ?? '', sandbox: state.sandbox }, { ...settings, ...more });

onPostgres('a sender that is killed', () => {
  beforeAll(async () => {
    state.database = await testDatabase('postgres');
  });
  afterAll(() => state.database.close());
  beforeEach(async () => {
    await emptied(state.database);
    state.sandbox = await startSandbox();
  });
  afterEach(async () => {
    killAll();
    await state.sandbox.stop();
  });

  test('loses nothing and repeats at most what was under way', () => killing(1), minutes(1, 30));

  test('neither does one of two that send together', () => killing(2), minutes(1, 30));

  test.each(['after-claim', 'after-send', 'before-commit', 'after-commit'])(
    'by its own bug %s leaves the outbox whole',
    async (point) => {
      const pupils = await some(12);
      const crashes = size(1, 100);
      for (let crash = 1; crash <= crashes; crash++) {
        await tellAll(state.database, pupils, 'broadcast', `объявление ${crash}`);
        const doomed = await begin({ LEASE: 1, CRASH: point, CRASH_AFTER: 3 });
        await doomed.gone;
      }
      const healthy = await begin({ LEASE: 1 });
      await until(async () => (await unfinished(state.database)) === 0);
      await healthy.end();
      arrived(pupils, { deaths: crashes, each: crashes });
    },
    minutes(1, 60),
  );
});

const some = (count: number): Promise<readonly Pupil[]> =>
  people(state.database, state.sandbox, count, (n) => [n % 2 ? 'telegram' : 'vk']);

/** Again and again one of `senders` is killed at a random send, with work left for the others. */
async function killing(senders: number): Promise<void> {
  const pupils = await some(messages);
  const stretch = Math.ceil(messages / (kills + 1));
  const running: Victim[] = await Promise.all(Array.from({ length: senders }, () => begin()));
  for (let kill = 0; kill < kills; kill++) {
    // Half of them are on VK, which takes a hundred with one call.
    const sent = calls(state.sandbox, Math.ceil(stretch * (0.1 + Math.random() * 0.35)), sends);
    await tellAll(state.database, pupils.slice(kill * stretch, (kill + 1) * stretch));
    await sent;
    const doomed = running.splice(kill % senders, 1);
    await Promise.all(doomed.map((one) => one.kill()));
    running.push(await begin());
  }
  await tellAll(state.database, pupils.slice(kills * stretch));
  await until(async () => (await unfinished(state.database)) === 0);
  expect(await Promise.all(running.map((one) => one.end()))).toEqual(running.map(() => 0));
  arrived(pupils, { deaths: kills, each: 1 });
}

/** Everyone has every message; VK none twice; Telegram at most one twice per death. */
function arrived(pupils: readonly Pupil[], { deaths, each }: { readonly deaths: number; readonly each: number }): void {
  const phones = pupils.flatMap((pupil) => pupil.phones);
  const counts = (messenger: 'telegram' | 'vk') => phones.filter((phone) => phone.messenger === messenger).map(shown);
  expect(counts('vk').filter((count) => count !== each)).toEqual([]);
  const telegram = counts('telegram');
  expect(telegram.filter((count) => count < each || count > each * 2)).toEqual([]);
  expect(telegram.reduce((sum, count) => sum + count - each, 0)).toBeLessThanOrEqual(deaths);
}
