import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { telegramMessenger } from '#bots/telegram/messenger.ts';
import { vkMessenger } from '#bots/vk/messenger.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import { outgoing, phone, shownOn } from '../support/messengers.ts';

/** A proxy that only knows CONNECT, and notes where it was asked to go. */
function proxy() {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer().on('connect', ({ url = '' }, client: Socket) => {
    asked.push(url);
    const [host, port] = url.split(':');
    const target = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      target.pipe(client).pipe(target);
    });
    for (const socket of [client, target]) sockets.add(socket.on('error', () => {}));
  });
  return { server, asked, close: () => sockets.forEach((socket) => void socket.destroy()) };
}

describe('through a proxy', () => {
  const way = proxy();
  let proxyUrl: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => way.server.listen(0, '127.0.0.1', resolve));
    // A listening server has an address with a port.
    proxyUrl = `http://127.0.0.1:${(way.server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    way.close();
    way.server.close();
  });

  test.each(['telegram', 'vk'] as const)('%s is reached in every way: calls, uploads, downloads', async (channel) => {
    const sandbox = await startSandbox();
    const messenger =
      channel === 'telegram'
        ? await telegramMessenger({ token: sandbox.token, apiRoot: sandbox.telegramRoot, proxyUrl })
        : await vkMessenger({ token: sandbox.vkToken, groupId: sandbox.groupId, apiRoot: sandbox.vkRoot, proxyUrl });
    const anna = phone(sandbox, channel);
    const file = { name: 'a.txt', bytes: Buffer.from('a') };
    expect(await messenger.send(outgoing(anna, 'x', { file }))).toMatchObject({ kind: 'sent' });
    expect(shownOn(anna)).toEqual(['x']);
    expect(way.asked.length).toBeGreaterThan(0);
    expect(new Set(way.asked)).toContain(`127.0.0.1:${sandbox.port}`);
    await sandbox.stop();
  });
});
