import type { ConversationData, VersionedState } from '@grammyjs/conversations';
import type { Update, UserFromGetMe } from 'grammy/types';
import { describe, expect, test } from 'vitest';
import { guidedBot } from '#bots/telegram/bot.ts';
import { Refusal } from '#core/kernel/refusal.ts';

const chat = { id: 5, type: 'private', first_name: 'Анна' } as const;
const update = (n: number, text = `ответ ${String(n).padStart(4, '0')}`): Update => ({
  update_id: n,
  message: { message_id: n, date: 0, chat, from: { id: 5, is_bot: false, first_name: 'Анна' }, text },
});

function hosted() {
  const kept = new Map<string, VersionedState<ConversationData>>();
  const { bot, take } = guidedBot(
    '1:x',
    { apiRoot: 'http://127.0.0.1:1' },
    {
      type: 'key',
      adapter: {
        read: (key) => structuredClone(kept.get(key)),
        write: (key, state) => void kept.set(key, state),
        delete: (key) => void kept.delete(key),
      },
    },
  );
  // Only what grammY looks at.
  bot.botInfo = { id: 1, is_bot: true, first_name: 'Бот', username: 'bot' } as UserFromGetMe;
  return { take, kept, size: () => JSON.stringify([...kept]).length };
}

const guides = (guided: boolean) => async () => ({ guided });

describe('the conversation that hosts a form', () => {
  test('every update reaches the core exactly once, inside and outside', async () => {
    const { take, kept } = hosted();
    const heard: string[] = [];
    for (const [n, guided] of [false, true, true, true, false, false, true].entries()) {
      await take(update(n), async () => {
        heard.push(`${n}`);
        return { guided };
      });
      expect(kept.size).toBe(guided ? 1 : 0);
    }
    expect(heard).toEqual(['0', '1', '2', '3', '4', '5', '6']);
  });

  test('what it remembers is the same after 100 answers as after the first', async () => {
    const { take, size } = hosted();
    await take(update(0), guides(true));
    await take(update(1), guides(true));
    const first = size();
    for (let n = 2; n <= 100; n += 1) await take(update(n), guides(true));
    expect(size()).toBe(first);
    expect(first).toBeLessThan(1500);
  });

  test('losing it loses nothing: the next update enters it again', async () => {
    const { take, kept } = hosted();
    await take(update(0), guides(true));
    kept.clear();
    const told = { times: 0 };
    await take(update(1), async () => {
      told.times += 1;
      return { guided: true };
    });
    expect(told.times).toBe(1);
    expect(kept.size).toBe(1);
  });

  test.each([
    ['outside a form', false],
    ['inside a form', true],
  ])('a failure of the core %s comes out as it was and hangs nothing', async (_, inside) => {
    const { take } = hosted();
    await take(update(0), guides(inside));
    const failure = Object.assign(new Refusal('stale'), { cannotBeCloned: () => {} });
    await expect(take(update(1), () => Promise.reject(failure))).rejects.toBe(failure);
    // Thrown before any promise, and not even an Error.
    await expect(
      take(update(2), () => {
        throw 'a string';
      }),
    ).rejects.toBe('a string');
    const told: string[] = [];
    await take(update(1), async () => {
      told.push('again');
      return { guided: true };
    });
    expect(told).toEqual(['again']);
  });
});
