import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import type { Messenger } from '#core/delivery/messenger.ts';
import { instant } from '#core/kernel/time.ts';
import { type Database, openDatabase } from '#db/data-source.ts';
import { type App, startApp } from '../../src/app/app.ts';
import { connecting } from '../../src/app/messengers.ts';
import { russianCalendar } from '../../src/calendar/russia.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { hookRoute } from '../../src/web/hook-route.ts';
import { startWeb, type WebServer } from '../../src/web/server.ts';
import { onPostgres, type TestDatabase, testDatabase } from '../support/database.ts';
import { phone, shownOn } from '../support/messengers.ts';
import { storyClock } from '../support/school.ts';

interface Replica {
  readonly app: App;
  readonly database: Database;
  readonly stop: () => Promise<void>;
}

onPostgres('replicas of the bot behind one address', () => {
  const opened = {} as { shared: TestDatabase; sandbox: Sandbox; front: WebServer };
  const alive: Replica[] = [];
  const turn = { at: 0 };
  const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
  beforeEach(async () => {
    opened.shared = await testDatabase('postgres');
    opened.sandbox = await startSandbox();
    // Whoever stands in front of them gives each request to the next one.
    const posted: App['posted'] = (path, what) => {
      turn.at += 1;
      return alive[turn.at % alive.length]?.app.posted(path, what);
    };
    const route = hookRoute({ posted, failed: () => undefined });
    opened.front = await startWeb({ port: 0, host: '127.0.0.1', routes: [route] });
  });
  afterEach(async () => {
    for (const one of alive.splice(0)) await one.stop();
    await opened.sandbox.stop();
    await opened.front.stop();
    await opened.shared.close();
  });

  async function replica(lookAgain?: number): Promise<void> {
    const { sandbox, shared, front } = opened;
    const database = await openDatabase({ url: shared.url ?? '' });
    const clock = storyClock(instant('2026-09-01T10:00:00+03:00'));
    const hooksAt = `http://127.0.0.1:${front.port}/hook`;
    const app = startApp({ database, clock, national: russianCalendar(), log: quiet, hooksAt, lookAgain });
    const leaving = new AbortController();
    const config = {
      telegram: { token: sandbox.token, apiRoot: sandbox.telegramRoot },
      vk: { token: sandbox.vkToken, groupId: sandbox.groupId, apiRoot: sandbox.vkRoot, perSecond: 1000 },
    };
    alive.push({
      ...{ app, database },
      stop: async () => {
        leaving.abort();
        await app.stop();
        await database.close();
      },
    });
    for (const messenger of await Promise.all<Messenger>(connecting(config, leaving.signal))) await app.join(messenger);
  }

  test('share what comes: every update is answered once, in each messenger, also while one of them goes', async () => {
    await replica();
    await replica();
    const people = [phone(opened.sandbox, 'telegram'), phone(opened.sandbox, 'vk')];
    const answered = (n: number) =>
      vi.waitUntil(() => people.every((one) => shownOn(one).length >= n), { interval: 20, timeout: 60_000 });
    await answered(1);
    for (const one of people) one.say('что это за бот');
    await answered(2);
    for (const one of people) for (const words of ['раз', 'два', 'три']) one.say(words);
    const [first] = alive.splice(0, 1);
    await first?.stop();
    await answered(5);
    for (const one of people) one.say('ещё тут');
    await answered(6);
    // No more answers than words: neither replica said what the other one had said.
    for (const one of people) expect(shownOn(one)).toHaveLength(6);
    const rows: readonly { readonly left: number }[] = await opened.shared.dataSource.query(
      'select count(*)::integer as left from inbox where handled_at is null or dead',
    );
    expect(rows[0]?.left).toBe(0);
  });

  test('name their address again to a messenger that has lost it', async () => {
    await replica(1000);
    const { telegramRoot, token, vkRoot, vkToken, groupId } = opened.sandbox;
    const vk = async (method: string, asked: Readonly<Record<string, string>>): Promise<unknown> => {
      const common = { access_token: vkToken, v: '5.199', group_id: String(groupId) };
      const body = new URLSearchParams({ ...common, ...asked });
      return (await fetch(`${vkRoot}/${method}`, { method: 'POST', body })).json();
    };
    const shape = z.object({
      response: z.object({ items: z.array(z.object({ id: z.number(), status: z.string() })) }),
    });
    const servers = async () => shape.parse(await vk('groups.getCallbackServers', {})).response.items;
    // What VK says before it has a server and knows what to tell it, nobody hears.
    const { journal } = opened.sandbox;
    const confirmed = async () => {
      const from = journal.since(0).at(-1)?.n ?? 0;
      const told = () => journal.since(from).some(({ method }) => method === 'groups.setCallbackSettings');
      await vi.waitUntil(async () => told() && (await servers()).some(({ status }) => status === 'ok'), {
        ...{ interval: 20, timeout: 60_000 },
      });
    };
    await confirmed();
    const people = [phone(opened.sandbox, 'telegram'), phone(opened.sandbox, 'vk')];
    const answered = (n: number) =>
      vi.waitUntil(() => people.every((one) => shownOn(one).length >= n), { interval: 20, timeout: 60_000 });
    await answered(1);
    await fetch(`${telegramRoot}/bot${token}/deleteWebhook`);
    for (const { id } of await servers()) await vk('groups.deleteCallbackServer', { server_id: String(id) });
    await confirmed();
    for (const one of people) one.say('ещё тут');
    await answered(2);
  });
});
