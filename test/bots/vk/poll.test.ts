import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { vkMessenger } from '#bots/vk/messenger.ts';
import type { Handset } from '../../../src/sandbox/sandbox.ts';
import { type Inbox, inbox, phone, soon, type Wired, wired } from '../../support/messengers.ts';

let all: Wired;
let anna: Handset;
let stop: AbortController;
beforeEach(async () => {
  all = await wired();
  anna = phone(all.sandbox, 'vk');
  stop = new AbortController();
});
afterEach(() => all.stop());

const texts = (box: Inbox, n: number) => vi.waitUntil(() => box.rows.size >= n && box.texts(), soon);

/** Listens until everything said so far is kept, then stops. */
async function listenFor(box: Inbox, n: number): Promise<readonly string[]> {
  const once = new AbortController();
  const listening = all.vk.listen(box, once.signal);
  const found = await texts(box, n);
  once.abort();
  await listening;
  return found;
}

describe('receiving from VK', () => {
  test('events are received in order, with their event_id as keys', async () => {
    const box = inbox('0');
    anna.say('раз');
    anna.say('два');
    expect(await listenFor(box, 3)).toEqual(['Начать', 'раз', 'два']);
    expect([...box.rows.keys()].every((key) => /^[0-9a-f]{40}$/.test(key))).toBe(true);
    expect(await box.position()).toBe('3');
  });

  test('the very first start begins now and keeps its place before anything is said', async () => {
    const box = inbox();
    const listening = all.vk.listen(box, stop.signal);
    await vi.waitUntil(box.position, soon);
    stop.abort();
    await listening;
    anna.say('пока бот лежал');
    expect(await box.position()).toBe('1');
    expect(await listenFor(box, 1)).toEqual(['пока бот лежал']);
  });

  test('the position moves only when the events before it are kept', async () => {
    const dying = new AbortController();
    const lost = { times: 0 };
    const killed = all.vk.listen(
      {
        receive: () => {
          lost.times += 1;
          return new Promise(() => {});
        },
        position: async () => '0',
      },
      dying.signal,
    );
    await vi.waitUntil(() => lost.times > 0, soon);
    dying.abort();
    void killed;
    expect(await listenFor(inbox('0'), 1)).toEqual(['Начать']);
  });

  test('when the inbox fails, the same events are asked for until they are kept', async () => {
    const box = inbox('0');
    const failing = { left: 2 };
    const receive: Inbox['receive'] = async (updates, position) => {
      failing.left -= 1;
      if (failing.left >= 0) throw new Error('database is away');
      await box.receive(updates, position);
    };
    void all.vk.listen({ ...box, receive }, stop.signal);
    expect(await texts(box, 1)).toEqual(['Начать']);
    stop.abort();
  });

  test('failed 2 is a new key at the old place: nothing said meanwhile is lost', async () => {
    const box = inbox('0');
    await listenFor(box, 1);
    const listening = all.vk.listen(box, stop.signal);
    anna.say('до');
    await texts(box, 2);
    all.sandbox.failLongPoll(2);
    anna.say('в этот миг');
    expect(await texts(box, 3)).toEqual(['Начать', 'до', 'в этот миг']);
    stop.abort();
    await listening;
  });

  test.each([1, 3] as const)('failed %i goes on from the place VK gives', async (failed) => {
    const box = inbox('0');
    anna.say('утрачено');
    all.sandbox.failLongPoll(failed);
    void all.vk.listen(box, stop.signal);
    await expect.poll(() => box.position()).toBe('2');
    anna.say('дальше');
    expect(await texts(box, 1)).toEqual(['дальше']);
    stop.abort();
  });

  test.each(['down', '5xx'] as const)('an outage (%s) is outlasted', async (kind) => {
    all.sandbox.faults.add({ messenger: 'vk', kind, times: 3 });
    const box = inbox('0');
    void all.vk.listen(box, stop.signal);
    expect(await texts(box, 1)).toEqual(['Начать']);
    stop.abort();
  });

  test('a repeated event has the same key', async () => {
    const box = inbox('0');
    all.sandbox.redeliver('vk', 1);
    anna.say('конец');
    expect(await listenFor(box, 2)).toEqual(['Начать', 'конец']);
  });

  test('a token that is refused is a matter for a human', async () => {
    const { groupId, vkRoot: apiRoot } = all.sandbox;
    await expect(vkMessenger({ token: 'wrong', groupId, apiRoot })).rejects.toThrow('vk-5');
  });

  test('a stop ends the waiting poll at once', async () => {
    const box = inbox('0');
    const listening = all.vk.listen(box, stop.signal);
    await texts(box, 1);
    const before = performance.now();
    stop.abort();
    await listening;
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
