import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OperatorProblem } from '../problem.ts';

export interface Reply {
  readonly status: number;
  readonly type?: string;
  readonly body?: string | Uint8Array | AsyncIterable<Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Request {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  /** Is the peer on this machine? */
  readonly local: boolean;
  /** The body, at most `limit` bytes; rejects with TooLarge beyond it. */
  readonly body: (limit: number) => Promise<Uint8Array>;
}

/** undefined: not mine. */
export type Route = (request: Request) => Promise<Reply | undefined> | Reply | undefined;

export class TooLarge extends Error {}

export interface WebServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

/** The bot's own HTTP: routes in order, the first that answers. */
export async function startWeb(options: {
  readonly port: number;
  readonly host: string;
  readonly routes: readonly Route[];
}): Promise<WebServer> {
  const server = createServer((incoming, outgoing) => {
    void answer(options.routes, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new OperatorProblem(`Порт ${options.port} занят. Задайте другой: PORT=3001.`)
          : error,
      ),
    );
    server.listen(options.port, options.host, resolve);
  });
  return {
    // A TCP server that listens has an AddressInfo, not a pipe's name.
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(routes: readonly Route[], incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const path = incoming.url ?? '/';
  if (!URL.canParse(path, base)) return write(outgoing, { status: 400, body: 'Такого адреса не бывает.' });
  const request: Request = {
    method: incoming.method ?? 'GET',
    url: new URL(path, base),
    headers: incoming.headers,
    local: isLocal(incoming),
    body: (limit) => readBody(incoming, limit),
  };
  await write(outgoing, await firstReply(routes, request));
}

async function firstReply(routes: readonly Route[], request: Request): Promise<Reply> {
  try {
    for (const route of routes) {
      const reply = await route(request);
      if (reply) return reply;
    }
    return { status: 404, body: 'Такой страницы нет.' };
  } catch (error) {
    return error instanceof TooLarge
      ? { status: 413, body: 'Файл слишком большой.', headers: isFlood(request) ? { connection: 'close' } : {} }
      : { status: 500, body: 'Не получилось. Попробуйте ещё раз.' };
  }
}

/** A browser reads the answer only when it has sent everything: what a person may have chosen is let through to its end, more is cut off. */
const isFlood = ({ headers }: Request): boolean => Number(headers['content-length'] ?? 0) > mostDrained;
const mostDrained = 32 * 1024 * 1024;

async function write(outgoing: ServerResponse, reply: Reply): Promise<void> {
  outgoing.writeHead(reply.status, {
    'content-type': reply.type ?? 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...reply.headers,
  });
  if (reply.body !== undefined && typeof reply.body !== 'string' && !(reply.body instanceof Uint8Array))
    for await (const chunk of reply.body) outgoing.write(chunk);
  else if (reply.body !== undefined) outgoing.write(reply.body);
  outgoing.end();
}

async function readBody(incoming: IncomingMessage, limit: number): Promise<Uint8Array> {
  // Whoever says that it is too much is believed; whoever does not is counted.
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw new TooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limit) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const base = 'http://bot';

/** Sent from this machine by a program of its owner: not through a proxy, and not by a web page open in a browser here. */
const isLocal = ({ headers, socket }: IncomingMessage): boolean =>
  isLoopback(socket.remoteAddress) &&
  ['forwarded', 'x-forwarded-for', 'x-real-ip', 'origin'].every((name) => headers[name] === undefined);

const isLoopback = (address = ''): boolean => /^(::ffff:)?127\.|^::1$/.test(address);
