import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Handset, type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { checkExchange, isAccepted, specIsHere } from '../support/spec.ts';
import { checkTelegramAnswer, checkTelegramRequest } from '../support/spec-telegram.ts';
import { checkVkAnswer, checkVkEvent, checkVkRequest } from '../support/spec-vk.ts';

describe.skipIf(!specIsHere)('the checker of requests and answers', () => {
  test('finds unknown, missing and mistyped parameters of Telegram', () => {
    expect(checkTelegramRequest('sendMessage', { chat_id: 5, text: 'т' })).toEqual([]);
    expect(checkTelegramRequest('sendMessage', { chat_id: 5 })).toEqual(['sendMessage: text is missing']);
    expect(checkTelegramRequest('sendMessage', { chat_id: 5, text: 'т', buttons: [] })).toHaveLength(1);
    expect(checkTelegramRequest('sendMessage', { chat_id: 5.5, text: 'т' })).toHaveLength(1);
    const keyboard = (button: object) => ({ chat_id: 5, text: 'т', reply_markup: { inline_keyboard: [[button]] } });
    expect(checkTelegramRequest('sendMessage', keyboard({ text: 'а', callback_data: 'b' }))).toEqual([]);
    expect(checkTelegramRequest('sendMessage', keyboard({ text: 'а', callback: 'b' }))).not.toEqual([]);
    expect(checkTelegramRequest('fly', {})).toHaveLength(1);
  });

  test('finds faults in answers of Telegram', () => {
    expect(checkTelegramAnswer('deleteMessage', true)).toEqual([]);
    expect(checkTelegramAnswer('deleteMessage', 1)).toHaveLength(1);
    expect(checkTelegramAnswer('sendMessage', { message_id: 1 })).toEqual(
      expect.arrayContaining([expect.stringMatching(/date is missing/), expect.stringMatching(/chat is missing/)]),
    );
  });

  test('finds unknown, missing and mistyped parameters of VK', () => {
    expect(checkVkRequest('messages.send', { peer_id: '5', random_id: '1', message: 'т', v: '5.199' })).toEqual([]);
    expect(checkVkRequest('messages.send', { peer: '5' })).toHaveLength(1);
    expect(checkVkRequest('messages.send', { peer_ids: '1,two' })).toHaveLength(1);
    expect(checkVkRequest('messages.edit', { message: 'т' })).toEqual(['messages.edit.peer_id is missing']);
    const keyboard = (action: object) => ({ keyboard: JSON.stringify({ inline: true, buttons: [[{ action }]] }) });
    expect(checkVkRequest('messages.send', keyboard({ type: 'callback', label: 'а', payload: '{}' }))).toEqual([]);
    expect(checkVkRequest('messages.send', keyboard({ type: 'callback' }))).not.toEqual([]);
  });

  test('finds faults in answers and events of VK', () => {
    expect(checkVkAnswer('messages.edit', { response: 1 })).toEqual([]);
    expect(checkVkAnswer('messages.edit', { response: 2 })).toHaveLength(1);
    expect(checkVkAnswer('messages.edit', { error: { error_code: 9 } })).toHaveLength(1);
    expect(checkVkEvent({ type: 'message_deny', object: {} })).toEqual(['message_deny: user_id is missing']);
  });
});

describe('every method of the sandbox answers as the official description says', () => {
  let sandbox: Sandbox;
  let anna: Handset;
  let boris: Handset;

  beforeAll(async () => {
    sandbox = await startSandbox();
    const { telegram, vk } = sandbox.addPerson({ name: 'Анна Полякова', telegram: true, vk: true });
    if (telegram === undefined || vk === undefined) throw new Error('no phones');
    anna = telegram;
    boris = vk;
    anna.start('abc');
    boris.start('abc');
    await anna.sendFile('карта.docx', Buffer.from('docx'));
    await boris.sendFile('карта.docx', Buffer.from('docx'));
    await anna.sendPhoto('фото.png', PIXEL);
    await boris.sendPhoto('фото.png', PIXEL);
  });
  afterAll(() => sandbox.stop());

  async function telegram(method: string, params: object = {}) {
    const response = await fetch(`${sandbox.telegramRoot}/bot${sandbox.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    return (await response.json()) as { ok: boolean; result: never; description?: string };
  }

  async function vk(method: string, params: Record<string, string> = {}) {
    const body = new URLSearchParams({ v: '5.199', access_token: sandbox.vkToken, ...params });
    const response = await fetch(`${sandbox.vkRoot}/${method}`, { method: 'POST', body });
    return (await response.json()) as { response: never };
  }

  function faults() {
    const exchanges = sandbox.journal.since(0);
    expect(exchanges.filter((exchange) => !isAccepted(exchange))).toEqual([]);
    return exchanges.flatMap(checkExchange);
  }

  test('Telegram', async () => {
    const chat_id = anna.account;
    const inline = (text: string) => ({ inline_keyboard: [[{ text, callback_data: 'x' }]] });
    const { message_id } = (await telegram('sendMessage', { chat_id, text: 'т', reply_markup: inline('Да') })).result;
    const callback_query_id = anna.press('Да');
    await telegram('answerCallbackQuery', { callback_query_id, text: 'Принято', show_alert: true });
    await telegram('editMessageText', { chat_id, message_id, text: 'у', reply_markup: inline('Нет') });
    await telegram('editMessageReplyMarkup', { chat_id, message_id });
    await telegram('deleteMessage', { chat_id, message_id });
    anna.block();
    anna.unblock();
    const updates: { message?: { document?: { file_id: string }; photo?: { file_id: string }[] } }[] = (
      await telegram('getUpdates', { limit: 100, timeout: 0 })
    ).result;
    const document = updates.find((update) => update.message?.document)?.message?.document?.file_id;
    const photo = updates.find((update) => update.message?.photo)?.message?.photo?.[0]?.file_id;
    await telegram('getFile', { file_id: document });
    const sent: { message_id: number } = (await telegram('sendDocument', { chat_id, document, caption: 'Вот' })).result;
    await telegram('editMessageCaption', { chat_id, message_id: sent.message_id, caption: 'Вот так' });
    await telegram('sendPhoto', { chat_id, photo });
    await telegram('sendChatAction', { chat_id, action: 'typing' });
    await telegram('getChat', { chat_id });
    await telegram('setMyCommands', { commands: [{ command: 'menu', description: 'Меню' }] });
    for (const method of ['getMe', 'getMyCommands', 'getWebhookInfo', 'deleteWebhook']) await telegram(method);
    await telegram('setMyDescription', { description: 'Наставник' });
    await telegram('setMyShortDescription', { short_description: 'Наставник' });
    await telegram('setWebhook', { url: 'https://bot.example.org/hook' });
    await telegram('deleteWebhook', { drop_pending_updates: true });
    expect(faults()).toEqual([]);
  });

  test('VK', async () => {
    const peer_id = String(boris.account);
    const group_id = String(sandbox.groupId);
    const server: { server: string; key: string } = (await vk('groups.getLongPollServer', { group_id })).response;
    const keyboard = JSON.stringify({
      inline: true,
      buttons: [[{ action: { type: 'callback', label: 'Да', payload: '{"a":1}' }, color: 'primary' }]],
    });
    const id: number = (await vk('messages.send', { peer_id, random_id: '5', message: 'т', keyboard })).response;
    await vk('messages.send', { peer_ids: `${peer_id},1`, random_id: '6', message: 'т' });
    await vk('messages.setActivity', { peer_id, type: 'typing' });
    const event_id = boris.press('Да') ?? '';
    const event_data = JSON.stringify({ type: 'show_snackbar', text: 'Принято' });
    await vk('messages.sendMessageEventAnswer', { event_id, user_id: peer_id, peer_id, event_data });
    await vk('messages.getHistory', { peer_id, count: '50' });
    await vk('messages.getById', { message_ids: String(id) });
    await vk('messages.getByConversationMessageId', { peer_id, conversation_message_ids: '1,2' });
    await vk('messages.getConversations', { filter: 'unanswered' });
    await vk('messages.getConversationsById', { peer_ids: peer_id });
    await vk('messages.isMessagesFromGroupAllowed', { group_id, user_id: peer_id });
    await vk('messages.edit', { peer_id, message_id: String(id), message: 'у' });
    await vk('messages.delete', { message_ids: `${id},999999`, delete_for_all: '1' });
    await vk('users.get', { user_ids: `${peer_id},1` });
    await vk('groups.getById');
    await vk('groups.setLongPollSettings', { group_id, enabled: '1', message_new: '1' });
    await vk('groups.getLongPollSettings', { group_id });
    await vk('docs.getMessagesUploadServer', { peer_id, type: 'doc' });
    await vk('photos.getMessagesUploadServer', { peer_id });
    boris.block();
    boris.unblock();
    await (await fetch(`${server.server}?act=a_check&key=${server.key}&ts=0&wait=0`)).json();
    expect(faults()).toEqual([]);
  });
});

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
