import { randomBytes } from 'node:crypto';
import { later, postJson } from '../http/post.ts';
import type { Call } from '../http/request.ts';
import type { Peer } from '../world/peer.ts';
import { nextNumber, type VkEvent, type VkServer } from '../world/world.ts';
import { newestTs } from './events.ts';
import { EVENTS, ownGroup } from './groups.ts';
import { flag, integer, text } from './params.ts';
import { VkRefusal, wrongParameter } from './refuse.ts';

const MOST_SERVERS = 10;
const MOST_TITLE = 14;
const MOST_SECRET = 50;
/** VK repeats after 10 s, 3, 10 and 30 minutes and an hour; here nobody wants to wait as long. */
const AGAIN_MS = [100, 300, 1000, 3000, 10_000];

export function getCallbackConfirmationCode(peer: Peer, { params }: Call): unknown {
  ownGroup(peer, params);
  return { code: codeOf(peer) };
}

export function getCallbackServers(peer: Peer, { params }: Call): unknown {
  ownGroup(peer, params);
  const items = peer.world.vk.servers.map(({ id, title, url, secret, status }) => ({
    ...{ id, title, creator_id: 1, url, secret_key: secret, status },
  }));
  return { count: items.length, items };
}

export function addCallbackServer(peer: Peer, { params }: Call): unknown {
  ownGroup(peer, params);
  const { servers } = peer.world.vk;
  if (servers.length >= MOST_SERVERS) throw new VkRefusal(2000, 'Cannot add more than 10 servers');
  const server: VkServer = {
    ...{ id: nextNumber(peer.world, 'vkServer'), ...described(params), status: 'wait', settings: {} },
    ts: newestTs(peer),
  };
  servers.push(server);
  void confirm(peer, server);
  return { server_id: server.id };
}

export function editCallbackServer(peer: Peer, { params }: Call): 1 {
  const server = ownServer(peer, params);
  Object.assign(server, described(params), { status: 'wait' });
  peer.world.vk.code = '';
  void confirm(peer, server);
  return 1;
}

export function deleteCallbackServer(peer: Peer, { params }: Call): 1 {
  const { servers } = peer.world.vk;
  servers.splice(servers.indexOf(ownServer(peer, params)), 1);
  return 1;
}

export function setCallbackSettings(peer: Peer, { params }: Call): 1 {
  const server = ownServer(peer, params);
  for (const event of EVENTS) if (text(params, event) !== '') server.settings[event] = flag(params, event);
  peer.hub.tell({ kind: 'inside' });
  return 1;
}

function ownServer(peer: Peer, params: Call['params']): VkServer {
  ownGroup(peer, params);
  const found = peer.world.vk.servers.find((one) => one.id === integer(params, 'server_id'));
  if (!found) throw wrongParameter('server_id is invalid');
  return found;
}

function described(params: Call['params']): Pick<VkServer, 'url' | 'title' | 'secret'> {
  const [url, title, secret] = [text(params, 'url'), text(params, 'title'), text(params, 'secret_key')];
  if (!/^https?:\/\//.test(url)) throw wrongParameter('url is invalid');
  if (title.length < 1 || title.length > MOST_TITLE) throw wrongParameter('title is invalid');
  if (secret.length > MOST_SECRET) throw wrongParameter('secret_key is too long');
  return { url, title, secret };
}

function codeOf({ world }: Peer): string {
  world.vk.code ||= randomBytes(4).toString('hex');
  return world.vk.code;
}

/** Nothing is posted to a server that does not know the community's word. An answer to a word that was changed since says nothing. */
async function confirm(peer: Peer, server: VkServer): Promise<void> {
  const code = codeOf(peer);
  const answer = await postJson(server.url, { type: 'confirmation', group_id: peer.identity.groupId });
  if (code !== codeOf(peer)) return;
  server.status = answer?.status === 200 && answer.text === code ? 'ok' : 'failed';
  peer.hub.tell({ kind: 'inside' });
}

/** Posts each event to each confirmed server until it is answered with `ok`, at most six times. Returns what ends it. */
export function serveCallback(peer: Peer): () => void {
  const timers = later();
  const state = { stopped: false };
  const post = async (server: VkServer, { body }: VkEvent, failures: number): Promise<void> => {
    if (state.stopped) return;
    const again: Readonly<Record<string, string>> = failures === 0 ? {} : { 'x-retry-counter': String(failures) };
    const down = peer.faults.meet('vk', 'callback')?.kind === 'down';
    const answer = down ? undefined : await postJson(server.url, { ...body, secret: server.secret }, again);
    // A server that says so is taken off the list: the bot must never answer with somebody else's words.
    if (answer?.text === 'remove') return void peer.world.vk.servers.splice(peer.world.vk.servers.indexOf(server), 1);
    if (answer?.status === 200 && answer.text === 'ok') return;
    const wait = AGAIN_MS[failures];
    if (wait !== undefined) timers.in(wait, () => void post(server, { body, ts: 0, at: 0 }, failures + 1));
  };
  const look = (): void => {
    if (state.stopped) return;
    for (const server of peer.world.vk.servers.filter((one) => one.status === 'ok')) {
      const fresh = peer.world.vk.events.filter((event) => event.ts > server.ts);
      server.ts = Math.max(server.ts, newestTs(peer));
      for (const event of fresh) if (server.settings[String(event.body.type)]) void post(server, event, 0);
    }
  };
  const forget = peer.hub.listen(look);
  return () => {
    state.stopped = true;
    forget();
    timers.stop();
  };
}
