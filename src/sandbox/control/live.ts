import type { ServerResponse } from 'node:http';
import type { Peer } from '../world/peer.ts';
import { findPhone } from '../world/people.ts';
import { clockView, phoneView } from './views.ts';

const TOGETHER_MS = 40;
const HEARTBEAT_MS = 15_000;

/** Server-sent events: `phone` with the phone as it is, `people`, `faults` and `clock` as news that it changed. */
export function sendEvents(peer: Peer, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': hello\n\n');
  const changed = {
    phones: new Set<string>(),
    kinds: new Set<string>(),
    timer: undefined as NodeJS.Timeout | undefined,
  };
  const send = (event: string, data: unknown): void => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  };
  const flush = (): void => {
    changed.timer = undefined;
    for (const id of changed.phones) {
      const phone = findPhone(peer.world, id);
      if (phone !== undefined) send('phone', phoneView(peer, phone));
    }
    for (const kind of changed.kinds) send(kind, kind === 'clock' ? clockView(peer) : {});
    changed.phones.clear();
    changed.kinds.clear();
  };
  const forget = peer.hub.listen((change) => {
    if (change.kind === 'inside') return;
    if (change.kind === 'phone') changed.phones.add(change.phone);
    else changed.kinds.add(change.kind);
    changed.timer ??= setTimeout(flush, TOGETHER_MS);
  });
  const beat = setInterval(() => response.write(': beat\n\n'), HEARTBEAT_MS);
  response.once('close', () => {
    forget();
    clearInterval(beat);
    clearTimeout(changed.timer);
  });
}
