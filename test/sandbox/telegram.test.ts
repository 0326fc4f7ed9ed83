import { InputFile } from 'grammy';
import { expect, test } from 'vitest';
import { refusal, useTelegram } from './telegram-bench.ts';

const { sandbox, bot, connect, anna } = useTelegram();

test('a bot started by its library hears a command, answers with buttons, and edits the answer when one is pressed', async () => {
  const phone = anna();
  bot().command('start', (ctx) =>
    ctx.reply(`Здравствуйте, ${ctx.from?.first_name}: ${ctx.match}`, {
      reply_markup: { inline_keyboard: [[{ text: 'Дальше', callback_data: 'next' }]] },
    }),
  );
  bot().callbackQuery('next', async (ctx) => {
    await ctx.answerCallbackQuery({ text: 'Готово' });
    await ctx.editMessageText('Конец');
  });
  const running = bot().start();
  phone.start('invite-1');
  const hello = await sandbox().until(() => phone.view().messages.find((message) => message.inline.length > 0));
  expect(hello.text).toBe('Здравствуйте, Анна: invite-1');
  phone.press('Дальше');
  expect(phone.view().waiting).toHaveLength(1);
  const end = await sandbox().until(() => phone.view().messages.find((message) => message.edited));
  expect(end).toMatchObject({ text: 'Конец', inline: [] });
  expect(phone.view()).toMatchObject({ waiting: [], toasts: [{ text: 'Готово' }] });
  await bot().stop();
  await running;
});

test.each([
  ['a person who never pressed start', 0, 'текст', {}, /chat not found/],
  ['an empty text', 1, '  \n', {}, /message text is empty/],
  ['4097 characters', 1, '😀'.repeat(4097), {}, /message is too long/],
  [
    '65 bytes of callback data',
    1,
    'т',
    { inline_keyboard: [[{ text: 'а', callback_data: 'я'.repeat(33) }]] },
    /BUTTON_DATA_INVALID/,
  ],
  ['a button that does nothing', 1, 'т', { inline_keyboard: [[{ text: 'а' }]] }, /Text buttons are unallowed/],
  [
    'a link to a bare host name',
    1,
    'т',
    { inline_keyboard: [[{ text: 'а', url: 'http://intranet/x' }]] },
    /Wrong HTTP URL/,
  ],
  [
    '101 buttons',
    1,
    'т',
    { inline_keyboard: Array.from({ length: 101 }, (_, n) => [{ text: `${n}`, callback_data: `${n}` }]) },
    /too long/,
  ],
])('sendMessage refuses %s', async (_what, known, text, markup, description) => {
  const phone = anna();
  if (known === 1) phone.start();
  // Deliberately wrong markup, which the types of the library would not let through.
  const call = bot().api.raw.sendMessage({ chat_id: phone.account, text, reply_markup: markup as never });
  const { error_code, description: said } = await refusal(call);
  expect(error_code).toBe(400);
  expect(said).toMatch(description);
});

test('4096 emoji are a message', async () => {
  const phone = anna();
  phone.start();
  await bot().api.sendMessage(phone.account, '😀'.repeat(4096));
  expect([...(phone.view().messages.at(-1)?.text ?? '')]).toHaveLength(4096);
});

test('a person who blocked the bot gets 403 until the block is lifted', async () => {
  const phone = anna();
  phone.start();
  phone.block();
  expect(await refusal(bot().api.sendMessage(phone.account, 'т'))).toMatchObject({
    error_code: 403,
    description: 'Forbidden: bot was blocked by the user',
  });
  phone.unblock();
  await bot().api.sendMessage(phone.account, 'снова');
  expect(phone.view().messages.at(-1)?.text).toBe('снова');
});

test('an edit that changes nothing, or of a message that cannot be edited, is refused', async () => {
  const phone = anna();
  phone.start();
  const sent = await bot().api.sendMessage(phone.account, 'т');
  expect((await refusal(bot().api.editMessageText(phone.account, sent.message_id, 'т'))).description).toMatch(
    /not modified/,
  );
  expect((await refusal(bot().api.editMessageText(phone.account, 1, 'т'))).description).toMatch(/to edit not found/);
  const keyboard = { keyboard: [[{ text: 'Меню' }]] };
  const under = await bot().api.sendMessage(phone.account, 'т', { reply_markup: keyboard });
  expect((await refusal(bot().api.editMessageText(phone.account, under.message_id, 'у'))).description).toMatch(
    /can't be edited/,
  );
});

test('an ordinary keyboard stays until it is removed, and its buttons write their text', async () => {
  const phone = anna();
  phone.start();
  await bot().api.sendMessage(phone.account, 'т', { reply_markup: { keyboard: [[{ text: 'Мой план' }]] } });
  phone.pressKeyboard('Мой план');
  expect(phone.view().messages.at(-1)).toMatchObject({ from: 'person', text: 'Мой план' });
  await bot().api.sendMessage(phone.account, 'т', { reply_markup: { remove_keyboard: true } });
  expect(phone.view().keyboard).toBeUndefined();
});

test('a document goes out and another comes in, byte for byte, with a Russian name', async () => {
  const phone = anna();
  phone.start();
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, n) => (n * 7) % 256));
  const sent = await bot().api.sendDocument(phone.account, new InputFile(bytes, 'план на год.docx'), {
    caption: 'Вот',
  });
  expect(sent.document).toMatchObject({ file_name: 'план на год.docx', file_size: 70_000 });
  const shown = phone.view().messages.at(-1)?.file;
  expect(await phone.download(shown?.id ?? 0)).toEqual(bytes);
  await phone.sendFile('отчёт.xlsx', bytes);
  const update = (await bot().api.getUpdates()).at(-1);
  const file = await bot().api.getFile(update?.message?.document?.file_id ?? '');
  const response = await fetch(`${sandbox().telegramRoot}/file/bot${sandbox().token}/${file.file_path}`);
  expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
});

test('a file over 20 MB can be sent by a person, but not downloaded by the bot', async () => {
  const phone = anna();
  phone.start();
  await phone.sendFile('большой.docx', Buffer.alloc(20 * 1024 * 1024 + 1));
  const update = (await bot().api.getUpdates()).at(-1);
  expect((await refusal(bot().api.getFile(update?.message?.document?.file_id ?? ''))).description).toMatch(/too big/);
});

test('a wrong token is 401, an unknown method 404', async () => {
  const stranger = connect('1:wrong');
  expect((await refusal(stranger.api.getMe())).error_code).toBe(401);
  // A method that the library does not know.
  const raw = bot().api.raw as unknown as Record<string, (payload: object) => Promise<unknown>>;
  expect((await refusal(raw.fly?.({}) ?? Promise.resolve())).error_code).toBe(404);
});
