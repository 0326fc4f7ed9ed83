import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { telegramMessenger } from '#bots/telegram/messenger.ts';
import { type Inbox, inbox, phone, soon, type Wired, wired } from '../../support/messengers.ts';

let all: Wired;
let stop: AbortController;
beforeEach(async () => {
  all = await wired();
  stop = new AbortController();
});
afterEach(() => all.stop());

const texts = (box: Inbox, n: number) => vi.waitUntil(() => box.rows.size >= n && box.texts(), soon);
const polls = () => all.sandbox.journal.since(0).filter((one) => one.method === 'getUpdates');

describe('receiving from Telegram', () => {
  test('updates are received in order, with their numbers as keys', async () => {
    const box = inbox();
    const listening = all.telegram.listen(box, stop.signal);
    const anna = phone(all.sandbox, 'telegram');
    for (const text of ['раз', 'два', 'три']) anna.say(text);
    expect(await texts(box, 4)).toEqual(['/start', 'раз', 'два', 'три']);
    expect([...box.rows.keys()].every((key) => /^\d+$/.test(key))).toBe(true);
    stop.abort();
    await listening;
  });

  test('nothing is confirmed before it is kept: a batch lost on the way comes again', async () => {
    phone(all.sandbox, 'telegram').say('важное');
    const dying = new AbortController();
    const lost = { times: 0 };
    const killed = all.telegram.listen(
      {
        receive: () => {
          lost.times += 1;
          dying.abort();
          return new Promise(() => {});
        },
        position: async () => undefined,
      },
      dying.signal,
    );
    await vi.waitUntil(() => lost.times > 0, soon);
    expect(polls().every(({ params }) => params.offset === undefined)).toBe(true);
    const box = inbox();
    void all.telegram.listen(box, stop.signal);
    expect(await texts(box, 2)).toEqual(['/start', 'важное']);
    stop.abort();
    void killed;
  });

  test('when the inbox fails, the same batch is asked for until it is kept', async () => {
    const anna = phone(all.sandbox, 'telegram');
    const box = inbox();
    const failing = { left: 2 };
    void all.telegram.listen(
      {
        ...box,
        receive: async (updates) => {
          failing.left -= 1;
          if (failing.left >= 0) throw new Error('database is away');
          await box.receive(updates);
        },
      },
      stop.signal,
    );
    expect(await texts(box, 1)).toEqual(['/start']);
    anna.say('дальше');
    expect(await texts(box, 2)).toEqual(['/start', 'дальше']);
    stop.abort();
  });

  test('what arrived before the bot is received, and the poll asks only for what it can hear', async () => {
    phone(all.sandbox, 'telegram').say('рано');
    const box = inbox();
    void all.telegram.listen(box, stop.signal);
    expect(await texts(box, 2)).toEqual(['/start', 'рано']);
    expect(polls()[0]?.params).toMatchObject({ allowed_updates: ['message', 'callback_query', 'my_chat_member'] });
    stop.abort();
  });

  test.each(['down', '5xx', '429'] as const)('an outage (%s) is outlasted', async (kind) => {
    const methods = ['getUpdates'];
    all.sandbox.faults.add({ messenger: 'telegram', kind, methods, times: 3, retryAfter: 1 });
    phone(all.sandbox, 'telegram');
    const box = inbox();
    void all.telegram.listen(box, stop.signal);
    expect(await texts(box, 1)).toEqual(['/start']);
    stop.abort();
  });

  test('another program on the same token ends the poll after a few refusals', async () => {
    all.sandbox.faults.add({
      messenger: 'telegram',
      kind: 'error',
      code: 409,
      description: 'Conflict: terminated by other getUpdates request',
      methods: ['getUpdates'],
    });
    await expect(all.telegram.listen(inbox(), stop.signal)).rejects.toThrow('telegram-409');
    expect(polls()).toHaveLength(4);
  });

  test('a token that is refused is a matter for a human', async () => {
    const wrong = telegramMessenger({ token: '1:wrong', apiRoot: all.sandbox.telegramRoot });
    const error = await wrong.catch((refusal: unknown) => inspect(refusal, { depth: 9, showHidden: true }));
    expect(error).toContain('telegram-401');
    expect(error).not.toContain('1:wrong');
  });

  test('a stop ends the waiting poll at once', async () => {
    const box = inbox();
    const listening = all.telegram.listen(box, stop.signal);
    phone(all.sandbox, 'telegram');
    await texts(box, 1);
    const before = performance.now();
    stop.abort();
    await listening;
    expect(performance.now() - before).toBeLessThan(1000);
  });

  test('text that no database keeps is mended before it is kept', async () => {
    phone(all.sandbox, 'telegram').say('a\0b\ud83dc');
    const box = inbox();
    void all.telegram.listen(box, stop.signal);
    expect(await texts(box, 2)).toEqual(['/start', 'a\ufffdb\ufffdc']);
    stop.abort();
  });

  test('the waiting for a messenger that is down ends with the signal', async () => {
    all.sandbox.faults.add({ messenger: 'telegram', kind: 'down' });
    const words: string[] = [];
    const waiting = telegramMessenger({
      token: all.sandbox.token,
      apiRoot: all.sandbox.telegramRoot,
      signal: stop.signal,
      noticed: (word) => {
        words.push(word);
        stop.abort();
      },
    });
    await expect(waiting).rejects.toThrow();
    expect(words).toEqual(['telegram-network']);
  });
});
