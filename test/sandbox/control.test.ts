import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.stop());

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function control(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const sent = Buffer.isBuffer(body) ? new Uint8Array(body) : body === undefined ? undefined : JSON.stringify(body);
  const response = await fetch(`${sandbox.url}/control/${path}`, { method, headers, ...(sent ? { body: sent } : {}) });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}
const post = (path: string, body: unknown = {}) => control('POST', path, body);

interface Person {
  readonly id: string;
  readonly phones: readonly { readonly id: string; readonly messenger: string }[];
}

async function seed(order: object): Promise<Person> {
  const { body } = await post('people', { people: [order] });
  const [person] = body.people as Person[];
  if (person === undefined) throw new Error('nobody was added');
  return person;
}

const call = (method: string, params: object) =>
  fetch(`${sandbox.telegramRoot}/bot${sandbox.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  }).then((response) => response.json());

test('people are seeded with phones, notes and an invitation; the same key adds nobody twice', async () => {
  const order = {
    key: 'curator',
    name: 'Ветрова Ольга Павловна',
    note: 'куратор',
    telegram: true,
    vk: true,
    start: 'abc',
  };
  const first = await seed(order);
  const again = await seed(order);
  expect(again).toEqual(first);
  expect(first.phones.map((phone) => phone.messenger)).toEqual(['telegram', 'vk']);
  const { body } = await control('GET', 'state');
  expect(body.phones).toMatchObject([{ offer: 'abc' }, { offer: 'abc' }]);
});

test('an invitation that was used on one phone is no longer offered on the other', async () => {
  const { phones } = await seed({ name: 'Ветрова Ольга', telegram: true, vk: true, start: 'abc' });
  await post(`phones/${phones[0]?.id}/start`, { payload: 'abc' });
  const { body } = await control('GET', `phones/${phones[1]?.id}`);
  expect(body.offer).toBeUndefined();
});

test.each(['Ветрова Ольга Павловна', 'Ольга Павловна Ветрова', 'Ольга Ветрова'])(
  '%s is Ольга by first name',
  async (name) => {
    const { phones } = await seed({ name, telegram: true });
    await post(`phones/${phones[0]?.id}/start`);
    const from = { first_name: 'Ольга', last_name: 'Ветрова' };
    expect(await call('getUpdates', {})).toMatchObject({ result: [{ message: { from } }] });
  },
);

test('a whole talk by hand: start, text, file, buttons, block', async () => {
  const { phones } = await seed({ name: 'Анна Полякова', telegram: true });
  const phone = `phones/${phones[0]?.id}`;
  await post(`${phone}/start`);
  const chat_id = sandbox.phone(phones[0]?.id ?? '').account;
  await call('sendMessage', {
    chat_id,
    text: 'т',
    reply_markup: { inline_keyboard: [[{ text: 'Да', callback_data: 'y' }]] },
  });
  const message = sandbox
    .phone(phones[0]?.id ?? '')
    .view()
    .messages.at(-1)?.id;
  expect((await post(`${phone}/press`, { message, button: 'Нет' })).body.error).toMatch(/Кнопки «Нет» здесь нет/);
  expect((await post(`${phone}/press`, { message, button: 0 })).body).toMatchObject({
    phone: { waiting: [{ label: 'Да' }] },
  });
  await control('POST', `${phone}/file?name=${encodeURIComponent('карта.docx')}`, Buffer.from('docx'));
  await post(`${phone}/text`, { text: 'готово' });
  await post(`${phone}/block`);
  const { body } = await control('GET', phone);
  expect(body).toMatchObject({ blocked: true, started: true });
  expect(
    (body.messages as { text: string; file?: { name: string } }[]).map((one) => one.file?.name ?? one.text),
  ).toEqual(['/start', 'т', 'карта.docx', 'готово']);
});

test('links to the bot start it on the phone where they are opened, others do not', async () => {
  const { phones } = await seed({ name: 'Анна Полякова', telegram: true, vk: true });
  const open = async (index: number, url: string) =>
    (await post(`phones/${phones[index]?.id}/link`, { url })).body.opened;
  expect(await open(0, 'https://example.org/')).toBe(false);
  expect(await open(0, `vk.me/${sandbox.groupScreenName}?ref=x`)).toBe(false);
  expect(await open(0, `t.me/${sandbox.botUsername}?start=x1`)).toBe(true);
  expect(await open(1, `https://vk.me/${sandbox.groupScreenName}?ref=x2`)).toBe(true);
  expect(sandbox.phone(phones[0]?.id ?? '').view().messages[0]?.text).toBe('/start x1');
});

test('faults are switched on, listed and off', async () => {
  const { body } = await post('faults', { messenger: 'telegram', kind: '429', retryAfter: 3 });
  expect((await control('GET', 'faults')).body).toMatchObject([{ id: body.id, kind: '429' }]);
  await control('DELETE', `faults/${body.id}`);
  expect((await control('GET', 'faults')).body).toEqual([]);
  expect((await control('DELETE', 'faults/99')).status).toBe(404);
});

test('what cannot be understood is refused with a sentence, and the sandbox goes on', async () => {
  const wrong: [string, string, unknown][] = [
    ['POST', 'people', { people: [{ name: '' }] }],
    ['POST', 'people', 'text'],
    ['POST', 'phones/telegram-1/start', {}],
    ['POST', 'faults', { messenger: 'icq', kind: 'down' }],
    ['POST', 'clock', { advance: 'PT1H' }],
    ['GET', 'nothing', undefined],
    ['GET', 'files/77', undefined],
  ];
  for (const [method, path, body] of wrong) {
    const response = await fetch(`${sandbox.url}/control/${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    expect(response.status, path).toBeGreaterThanOrEqual(400);
    expect(response.status, path).toBeLessThan(500);
  }
  expect((await fetch(`${sandbox.url}/control/%E0%A4%A`)).status).toBe(400);
  expect((await control('GET', 'state')).status).toBe(200);
});

test('a page of another site, or another name for this machine, gets nothing', async () => {
  expect((await control('POST', 'people', { people: [] }, { origin: 'https://evil.example' })).status).toBe(403);
  const status = await new Promise((resolve) => {
    httpRequest(
      { port: sandbox.port, host: '127.0.0.1', path: '/control/state', headers: { host: 'evil.example' } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    ).end();
  });
  expect(status).toBe(403);
});

test('the page is served with a strict policy, and no path leads out of its folder', async () => {
  const page = await fetch(sandbox.url);
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'self'/);
  const html = await page.text();
  const parts = [...html.matchAll(/(?:src|href)="([a-z-]+\.[a-z]+)"/g)].map((found) => found[1]);
  expect(parts).toContain('app.js');
  for (const part of parts) expect((await fetch(`${sandbox.url}/${part}`)).status, part).toBe(200);
  for (const path of ['..%2fmain.ts', 'page/../main.ts', '%2e%2e/main.ts']) {
    expect((await fetch(`${sandbox.url}/${path}`)).status, path).not.toBe(200);
  }
});

test('an uploaded file is never served as a page', async () => {
  const { phones } = await seed({ name: 'Анна Полякова', telegram: true });
  await control('POST', `phones/${phones[0]?.id}/file?name=a.html`, Buffer.from('<script>1</script>'));
  const file = sandbox.phone(phones[0]?.id ?? '').view().messages[0]?.file;
  const response = await fetch(`${sandbox.url}${file?.url}`);
  expect(response.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(response.headers.get('content-type')).toBe('application/octet-stream');
});

test('changes are told to the page as they happen', async () => {
  const { phones } = await seed({ name: 'Анна Полякова', telegram: true });
  const events = await fetch(`${sandbox.url}/control/events`);
  const reader = events.body?.getReader();
  await post(`phones/${phones[0]?.id}/start`);
  const seen: string[] = [];
  while (!seen.join('').includes('event: phone')) {
    const chunk = await reader?.read();
    seen.push(Buffer.from(chunk?.value ?? []).toString('utf8'));
  }
  expect(seen.join('')).toContain('/start');
  await reader?.cancel();
});

test('the time of messages is the bot’s own, and the page moves it', async () => {
  const time = { now: Date.parse('2027-09-01T06:00:00Z') };
  const bot = await clockServer(time);
  const moved = await startSandbox({ botUrl: `http://127.0.0.1:${(bot.address() as AddressInfo).port}` });
  try {
    const response = await fetch(`${moved.url}/control/clock`, {
      method: 'POST',
      body: JSON.stringify({ advance: 'P1D' }),
    });
    expect(await response.json()).toMatchObject({
      now: expect.stringMatching(/^2027-09-02T06:00:0/),
      zone: 'Europe/Samara',
      movable: true,
    });
    const { telegram } = moved.addPerson({ name: 'Анна Полякова', telegram: true });
    telegram?.start();
    expect(telegram?.view().messages[0]?.at).toMatch(/^2027-09-02T06:00:0/);
    const refused = await fetch(`${moved.url}/control/clock`, {
      method: 'POST',
      body: JSON.stringify({ advance: 'next' }),
    });
    expect([refused.status, await refused.json()]).toEqual([409, { error: 'Впереди ничего нет' }]);
  } finally {
    await moved.stop();
    bot.close();
  }
});

function clockServer(time: { now: number }): Promise<Server> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts).toString('utf8');
    response.setHeader('content-type', 'application/json');
    if (body.includes('next')) {
      response.statusCode = 409;
      return response.end(JSON.stringify({ error: 'Впереди ничего нет' }));
    }
    if (request.method === 'POST') time.now += 24 * 3600 * 1000;
    return response.end(JSON.stringify({ now: new Date(time.now).toISOString(), zone: 'Europe/Samara' }));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
