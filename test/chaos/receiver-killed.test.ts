import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Handset, type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { onPostgres, type TestDatabase, testDatabase } from '../support/database.ts';
import { echoes } from '../support/echo.ts';
import { until } from '../support/queues.ts';
import { minutes, size } from '../support/size.ts';
import { emptied } from '../support/used-database.ts';
import { killAll, start } from './support/child.ts';

const updates = size(240, 5000);
const kills = size(3, 20);
const phonesEach = size(6, 40);
const state = {} as { database: TestDatabase; sandbox: Sandbox };
const begin = () => start('receiver', { url: state.database.url ?? '', sandbox: state.sandbox });

onPostgres('a receiver that is killed', () => {
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

  test(
    'neither loses an update nor acts on one twice, and keeps everybody’s order',
    async () => {
      const phones = owners();
      const stretch = updates / (kills + 1);
      const said = { count: 0 };
      const say = (until: number) => {
        for (; said.count < until; said.count++) phones[said.count % phones.length]?.say(String(said.count));
      };
      let receiver = await begin();
      // VK is heard from the first look on, which is kept.
      await until(async () => (await rows("positions where channel = 'vk'")) > 0);
      for (let kill = 1; kill <= kills; kill++) {
        say(Math.round(kill * stretch));
        await atLeast(Math.round((kill - 1 + Math.random()) * stretch));
        await receiver.kill();
        // What is said while nobody listens waits at the messenger, and part of it comes twice.
        state.sandbox.redeliver('vk', 10);
        state.sandbox.redeliver('telegram', 10);
        receiver = await begin();
      }
      say(updates);
      await atLeast(updates);
      await until(async () => (await rows('inbox where handled_at is null')) === 0);
      expect(await receiver.end()).toBe(0);
      await everyOnce(phones);
    },
    minutes(1, 30),
  );
});

const owners = (): readonly Handset[] =>
  Array.from({ length: phonesEach }, (_, n) =>
    state.sandbox.addPerson({ name: `Анна ${n}`, telegram: true, vk: true }),
  ).flatMap(({ telegram, vk }) => [telegram, vk].filter((phone) => phone !== undefined));

const heard = async () => (await echoes(state.database)).filter(({ text }) => /^\d+$/.test(text));
const atLeast = (count: number) => until(async () => (await heard()).length >= count);
const rows = async (from: string): Promise<number> =>
  (await state.database.dataSource.query<readonly unknown[]>(`select from ${from}`)).length;

async function everyOnce(phones: readonly Handset[]): Promise<void> {
  const effects = await heard();
  expect(effects.map(({ text }) => Number(text)).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: updates }, (_, n) => n),
  );
  for (const phone of phones) {
    const mine = effects.filter(({ address }) => address === String(phone.account)).map(({ text }) => Number(text));
    expect(mine).toEqual(mine.toSorted((a, b) => a - b));
  }
}
