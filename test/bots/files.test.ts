import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { download } from '#bots/net/download.ts';
import { isPublic } from '#bots/net/public-lookup.ts';
import { heard as heardInTelegram } from '#bots/telegram/heard.ts';
import { fetchFile } from '#bots/vk/file.ts';
import { heard as heardInVk } from '#bots/vk/heard.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { inbox, phone, soon, type Wired, wired } from '../support/messengers.ts';

const bytes = Buffer.from('содержание дорожной карты');

describe.each(['telegram', 'vk'] as const)('a file sent to the bot in %s', (channel) => {
  let all: Wired;
  beforeAll(async () => {
    all = await wired();
  });
  afterAll(() => all.stop());

  async function sentFile(): Promise<string> {
    const stop = new AbortController();
    const box = inbox('0');
    const listening = all[channel].listen(box, stop.signal);
    await phone(all.sandbox, channel).sendFile('план.docx', bytes, 'вот');
    await vi.waitUntil(() => box.texts().length >= 2, soon);
    stop.abort();
    await listening;
    const payload = [...box.rows.values()].at(-1);
    const told = channel === 'telegram' ? heardInTelegram(payload) : heardInVk(payload, all.sandbox.groupId);
    if (told?.input.kind !== 'file') throw new Error('no file heard');
    expect(told.input).toMatchObject({ caption: 'вот', file: { name: 'план.docx', size: bytes.length } });
    return told.input.file.ref;
  }

  test('its bytes are fetched, at most so many', async () => {
    const ref = await sentFile();
    expect(Buffer.from(await all[channel].fetch(ref, bytes.length))).toEqual(bytes);
    await expect(all[channel].fetch(ref, bytes.length - 1)).rejects.toEqual(new Refusal('file-too-large'));
  });

  test('a reference nobody gave us fetches nothing, and tells no address', async () => {
    const lost = all[channel].fetch(channel === 'telegram' ? 'nonsense' : `${all.sandbox.url}/doc/999/x`, 10);
    const told = await lost.catch((error: unknown) => inspect(error, { depth: 9, showHidden: true }));
    expect(told).toMatch(/telegram-400|http-404/);
    for (const secret of [all.sandbox.token, all.sandbox.vkToken, 'doc/999']) expect(told).not.toContain(secret);
  });
});

describe('what may be fetched for VK', () => {
  const server = { root: 'http://127.0.0.1:5/method', proxy: undefined };
  test.each([
    'http://127.0.0.1:80/x',
    'http://127.0.0.1:6/x',
    'http://169.254.169.254/latest/meta-data',
    'http://localhost/x',
    'https://vk.com.evil.example/x',
    'https://evilvk.com/x',
    'https://vk.com:8443/x',
    'file:///etc/passwd',
    'ftp://vk.com/x',
    'not an address',
  ])('%s is not', async (ref) => {
    await expect(fetchFile(server, ref, 10)).rejects.toThrow('host-not-allowed');
  });

  test('a name that leads into our own network is refused though it is trusted', async () => {
    const order = { limit: 10, trusted: () => true, own: () => false };
    await expect(download(new URL('http://localhost:1/x'), order)).rejects.toThrow('network');
  });

  test.each([
    ['93.184.216.34', true],
    ['2a00:1450:4010:c0e::65', true],
    ['10.1.2.3', false],
    ['127.0.0.1', false],
    ['172.31.0.1', false],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['::1', false],
    ['fd00::1', false],
    ['fe80::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:7f00:1', false],
    ['localhost', false],
  ])('%s is public: %s', (address, expected) => {
    expect(isPublic(address)).toBe(expected);
  });
});

describe('downloading', () => {
  const open: Server[] = [];
  afterEach(() => {
    for (const server of open.splice(0)) server.close().closeAllConnections();
  });

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    open.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A listening server has an address with a port.
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  const from = (url: string, hosts: readonly string[], limit = 1000) => {
    const own = ({ origin }: URL) => hosts.includes(origin);
    return download(new URL(url), { limit, own, trusted: own });
  };

  test('bytes are counted while they arrive, whatever the headers say', async () => {
    const sent = { bytes: 0 };
    const url = await serve((_, response) => {
      const more = () => {
        sent.bytes += 1000;
        if (response.write(Buffer.alloc(1000))) setImmediate(more);
        else response.once('drain', more);
      };
      more();
    });
    await expect(from(url, [url], 5000)).rejects.toEqual(new Refusal('file-too-large'));
    expect(sent.bytes).toBeLessThan(5_000_000);
  });

  test('a redirect is followed only to a trusted host, and not for ever', async () => {
    const target = await serve((_, response) => response.end('there'));
    const url = await serve((_, response) => response.writeHead(302, { location: `${target}/x` }).end());
    const loop = await serve((_, response) => response.writeHead(302, { location: '/again' }).end());
    expect(Buffer.from(await from(url, [url, target])).toString()).toBe('there');
    await expect(from(url, [url])).rejects.toThrow('host-not-allowed');
    await expect(from(loop, [loop])).rejects.toThrow('bad-redirect');
  });

  test('a connection cut in the middle is an error, not a short file', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half', () => response.destroy());
    });
    await expect(from(url, [url])).rejects.toThrow('network');
  });
});
