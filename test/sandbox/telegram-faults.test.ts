import { HttpError } from 'grammy';
import { expect, test } from 'vitest';
import { refusal, useTelegram } from './telegram-bench.ts';

const { sandbox, bot, anna } = useTelegram();

test('429 carries retry_after, hits sends only, and ends by itself', async () => {
  const phone = anna();
  phone.start();
  sandbox().faults.add({ messenger: 'telegram', kind: '429', retryAfter: 7, times: 1 });
  expect(await bot().api.getUpdates()).toHaveLength(1);
  expect(await refusal(bot().api.sendMessage(phone.account, 'т'))).toMatchObject({
    error_code: 429,
    parameters: { retry_after: 7 },
  });
  await bot().api.sendMessage(phone.account, 'т');
});

test('a reset after the message was accepted looks like a lost connection and leaves the message', async () => {
  const phone = anna();
  phone.start();
  sandbox().faults.add({ messenger: 'telegram', kind: 'reset-after-accept', times: 1 });
  await expect(bot().api.sendMessage(phone.account, 'дошло')).rejects.toThrow(HttpError);
  expect(phone.view().messages.at(-1)?.text).toBe('дошло');
});

test('a fault about one phone leaves the others alone', async () => {
  const [one, two] = [anna(), anna()];
  one.start();
  two.start();
  sandbox().faults.add({ messenger: 'telegram', kind: '429', phone: one.id, retryAfter: 3 });
  expect((await refusal(bot().api.sendMessage(one.account, 'т'))).error_code).toBe(429);
  await bot().api.sendMessage(two.account, 'т');
});

test('when Telegram goes down, the poll that waits is cut, and everything else until it is back', async () => {
  const phone = anna();
  phone.start();
  const [update] = await bot().api.getUpdates();
  const waiting = bot().api.getUpdates({ offset: (update?.update_id ?? 0) + 1, timeout: 30 });
  setTimeout(() => sandbox().faults.add({ messenger: 'telegram', kind: 'down' }), 50);
  await expect(waiting).rejects.toThrow(HttpError);
  await expect(bot().api.sendMessage(phone.account, 'т')).rejects.toThrow(HttpError);
  expect(phone.view().messages).toHaveLength(1);
  sandbox().faults.clear();
  await bot().api.sendMessage(phone.account, 'т');
});

test('a page instead of an answer is a lost connection too, and nothing was sent', async () => {
  const phone = anna();
  phone.start();
  sandbox().faults.add({ messenger: 'telegram', kind: '5xx', methods: ['sendMessage'], times: 1 });
  await expect(bot().api.sendMessage(phone.account, 'т')).rejects.toThrow(HttpError);
  expect(phone.view().messages).toHaveLength(1);
});
