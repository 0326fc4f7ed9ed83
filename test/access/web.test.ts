import { request as plain } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uploadLimit } from '#core/files/uploads.ts';
import type { Instant } from '#core/kernel/time.ts';
import { newId } from '#db/new-id.ts';
import { queueFigures } from '#db/queues/figures.ts';
import type { App } from '../../src/app/app.ts';
import { routesOf } from '../../src/app/routes.ts';
import { secrets } from '../../src/secrets.ts';
import { controlRoute } from '../../src/web/control-route.ts';
import { metricsRoute } from '../../src/web/metrics.ts';
import { startWeb, type WebServer } from '../../src/web/server.ts';
import { openWorld, type World } from './open-world.ts';
import { ident, now } from './world.ts';

const operator = 'T'.repeat(32);
const moved: Instant[] = [];
/** Of the program only what its pages ask. */
const app = { listening: () => ({}), nextReminder: async () => undefined, intake: async () => 0 } as unknown as App;

let world: World;
let web: WebServer;
let real: WebServer;
const asked: unknown[] = [];

beforeAll(async () => {
  world = await openWorld();
  const database = { ...world.database, embedded: world.database.kind === 'embedded' };
  const clock = { now: () => now, advance: () => undefined };
  const control = controlRoute(operator, {
    backup: async (body) => {
      asked.push(body);
      return {};
    },
  });
  const routes = (isReal: boolean) =>
    routesOf({
      app,
      database,
      clock,
      control,
      notKept: () => undefined,
      real: isReal,
      sinceTick: () => 1,
      advanceTo: async (to) => void moved.push(to),
    });
  web = await startWeb({ port: 0, host: '0.0.0.0', routes: routes(false) });
  real = await startWeb({ port: 0, host: '127.0.0.1', routes: routes(true) });
});
afterAll(async () => {
  await web?.stop();
  await real?.stop();
  await world?.database.close();
});

const at = (path: string, server: WebServer = web) => `http://127.0.0.1:${server.port}${path}`;
const told = async (path: string, init?: RequestInit) => {
  const answer = await fetch(at(path), init);
  return { status: answer.status, body: await answer.text() };
};

/** A fresh address: to fetch a file, or to send one in. */
async function link(what: { readonly to?: 'fetch' | 'send'; readonly expired?: true } = {}): Promise<string> {
  const token = secrets.token();
  await world.database.store.transaction({ as: 'system' }, (tx) =>
    tx.links.add({
      ...{ id: newId<'link'>(), organisationId: ident('a', 'school'), personId: ident('a', 'curator') },
      ...{ accountId: ident('a', 'tecurator'), tokenHash: secrets.hash(token) },
      ...(what.to === 'send' ? { purpose: 'roadmap' as const } : { fileId: ident<'file'>('a', 'fotherdone') }),
      expiresAt: what.expired ? now : now.add({ hours: 1 }),
    }),
  );
  return `/f/${token}`;
}

describe('one-time addresses', () => {
  test('wrong, used and expired are answered alike, whatever is asked', async () => {
    const used = await link();
    expect((await told(used, { method: 'POST' })).status).toBe(200);
    const wrong = `/f/${secrets.token()}`;
    const expired = await link({ expired: true });
    for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
      const answers = await Promise.all([wrong, used, expired].map((path) => told(path, { method })));
      expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
      expect(answers[0]?.status).toBe(410);
    }
  });

  test('a look does not use it up: messengers open links to preview them', async () => {
    const path = await link();
    for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(at(path), { method })).status).toBe(200);
    const answer = await fetch(at(path), { method: 'POST' });
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect((await answer.text()).length).toBeGreaterThan(0);
  });

  test('of many who press at once one gets the file', async () => {
    const path = await link();
    const answers = await Promise.all(Array.from({ length: 30 }, () => told(path, { method: 'POST' })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(29);
  });

  test('a page to send a file to takes one file of at most 5 MB', async () => {
    const path = await link({ to: 'send' });
    const send = (size: number) => {
      const body = new FormData();
      body.set('file', new File([new Uint8Array(size)], '../../карта.docx'));
      return told(path, { method: 'POST', body });
    };
    expect((await send(uploadLimit + 100_000)).status).toBe(413);
    expect((await told(path, { method: 'POST', body: 'no form' })).status).toBe(200);
    expect((await told(path)).status).toBe(200);
    const taken = await Promise.all([send(1000), send(1000)]);
    expect(taken.map(({ status }) => status).sort()).toEqual([200, 410]);
    const uploads = await world.database.store.transaction({ as: 'system' }, (tx) =>
      tx.uploads.where({ status: 'waiting' }),
    );
    expect(uploads).toHaveLength(1);
  });

  test('is nothing but its very path', async () => {
    const path = await link();
    const token = path.slice(3);
    const tricks = [
      `/f/${token}/`,
      `/f/${token}x`,
      `/f/./../${token}`,
      `/F/${token}`,
      `/f/${token}%00`,
      `/f//${token}`,
      '/f/',
      '/f',
      `/f/${encodeURIComponent('../')}${token}`,
      '/f/..%2f..%2fetc%2fpasswd',
      `/x/../f/${token}/../../etc`,
    ];
    for (const trick of tricks) expect([trick, (await told(trick, { method: 'POST' })).status]).toEqual([trick, 404]);
    expect((await told(path)).status).toBe(200);
  });

  test('is gone with the consent of whoever had it', async () => {
    const path = await link();
    await world.database.store.transaction({ as: 'system' }, (tx) =>
      tx.links.remove({ personId: ident('a', 'curator') }),
    );
    expect((await told(path)).status).toBe(410);
  });
});

/** A request as no browser would write it. */
const raw = (lines: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(web.port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`));
    const heard: string[] = [];
    socket.on('data', (chunk) => heard.push(chunk.toString()));
    socket.on('close', () => resolve(heard.join('')));
    socket.on('error', () => resolve(heard.join('')));
  });

describe('any request', () => {
  test.each(['//', 'http://', '/\\', '/%', '/f/%', '*', '/'.padEnd(8000, 'x'), '//bot/healthz/../../etc'])(
    '«%s» is answered',
    async (path) => {
      const answer = await raw([`GET ${path} HTTP/1.1`, 'Host: bot', 'Connection: close']);
      expect(answer).toMatch(/^HTTP\/1\.1 (4\d\d|200)/);
      expect(answer).not.toMatch(/\bat .*\.ts|Error/);
    },
  );

  test('a body of 50 MB is refused at once, and the next request is answered', async () => {
    const path = await link({ to: 'send' });
    const refused = await new Promise<readonly unknown[]>((resolve) => {
      const sending = plain(at(path), { method: 'POST', headers: { 'content-length': 50_000_000 } }, (answer) => {
        resolve([answer.statusCode, answer.headers.connection]);
        sending.destroy();
      });
      sending.on('error', () => resolve([]));
      const chunk = Buffer.alloc(1_000_000);
      for (let sent = 0; sent < 8; sent += 1) sending.write(chunk);
    });
    // And cut off: nobody waits for the rest of it.
    expect(refused).toEqual([413, 'close']);
    expect((await told('/healthz')).body).toBe('ok');
  });

  test('how much waits is for this machine, or for whoever has the token', async () => {
    expect((await told('/metrics')).body).toContain('mentoring_outbox_waiting');
    const through = { 'x-forwarded-for': '203.0.113.7' };
    expect((await told('/metrics', { headers: through })).status).toBe(403);
    const knowing = metricsRoute({
      ...{ queues: () => queueFigures(world.database.dataSource), messengers: () => ({ vk: true }) },
      ...{ sinceTick: () => 1500, token: 'a token of twenty letters' },
    });
    const asked = (authorization: string) =>
      knowing({
        ...{ method: 'GET', url: new URL('http://bot/metrics'), headers: { authorization }, local: true },
        body: async () => new Uint8Array(),
      });
    expect(await asked('Bearer something else')).toEqual({ status: 403 });
    const shown = await asked('Bearer a token of twenty letters');
    expect(shown?.body).toContain('mentoring_messenger_listening{channel="vk"} 1');
    expect(shown?.body).toMatch(/^mentoring_inbox_waiting 0$/m);
  });
});

describe("the sandbox's clock", () => {
  test('moves for this machine', async () => {
    moved.length = 0;
    expect((await told('/clock', { method: 'POST', body: '{"advance":"P1D"}' })).status).toBe(200);
    expect(moved.map(String)).toEqual([now.add({ hours: 24 }).toString()]);
  });

  test('is nobody else’s: not from another address, not through a proxy, not from a web page', async () => {
    moved.length = 0;
    const address = Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
    const init = { method: 'POST', body: '{"advance":"P1D"}' };
    if (address) expect((await fetch(`http://${address}:${web.port}/clock`, init)).status).toBe(403);
    for (const headers of [
      { 'x-forwarded-for': '203.0.113.7' },
      { forwarded: 'for=203.0.113.7' },
      { origin: 'https://example.com' },
    ])
      expect((await told('/clock', { ...init, headers })).status).toBe(403);
    expect(moved).toEqual([]);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"advance":5}',
    '{"advance":"yesterday"}',
    '{"advance":"P999999999Y"}',
    '{"advance":"next"}',
    `{"advance":"${'P'.repeat(900)}"}`,
  ])('an order like %s moves nothing', async (body) => {
    moved.length = 0;
    expect([400, 409]).toContain((await told('/clock', { method: 'POST', body })).status);
    expect(moved).toEqual([]);
  });

  test('is not there beside real messengers', async () => {
    for (const method of ['GET', 'POST']) expect((await fetch(at('/clock', real), { method })).status).toBe(404);
  });
});

describe('the operator’s commands', () => {
  const order = (headers: Readonly<Record<string, string>>, path = '/control/backup', body = '{}') =>
    told(path, { method: 'POST', headers, body });
  const bearer = { authorization: `Bearer ${operator}` };

  test('need the token of the data folder, from this machine', async () => {
    asked.length = 0;
    const wrong = [
      '',
      operator,
      'Bearer ',
      `Bearer ${operator}x`,
      `Bearer ${operator.slice(1)}`,
      `bearer ${operator}`,
      `Basic ${operator}`,
    ];
    for (const authorization of wrong)
      expect([authorization, (await order({ authorization })).status]).toEqual([authorization, 403]);
    expect((await order({ ...bearer, 'x-forwarded-for': '203.0.113.7' })).status).toBe(403);
    expect(asked).toEqual([]);
    expect((await order(bearer)).status).toBe(200);
    expect(asked).toEqual([{}]);
  });

  test.each(['constructor', '__proto__', 'toString', 'nothing'])('%s is none of them', async (name) => {
    expect((await order(bearer, `/control/${name}`)).status).toBe(404);
  });

  test('are JSON of a bounded size', async () => {
    expect((await order(bearer, '/control/backup', '{')).status).toBe(400);
    expect((await order(bearer, '/control/backup', `"${'x'.repeat(200_000)}"`)).status).toBe(413);
    expect((await fetch(at('/control/backup'), { headers: bearer })).status).toBe(404);
  });
});
