import { Agent } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { APIError, VK } from 'vk-io';
import { type Handset, type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import { checkExchange, isAccepted } from '../support/spec.ts';

const HOUR = 3600 * 1000;
const CLOCK = { now: 0 };
let sandbox: Sandbox;
let vk: VK;
let agent: Agent;

beforeEach(async () => {
  CLOCK.now = Date.parse('2027-03-01T06:00:00Z');
  sandbox = await startSandbox({ now: () => CLOCK.now });
  agent = new Agent({ keepAlive: true });
  vk = new VK({
    token: sandbox.vkToken,
    apiBaseUrl: sandbox.vkRoot,
    // vk-io names the https agent; for an http address it takes the http one.
    agent: agent as never,
    apiLimit: 100,
    apiRetryLimit: 0,
    pollingGroupId: sandbox.groupId,
  });
});
afterEach(async () => {
  expect(sandbox.journal.since(0).filter(isAccepted).flatMap(checkExchange)).toEqual([]);
  agent.destroy();
  await sandbox.stop();
});

function boris(): Handset {
  const { vk: phone } = sandbox.addPerson({ name: 'Борис Чайкин', vk: true });
  if (phone === undefined) throw new Error('no phone');
  phone.start();
  return phone;
}

async function code(call: Promise<unknown>): Promise<number> {
  const error = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof APIError)) throw new Error(`error expected, got ${String(error)}`);
  return Number(error.code);
}

function gate(): { readonly resolve: () => void; readonly opened: Promise<void> } {
  const held: { resolve: () => void } = { resolve: () => {} };
  const opened = new Promise<void>((resolve) => {
    held.resolve = resolve;
  });
  return { resolve: () => held.resolve(), opened };
}

const button = (label: string, payload: object, type = 'callback') => ({
  action: { type, label, payload: JSON.stringify(payload) },
});
const keyboard = (buttons: object[][], inline = true) => JSON.stringify({ inline, buttons });

interface PollAnswer {
  readonly ts?: string;
  readonly failed?: number;
  readonly updates?: readonly { type: string; event_id: string; object: Record<string, never> }[];
}

async function poll(server: { server: string; key: string }, ts: string | number, wait = 0): Promise<PollAnswer> {
  const response = await fetch(`${server.server}?act=a_check&key=${server.key}&ts=${ts}&wait=${wait}`);
  return (await response.json()) as PollAnswer;
}

const longPoll = () => vk.api.groups.getLongPollServer({ group_id: sandbox.groupId });

test('a bot started by its library hears the start with its reference, a text button and a callback button', async () => {
  const heard: unknown[] = [];
  const finished = gate();
  vk.updates.on('message_new', async (context) => {
    heard.push([context.text, context.messagePayload, context.referralValue]);
    await vk.api.messages.send({
      peer_id: context.peerId,
      random_id: heard.length,
      message: 'Выбор',
      keyboard: keyboard([[button('Да', { go: 'yes' }), button('Слово', { go: 'text' }, 'text')]]),
    });
  });
  vk.updates.on('message_event', async (context) => {
    heard.push(context.eventPayload);
    await context.answer({ type: 'show_snackbar', text: 'Принято' });
    await vk.api.messages.edit({ peer_id: context.peerId, cmid: context.conversationMessageId, message: 'Готово' });
    finished.resolve();
  });
  await vk.updates.startPolling();
  const { vk: phone } = sandbox.addPerson({ name: 'Вера Лунина', vk: true });
  phone?.openLink(`https://vk.me/${sandbox.groupScreenName}?ref=abc`);
  await sandbox.until(() => phone?.view().messages.some((message) => message.inline.length > 0));
  phone?.press('Слово');
  await sandbox.until(() => heard.length === 2 && phone?.view().messages.length === 4);
  phone?.press('Да');
  await sandbox.until(() => phone?.view().messages.find((message) => message.edited));
  await finished.opened;
  expect(heard).toEqual([['Начать', { command: 'start' }, 'abc'], ['Слово', { go: 'text' }, undefined], { go: 'yes' }]);
  expect(phone?.view()).toMatchObject({ toasts: [{ text: 'Принято' }], waiting: [] });
  await vk.updates.stop();
});

test('the same random_id within an hour and a hundred messages is the same message', async () => {
  const phone = boris();
  const send = (random_id: number) => vk.api.messages.send({ peer_id: phone.account, random_id, message: 'т' });
  const first = await send(5);
  expect(await send(5)).toBe(first);
  expect(await send(0)).not.toBe(await send(0));
  for (let n = 0; n < 100; n += 1) phone.say('ещё');
  expect(await send(5)).not.toBe(first);
  CLOCK.now += HOUR + 1000;
  await send(6);
  CLOCK.now += HOUR + 1000;
  await send(6);
  expect(phone.view().messages.filter((message) => message.from === 'bot')).toHaveLength(6);
});

test('the random_id stands in the history of the dialog', async () => {
  const phone = boris();
  await vk.api.messages.send({ peer_id: phone.account, random_id: 77, message: 'т' });
  const { items } = await vk.api.messages.getHistory({ peer_id: phone.account });
  expect(items?.map((item) => item.random_id)).toEqual([77, 0]);
});

test('with peer_ids the refusal of one recipient stands beside the message ids of the others', async () => {
  const [one, two] = [boris(), boris()];
  two.block();
  const answer = await vk.api.messages.send({ peer_ids: [one.account, two.account], random_id: 1, message: 'т' });
  expect(answer).toMatchObject([
    { peer_id: one.account },
    { peer_id: two.account, message_id: 0, error: { code: 901 } },
  ]);
  expect(one.view().messages.at(-1)?.text).toBe('т');
});

test('a person who never wrote, or who said no, is 901; in a blacklist 900; closed 902', async () => {
  const silent = sandbox.addPerson({ name: 'Глеб Мартов', vk: true }).vk;
  const phone = boris();
  const send = (peer: number) => code(vk.api.messages.send({ peer_id: peer, random_id: 1, message: 'т' }));
  expect(await send(silent?.account ?? 0)).toBe(901);
  for (const wanted of [900, 902]) {
    sandbox.faults.add({ messenger: 'vk', kind: 'error', code: wanted, phone: phone.id, times: 1 });
    expect(await send(phone.account)).toBe(wanted);
  }
  phone.block();
  expect(await send(phone.account)).toBe(901);
});

test.each([
  ['text over 4096 characters', { message: 'а'.repeat(4097) }, 914],
  ['no text', { message: ' ' }, 100],
  ['no random_id', { message: 'т', random_id: undefined }, 100],
  [
    'eleven inline buttons',
    {
      keyboard: keyboard(
        [
          [1, 2, 3, 4],
          [5, 6, 7, 8],
          [9, 10, 11],
        ].map((row) => row.map((n) => button(`${n}`, {}))),
      ),
    },
    911,
  ],
  ['seven inline rows', { keyboard: keyboard(Array.from({ length: 7 }, (_, n) => [button(`${n}`, {})])) }, 911],
  ['six buttons in a row', { keyboard: keyboard([Array.from({ length: 6 }, (_, n) => button(`${n}`, {}))]) }, 911],
  ['a label of 41 characters', { keyboard: keyboard([[button('л'.repeat(41), {})]]) }, 911],
  ['a payload of 256 characters', { keyboard: keyboard([[button('л', { a: 'a'.repeat(250) })]]) }, 911],
  [
    'a payload that is no object',
    { keyboard: '{"inline":true,"buttons":[[{"action":{"type":"text","label":"а","payload":"5"}}]]}' },
    911,
  ],
  [
    '41 ordinary buttons',
    {
      keyboard: keyboard(
        Array.from({ length: 9 }, () => Array.from({ length: 5 }, (_, n) => button(`${n}`, {}, 'text'))),
        false,
      ),
    },
    911,
  ],
  ['an attachment that does not exist', { attachment: 'doc-1_99999' }, 100],
])('messages.send refuses %s', async (_what, params, wanted) => {
  const phone = boris();
  const call = { peer_id: phone.account, random_id: 1, message: 'т', ...params };
  expect(await code(vk.api.messages.send(call as never))).toBe(wanted);
});

test('a message older than a day can no longer be edited, somebody else’s never', async () => {
  const phone = boris();
  const id = await vk.api.messages.send({ peer_id: phone.account, random_id: 1, message: 'т' });
  const edit = (message_id: unknown) =>
    vk.api.messages.edit({ peer_id: phone.account, message_id: Number(message_id), message: 'у' });
  expect(await code(edit(phone.view().messages[0]?.id ?? 0))).toBe(920);
  await edit(id);
  CLOCK.now += 25 * HOUR;
  expect(await code(edit(id))).toBe(909);
});

test('a callback button can be answered once, within a minute', async () => {
  const phone = boris();
  await vk.api.messages.send({
    peer_id: phone.account,
    random_id: 1,
    message: 'т',
    keyboard: keyboard([[button('Да', {})]]),
  });
  const answer = (event_id: string) =>
    vk.api.messages.sendMessageEventAnswer({ event_id, user_id: phone.account, peer_id: phone.account });
  const first = phone.press('Да') ?? '';
  await answer(first);
  expect(await code(answer(first))).toBe(100);
  const late = phone.press('Да') ?? '';
  CLOCK.now += 61_000;
  expect(await code(answer(late))).toBe(100);
});

test('documents and pictures go out through the upload servers', async () => {
  const phone = boris();
  const bytes = Buffer.from('Документ, который проверяют');
  const doc = await vk.upload.messageDocument({
    peer_id: phone.account,
    source: { value: bytes, filename: 'план на год.docx' },
  });
  await vk.api.messages.send({ peer_id: phone.account, random_id: 1, attachment: doc.toString() });
  const file = phone.view().messages.at(-1)?.file;
  expect(file).toMatchObject({ name: 'план на год.docx', kind: 'document' });
  expect(await phone.download(file?.id ?? 0)).toEqual(bytes);
  const picture = await vk.upload.messagePhoto({
    peer_id: phone.account,
    source: { value: PIXEL, filename: 'qr.png' },
  });
  await vk.api.messages.send({ peer_id: phone.account, random_id: 2, message: 'QR', attachment: picture.toString() });
  expect(phone.view().messages.at(-1)?.file).toMatchObject({ kind: 'photo', width: 1, height: 1 });
});

test('a document that a person sends can be downloaded from its address', async () => {
  const phone = boris();
  const server = await longPoll();
  await phone.sendFile('карта.docx', Buffer.from('содержимое'));
  const { updates } = await poll(server, server.ts);
  const message = updates?.[0]?.object.message as
    | { attachments: { type: string; doc: { url: string; title: string } }[] }
    | undefined;
  const doc = message?.attachments[0]?.doc;
  expect(doc?.title).toBe('карта.docx');
  expect(await (await fetch(doc?.url ?? '')).text()).toBe('содержимое');
});

test('a poll waits for the next event, and an old ts gets what was missed', async () => {
  const phone = boris();
  const server = await longPoll();
  const waiting = poll(server, server.ts, 25);
  phone.say('раз');
  expect((await waiting).updates).toHaveLength(1);
  phone.say('два');
  expect((await poll(server, server.ts)).updates).toHaveLength(2);
});

test('failed 1 gives the new ts, failed 2 wants a new key and loses nothing, failed 3 wants both', async () => {
  const phone = boris();
  const server = await longPoll();
  phone.say('раз');
  sandbox.failLongPoll(2);
  expect(await poll(server, server.ts)).toEqual({ failed: 2 });
  const renewed = await longPoll();
  expect((await poll(renewed, server.ts)).updates).toHaveLength(1);
  sandbox.failLongPoll(1);
  const outdated = await poll(renewed, server.ts);
  expect(outdated).toEqual({ failed: 1, ts: renewed.ts });
  phone.say('два');
  sandbox.failLongPoll(3);
  expect(await poll(renewed, renewed.ts)).toEqual({ failed: 3 });
  const fresh = await longPoll();
  expect(await poll(fresh, fresh.ts)).toEqual({ ts: fresh.ts, updates: [] });
});

test('events can be sent again with the same event_id', async () => {
  const phone = boris();
  const server = await longPoll();
  phone.say('раз');
  sandbox.redeliver('vk', 1);
  const { updates = [] } = await poll(server, server.ts);
  expect(updates[0]).toEqual(updates[1]);
});

test('blocking and allowing are events', async () => {
  const phone = boris();
  const server = await longPoll();
  phone.block();
  phone.unblock();
  expect((await poll(server, server.ts)).updates?.map((update) => update.type)).toEqual([
    'message_deny',
    'message_allow',
  ]);
});

test('error 6 is repeated by the library with the same random_id; 9 and 29 reach the caller', async () => {
  const phone = boris();
  sandbox.faults.add({ messenger: 'vk', kind: 'error', code: 6, times: 1 });
  await vk.api.messages.send({ peer_id: phone.account, random_id: 3, message: 'т' });
  expect(phone.view().messages.filter((message) => message.from === 'bot')).toHaveLength(1);
  for (const wanted of [9, 29]) {
    sandbox.faults.add({ messenger: 'vk', kind: 'error', code: wanted, times: 1 });
    expect(await code(vk.api.messages.send({ peer_id: phone.account, random_id: 4, message: 'т' }))).toBe(wanted);
  }
});

test('a wrong token is error 5, an unknown method 3', async () => {
  const stranger = new VK({ token: 'wrong', apiBaseUrl: sandbox.vkRoot, agent: agent as never, apiRetryLimit: 0 });
  expect(await code(stranger.api.users.get({}))).toBe(5);
  expect(await code(vk.api.call('messages.fly', {}))).toBe(3);
});

test('calls packed into one execute are answered one by one', async () => {
  const phone = boris();
  const parallel = new VK({
    token: sandbox.vkToken,
    apiBaseUrl: sandbox.vkRoot,
    agent: agent as never,
    apiMode: 'parallel',
    apiLimit: 20,
  });
  const silent = sandbox.addPerson({ name: 'Дина Осина', vk: true }).vk;
  const send = (peer_id: number, random_id: number) =>
    parallel.api.messages.send({ peer_id, random_id, message: 'а, б' });
  const results = await Promise.allSettled([
    send(phone.account, 1),
    send(silent?.account ?? 0, 2),
    send(phone.account, 3),
  ]);
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(sandbox.journal.since(0).map((exchange) => exchange.method)).toEqual(['execute']);
});

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
