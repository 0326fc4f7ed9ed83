import { expect, test } from 'vitest';
import { useVk } from './vk-bench.ts';

const { sandbox, vk, boris, longPoll } = useVk();

interface PollAnswer {
  readonly ts?: string;
  readonly failed?: number;
  readonly updates?: readonly { type: string; event_id: string; object: Record<string, never> }[];
}

async function poll(server: { server: string; key: string }, ts: string | number, wait = 0): Promise<PollAnswer> {
  const response = await fetch(`${server.server}?act=a_check&key=${server.key}&ts=${ts}&wait=${wait}`);
  return (await response.json()) as PollAnswer;
}

test('documents and pictures go out through the upload servers', async () => {
  const phone = boris();
  const bytes = Buffer.from('Документ, который проверяют');
  const doc = await vk().upload.messageDocument({
    peer_id: phone.account,
    source: { value: bytes, filename: 'план на год.docx' },
  });
  await vk().api.messages.send({ peer_id: phone.account, random_id: 1, attachment: doc.toString() });
  const file = phone.view().messages.at(-1)?.file;
  expect(file).toMatchObject({ name: 'план на год.docx', kind: 'document' });
  expect(await phone.download(file?.id ?? 0)).toEqual(bytes);
  const picture = await vk().upload.messagePhoto({
    peer_id: phone.account,
    source: { value: PIXEL, filename: 'qr.png' },
  });
  await vk().api.messages.send({ peer_id: phone.account, random_id: 2, message: 'QR', attachment: picture.toString() });
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
  sandbox().failLongPoll(2);
  expect(await poll(server, server.ts)).toEqual({ failed: 2 });
  const renewed = await longPoll();
  expect((await poll(renewed, server.ts)).updates).toHaveLength(1);
  sandbox().failLongPoll(1);
  const outdated = await poll(renewed, server.ts);
  expect(outdated).toEqual({ failed: 1, ts: renewed.ts });
  phone.say('два');
  sandbox().failLongPoll(3);
  expect(await poll(renewed, renewed.ts)).toEqual({ failed: 3 });
  const fresh = await longPoll();
  expect(await poll(fresh, fresh.ts)).toEqual({ ts: fresh.ts, updates: [] });
});

test('events can be sent again with the same event_id', async () => {
  const phone = boris();
  const server = await longPoll();
  phone.say('раз');
  sandbox().redeliver('vk', 1);
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

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
