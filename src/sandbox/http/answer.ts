import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Peer } from '../world/peer.ts';
import type { Messenger } from '../world/world.ts';
import type { Fault } from './faults.ts';
import type { Call } from './request.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Served {
  readonly messenger: Messenger;
  readonly method: string;
  readonly call: Call;
  readonly fault: Fault | undefined;
  readonly act: () => Promise<Answer>;
  /** Empty polls are not written into the journal. */
  readonly dull?: (answer: Answer) => boolean;
}

/** Does what was asked, unless a fault stands in the way; writes the exchange into the journal. */
export async function serve(peer: Peer, response: ServerResponse, served: Served): Promise<void> {
  const { fault } = served;
  if (fault?.kind === 'down') return cut(peer, response, served);
  if (fault?.kind === '5xx') {
    note(peer, served, { status: 502, body: undefined });
    return sendText(response, 502, '<html><body><h1>502 Bad Gateway</h1></body></html>', 'text/html');
  }
  if (fault?.kind === 'slow') await delay(fault.ms ?? 1000);
  const unwatch = cutWhenDown(peer, response, served);
  const answer = await served.act();
  unwatch();
  if (fault?.kind === 'reset-after-accept') return cut(peer, response, served);
  if (served.dull?.(answer) !== true) note(peer, served, answer);
  sendJson(response, answer);
}

export function sendJson(response: ServerResponse, { status, body, headers }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

export function sendText(response: ServerResponse, status: number, text: string, type = 'text/plain'): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` });
  response.end(text);
}

function cut(peer: Peer, response: ServerResponse, served: Served): void {
  note(peer, served, undefined);
  response.socket?.destroy();
}

/** A poll that waits is cut as soon as its messenger goes down. */
function cutWhenDown(peer: Peer, response: ServerResponse, { messenger, method }: Served): () => void {
  return peer.hub.listen(({ kind }) => {
    const down = (one: Fault): boolean =>
      one.kind === 'down' && one.messenger === messenger && (one.methods?.includes(method) ?? true);
    if (kind === 'faults' && peer.faults.list().some(down)) response.socket?.destroy();
  });
}

function note(peer: Peer, { messenger, method, call, fault }: Served, answer: Answer | undefined): void {
  const files = [...call.files].map(([name, part]) => [name, `file:${part.filename ?? ''}`]);
  peer.journal.add({
    messenger,
    method,
    params: { ...call.params, ...Object.fromEntries(files) },
    at: new Date(peer.clock.now()).toISOString(),
    ...(answer === undefined ? {} : { status: answer.status, answer: answer.body }),
    ...(fault === undefined ? {} : { fault: fault.kind }),
  });
}
