import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Control, serveControl } from '../control/routes.ts';
import { serveTelegram, serveTelegramFile } from '../telegram/api.ts';
import { serveDocument, serveLongPoll, serveUpload, serveVk } from '../vk/api.ts';
import { sendJson, sendText } from './answer.ts';
import { servePage } from './page.ts';

const OWN_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

export function createSandboxServer(control: Control): Server {
  const server = createServer((request, response) => {
    route(control, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) sendText(response, 500, 'Internal Server Error');
    });
  });
  server.keepAliveTimeout = 30_000;
  return server;
}

/** Listens on the loopback address only. */
export function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function route(control: Control, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = readUrl(request);
  if (url === undefined) return sendText(response, 400, 'Bad Request');
  const { peer, desk } = control;
  await peer.clock.refresh();
  const path = url.pathname;
  if (path.startsWith('/bot')) return serveTelegram(peer, desk, { request, response, url });
  if (path.startsWith('/file/bot')) return serveTelegramFile(peer, response, url);
  if (path.startsWith('/method/')) return serveVk(peer, { request, response, url });
  if (path.startsWith('/lp/')) return serveLongPoll(peer, { request, response, url });
  if (path.startsWith('/upload/')) return serveUpload(peer, { request, response, url });
  if (path.startsWith('/doc/')) return serveDocument(peer, response, url);
  if (!isOurs(request)) return sendJson(response, { status: 403, body: { error: 'Только с этой машины' } });
  if (!path.startsWith('/control/')) return servePage(response, path);
  await serveControl(control, { request, response, url, path: path.split('/').slice(2).map(decodeURIComponent) });
}

function readUrl(request: IncomingMessage): URL | undefined {
  const url = `http://sandbox${request.url ?? '/'}`;
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  try {
    decodeURIComponent(parsed.pathname);
    return parsed;
  } catch {
    return undefined;
  }
}

/** A page of another site must not press buttons here, nor reach us under a name of its own. */
function isOurs({ headers }: IncomingMessage): boolean {
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  const { origin } = headers;
  return OWN_HOSTS.has(host) && (origin === undefined || origin === `http://${headers.host}`);
}
