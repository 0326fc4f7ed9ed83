import { expect, test } from 'vitest';
import { button, code, keyboard, useVk } from './vk-bench.ts';

const HOUR = 3600 * 1000;
const { clock, sandbox, vk, connect, boris } = useVk();

function gate(): { readonly resolve: () => void; readonly opened: Promise<void> } {
  const held: { resolve: () => void } = { resolve: () => {} };
  const opened = new Promise<void>((resolve) => {
    held.resolve = resolve;
  });
  return { resolve: () => held.resolve(), opened };
}

test('a bot started by its library hears the start with its reference, a text button and a callback button', async () => {
  const heard: unknown[] = [];
  const finished = gate();
  vk().updates.on('message_new', async (context) => {
    heard.push([context.text, context.messagePayload, context.referralValue]);
    await vk().api.messages.send({
      peer_id: context.peerId,
      random_id: heard.length,
      message: 'Выбор',
      keyboard: keyboard([[button('Да', { go: 'yes' }), button('Слово', { go: 'text' }, 'text')]]),
    });
  });
  vk().updates.on('message_event', async (context) => {
    heard.push(context.eventPayload);
    await context.answer({ type: 'show_snackbar', text: 'Принято' });
    await vk().api.messages.edit({ peer_id: context.peerId, cmid: context.conversationMessageId, message: 'Готово' });
    finished.resolve();
  });
  await vk().updates.startPolling();
  const { vk: phone } = sandbox().addPerson({ name: 'Вера Лунина', vk: true });
  phone?.openLink(`https://vk.me/${sandbox().groupScreenName}?ref=abc`);
  await sandbox().until(() => phone?.view().messages.some((message) => message.inline.length > 0));
  phone?.press('Слово');
  await sandbox().until(() => heard.length === 2 && phone?.view().messages.length === 4);
  phone?.press('Да');
  await sandbox().until(() => phone?.view().messages.find((message) => message.edited));
  await finished.opened;
  expect(heard).toEqual([['Начать', { command: 'start' }, 'abc'], ['Слово', { go: 'text' }, undefined], { go: 'yes' }]);
  expect(phone?.view()).toMatchObject({ toasts: [{ text: 'Принято' }], waiting: [] });
  await vk().updates.stop();
});

test('the same random_id within an hour and a hundred messages is the same message', async () => {
  const phone = boris();
  const send = (random_id: number) => vk().api.messages.send({ peer_id: phone.account, random_id, message: 'т' });
  const first = await send(5);
  expect(await send(5)).toBe(first);
  expect(await send(0)).not.toBe(await send(0));
  for (let n = 0; n < 100; n += 1) phone.say('ещё');
  expect(await send(5)).not.toBe(first);
  clock.now += HOUR + 1000;
  await send(6);
  clock.now += HOUR + 1000;
  await send(6);
  expect(phone.view().messages.filter((message) => message.from === 'bot')).toHaveLength(6);
});

test('the random_id stands in the history of the dialog', async () => {
  const phone = boris();
  await vk().api.messages.send({ peer_id: phone.account, random_id: 77, message: 'т' });
  const { items } = await vk().api.messages.getHistory({ peer_id: phone.account });
  expect(items?.map((item) => item.random_id)).toEqual([77, 0]);
});

test('with peer_ids the refusal of one recipient stands beside the message ids of the others', async () => {
  const [one, two] = [boris(), boris()];
  two.block();
  const answer = await vk().api.messages.send({ peer_ids: [one.account, two.account], random_id: 1, message: 'т' });
  expect(answer).toMatchObject([
    { peer_id: one.account },
    { peer_id: two.account, message_id: 0, error: { code: 901 } },
  ]);
  expect(one.view().messages.at(-1)?.text).toBe('т');
});

test('a person who never wrote, or who said no, is 901; in a blacklist 900; closed 902', async () => {
  const silent = sandbox().addPerson({ name: 'Глеб Мартов', vk: true }).vk;
  const phone = boris();
  const send = (peer: number) => code(vk().api.messages.send({ peer_id: peer, random_id: 1, message: 'т' }));
  expect(await send(silent?.account ?? 0)).toBe(901);
  for (const wanted of [900, 902]) {
    sandbox().faults.add({ messenger: 'vk', kind: 'error', code: wanted, phone: phone.id, times: 1 });
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
  expect(await code(vk().api.messages.send(call as never))).toBe(wanted);
});

test('a message older than a day can no longer be edited, somebody else’s never', async () => {
  const phone = boris();
  const id = await vk().api.messages.send({ peer_id: phone.account, random_id: 1, message: 'т' });
  const edit = (message_id: unknown) =>
    vk().api.messages.edit({ peer_id: phone.account, message_id: Number(message_id), message: 'у' });
  expect(await code(edit(phone.view().messages[0]?.id ?? 0))).toBe(920);
  await edit(id);
  clock.now += 25 * HOUR;
  expect(await code(edit(id))).toBe(909);
});

test('a callback button can be answered once, within a minute', async () => {
  const phone = boris();
  await vk().api.messages.send({
    peer_id: phone.account,
    random_id: 1,
    message: 'т',
    keyboard: keyboard([[button('Да', {})]]),
  });
  const answer = (event_id: string) =>
    vk().api.messages.sendMessageEventAnswer({ event_id, user_id: phone.account, peer_id: phone.account });
  const first = phone.press('Да') ?? '';
  await answer(first);
  expect(await code(answer(first))).toBe(100);
  const late = phone.press('Да') ?? '';
  clock.now += 61_000;
  expect(await code(answer(late))).toBe(100);
});

test('error 6 is repeated by the library with the same random_id; 9 and 29 reach the caller', async () => {
  const phone = boris();
  sandbox().faults.add({ messenger: 'vk', kind: 'error', code: 6, times: 1 });
  await vk().api.messages.send({ peer_id: phone.account, random_id: 3, message: 'т' });
  expect(phone.view().messages.filter((message) => message.from === 'bot')).toHaveLength(1);
  for (const wanted of [9, 29]) {
    sandbox().faults.add({ messenger: 'vk', kind: 'error', code: wanted, times: 1 });
    expect(await code(vk().api.messages.send({ peer_id: phone.account, random_id: 4, message: 'т' }))).toBe(wanted);
  }
});

test('a wrong token is error 5, an unknown method 3', async () => {
  const stranger = connect({ token: 'wrong' });
  expect(await code(stranger.api.users.get({}))).toBe(5);
  expect(await code(vk().api.call('messages.fly', {}))).toBe(3);
});

test('calls packed into one execute are answered one by one', async () => {
  const phone = boris();
  const parallel = connect({ apiMode: 'parallel', apiLimit: 20 });
  const silent = sandbox().addPerson({ name: 'Дина Осина', vk: true }).vk;
  const send = (peer_id: number, random_id: number) =>
    parallel.api.messages.send({ peer_id, random_id, message: 'а, б' });
  const results = await Promise.allSettled([
    send(phone.account, 1),
    send(silent?.account ?? 0, 2),
    send(phone.account, 3),
  ]);
  expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(
    sandbox()
      .journal.since(0)
      .map((exchange) => exchange.method),
  ).toEqual(['execute']);
});
