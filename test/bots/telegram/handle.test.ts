import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Heard } from '#core/conversation/input.ts';
import { phone, type Wired, wired } from '../../support/messengers.ts';

let all: Wired;
beforeAll(async () => {
  all = await wired();
});
afterAll(() => all.stop());

const message = (id: number, account: number, text: string) => ({
  update_id: id,
  message: { message_id: id, date: 0, chat: { id: account, type: 'private' }, text },
});

describe('handling an update from Telegram', () => {
  test('two answers at once of one person are heard one after the other, of two people side by side', async () => {
    const heard: string[] = [];
    const released: (() => void)[] = [];
    const converse = async ({ input }: Heard) => {
      heard.push(input.kind === 'text' ? input.text : input.kind);
      await new Promise<void>((resolve) => released.push(resolve));
      return { guided: true };
    };
    const work = [message(1, 5, 'a1'), message(2, 5, 'a2'), message(3, 6, 'b1')].map((update) =>
      all.telegram.handle(update, converse),
    );
    await vi.waitFor(() => expect(released).toHaveLength(2), { interval: 1 });
    expect(heard).toEqual(['a1', 'b1']);
    for (const release of released.slice(0, 2)) release();
    await vi.waitFor(() => expect(released).toHaveLength(3), { interval: 1 });
    released[2]?.();
    await Promise.all(work);
    expect(heard).toEqual(['a1', 'b1', 'a2']);
  });

  test('a failure for one update does not stop the next of the same person', async () => {
    const failing = all.telegram.handle(message(4, 7, 'x'), () => Promise.reject(new Error('database')));
    const following = all.telegram.handle(message(5, 7, 'y'), async () => ({ guided: false }));
    await expect(failing).rejects.toThrow('database');
    await following;
  });

  test('a press is answered once, before the core is done with it', async () => {
    const anna = phone(all.sandbox, 'telegram');
    const { kind } = await all.telegram.send({
      address: String(anna.account),
      screen: { text: ['Готово?'], rows: [[{ label: ['Да'], action: 'yes' }]] },
      name: () => '',
      randomId: 1,
    });
    expect(kind).toBe('sent');
    const id = anna.press('Да');
    const query = {
      id,
      from: { id: anna.account },
      data: 'yes',
      message: { message_id: 1, chat: { id: anna.account, type: 'private' } },
    };
    await all.telegram.handle({ update_id: 9, callback_query: query }, async () => {
      await all.sandbox.until(() => anna.view().waiting.length === 0);
      return { guided: false };
    });
    expect(all.sandbox.journal.since(0).filter((one) => one.method === 'answerCallbackQuery')).toHaveLength(1);
  });

  test('a press too old to be answered is handled all the same', async () => {
    const query = { id: 'gone', from: { id: 5 }, data: 'yes' };
    const heard: unknown[] = [];
    await all.telegram.handle({ update_id: 10, callback_query: query }, async ({ input }) => {
      heard.push(input);
      return { guided: false };
    });
    expect(heard).toEqual([{ kind: 'press', action: 'yes' }]);
  });

  test('what nobody said reaches nobody', async () => {
    for (const payload of [null, {}, { update_id: 1, poll: {} }, 'x', { message: { chat: {} } }])
      await all.telegram.handle(payload, () => Promise.reject(new Error('heard')));
  });
});
