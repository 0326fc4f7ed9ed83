import { expect, test } from 'vitest';
import { refusal, useTelegram } from './telegram-bench.ts';

const SECOND = 1000;
const { clock, sandbox, bot, connect, anna } = useTelegram();

test('an update is given again until a higher offset is asked, and never after', async () => {
  const phone = anna();
  phone.start();
  phone.say('один');
  const first = await bot().api.getUpdates();
  const again = await bot().api.getUpdates({ offset: first[0]?.update_id ?? 0 });
  expect(again).toEqual(first);
  const rest = await bot().api.getUpdates({ offset: (first[0]?.update_id ?? 0) + 1 });
  expect(rest.map((update) => update.message?.text)).toEqual(['один']);
  expect(await bot().api.getUpdates({ offset: (first[1]?.update_id ?? 0) + 1 })).toEqual([]);
  expect(await bot().api.getUpdates()).toEqual([]);
});

test('confirmed updates can be delivered once more, with the same ids', async () => {
  const phone = anna();
  phone.start();
  const [update] = await bot().api.getUpdates();
  const next = (update?.update_id ?? 0) + 1;
  await bot().api.getUpdates({ offset: next });
  sandbox().redeliver('telegram', 1);
  expect(await bot().api.getUpdates({ offset: next })).toEqual([update]);
  expect(await bot().api.getUpdates({ offset: next })).toEqual([]);
});

test('a waiting poll is answered as soon as somebody writes', async () => {
  const phone = anna();
  const poll = bot().api.getUpdates({ timeout: 30 });
  phone.start();
  expect(await poll).toHaveLength(1);
});

test('a second poller throws the first one out with 409', async () => {
  const first = refusal(bot().api.getUpdates({ timeout: 30 }));
  await sandbox().until(() => true);
  const other = connect();
  await new Promise((resolve) => setTimeout(resolve, 50));
  await other.api.getUpdates();
  expect((await first).error_code).toBe(409);
});

test('button presses are forgotten after 150 seconds, messages after a day', async () => {
  const phone = anna();
  phone.start();
  await bot().api.sendMessage(phone.account, 'Выбор', {
    reply_markup: { inline_keyboard: [[{ text: 'Да', callback_data: 'y' }]] },
  });
  const press = phone.press('Да') ?? '';
  clock.now += 151 * SECOND;
  expect((await bot().api.getUpdates()).map((update) => Object.keys(update)[1])).toEqual(['message']);
  expect((await refusal(bot().api.answerCallbackQuery(press))).description).toMatch(/query is too old/);
  clock.now += 24 * 3600 * SECOND;
  expect(await bot().api.getUpdates()).toEqual([]);
});

test('only allowed types of updates are queued', async () => {
  const phone = anna();
  await bot().api.getUpdates({ allowed_updates: ['my_chat_member'] });
  phone.start();
  phone.block();
  const updates = await bot().api.getUpdates();
  expect(updates).toHaveLength(1);
  expect(updates[0]?.my_chat_member?.new_chat_member.status).toBe('kicked');
});
