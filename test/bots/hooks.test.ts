import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Messenger, Receiver } from '#core/delivery/messenger.ts';
import { hookRoute } from '../../src/web/hook-route.ts';
import { startWeb, type WebServer } from '../../src/web/server.ts';
import { type Inbox, inbox, phone, soon, type Wired, wired } from '../support/messengers.ts';

let all: Wired;
let web: WebServer;
let stop: AbortController;
const state: { receiver?: Receiver; messenger?: Messenger; failures: unknown[] } = { failures: [] };
beforeEach(async () => {
  all = await wired();
  stop = new AbortController();
  state.failures = [];
  const posted = (path: string, what: Parameters<Messenger['hook']['take']>[0]) =>
    state.receiver && state.messenger?.hook.path === path ? state.messenger.hook.take(what, state.receiver) : undefined;
  const failed = (error: unknown) => void state.failures.push(error);
  web = await startWeb({ port: 0, host: '127.0.0.1', routes: [hookRoute({ posted, failed })] });
});
afterEach(async () => {
  stop.abort();
  await web.stop();
  await all.stop();
});

/** The messenger is told the address, and what it posts goes to this inbox. */
async function hooked(channel: 'telegram' | 'vk', receiver: Receiver): Promise<string> {
  const messenger = all[channel];
  Object.assign(state, { receiver, messenger });
  const at = `http://127.0.0.1:${web.port}/hook/${messenger.hook.path}`;
  await messenger.hook.begin(at, stop.signal);
  return at;
}

const texts = (box: Inbox, n: number) => vi.waitUntil(() => box.rows.size >= n && box.texts(), soon);
const post = (url: string, body: string, headers: Readonly<Record<string, string>> = {}) =>
  fetch(url, { method: 'POST', body, headers });

describe.each(['telegram', 'vk'] as const)('what %s posts', (channel) => {
  test('is kept in order and once, and the address ends in nothing that could be guessed', async () => {
    const box = inbox();
    const at = await hooked(channel, box);
    const anna = phone(all.sandbox, channel);
    for (const text of ['раз', 'два', 'три']) anna.say(text);
    // Telegram keeps the order of a chat; VK's requests may overtake each other.
    expect([...(await texts(box, 4))].sort()).toEqual([...['раз', 'два', 'три'], box.texts()[0] ?? ''].sort());
    expect(at).toMatch(/\/hook\/[0-9a-f]{40}$/);
    // A replica that starts later finds all of it agreed.
    await all[channel].hook.begin(at, stop.signal);
    anna.say('четыре');
    expect(await texts(box, 5)).toContain('четыре');
  });

  test('comes again while it cannot be kept', async () => {
    const box = inbox();
    const failing = { left: 2 };
    await hooked(channel, {
      ...box,
      receive: async (updates) => {
        failing.left -= 1;
        if (failing.left >= 0) throw new Error('no database');
        await box.receive(updates);
      },
    });
    phone(all.sandbox, channel);
    await texts(box, 1);
    expect(state.failures.length).toBeGreaterThanOrEqual(1);
  });

  test('is refused with a wrong secret, from another community, as no JSON or a flood of bytes, and nothing posted comes back', async () => {
    const box = inbox();
    const at = await hooked(channel, box);
    const event = { update_id: 1, type: 'message_new', group_id: all.sandbox.groupId, object: {}, event_id: 'e' };
    const wrong = await post(at, JSON.stringify({ ...event, secret: 'remove' }), {
      'x-telegram-bot-api-secret-token': 'remove',
    });
    expect([401, 403]).toContain(wrong.status);
    const other = createHmac('sha256', 'other').digest('hex');
    const answers = [
      await post(at, JSON.stringify({ ...event, group_id: 1, secret: other })),
      await post(at, '{"type":"confirm'),
      await post(at, 'remove'),
      await post(`${at}x`, JSON.stringify(event)),
      await fetch(at),
    ];
    for (const answer of [wrong, ...answers]) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(await answer.text()).not.toContain('remove');
    }
    // A flood is answered or cut off, and never read to its end.
    const flood = post(at, `"${'x'.repeat(2_000_000)}"`).then(({ status }) => status);
    expect(await flood.catch(() => 413)).toBe(413);
    expect(box.rows.size).toBe(0);
  });
});

test('VK posts nothing to a server that does not know the word of the community', async () => {
  const silent = await startWeb({ port: 0, host: '127.0.0.1', routes: [() => ({ status: 200, body: 'ok' })] });
  const box = inbox();
  Object.assign(state, { receiver: box, messenger: all.vk });
  await all.vk.hook.begin(`http://127.0.0.1:${silent.port}/hook/${all.vk.hook.path}`, stop.signal);
  phone(all.sandbox, 'vk').say('кому это');
  await hooked('vk', box);
  phone(all.sandbox, 'vk').say('слышно');
  expect(await texts(box, 2)).not.toContain('кому это');
  await silent.stop();
});
