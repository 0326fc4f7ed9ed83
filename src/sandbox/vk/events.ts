import { randomBytes } from 'node:crypto';
import type { Peer } from '../world/peer.ts';
import { keepLast, nextNumber } from '../world/world.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_EVENTS = 10_000;
const MOST_KEYS = 10;
const MOST_WAIT_SECONDS = 90;
const MOST_PER_ANSWER = 100;

/** What a community's manager has switched on by hand before a bot is connected. */
export const DEFAULT_SETTINGS: Readonly<Record<string, boolean>> = {
  message_new: true,
  message_event: true,
  message_allow: true,
  message_deny: true,
};

export function pushEvent(peer: Peer, type: string, object: Readonly<Record<string, unknown>>): void {
  const { vk } = peer.world;
  if (!({ ...DEFAULT_SETTINGS, ...vk.settings }[type] ?? false)) return;
  const body = { type, object, group_id: peer.identity.groupId, event_id: randomBytes(20).toString('hex'), v: '5.199' };
  append(peer, body);
}

/** Sends the last events again, with the same `event_id`. */
export function repeatEvents(peer: Peer, count: number): number {
  const last = peer.world.vk.events.slice(-count);
  for (const event of last) append(peer, event.body);
  return last.length;
}

function append(peer: Peer, body: Record<string, unknown>): void {
  const { vk } = peer.world;
  vk.events.push({ ts: nextNumber(peer.world, 'vkEvent'), at: peer.clock.now(), body });
  keepLast(vk.events, MOST_EVENTS);
  peer.hub.tell({ kind: 'inside' });
}

export function newestTs(peer: Peer): number {
  return peer.world.counters.vkEvent ?? 0;
}

export function giveKey(peer: Peer): string {
  const key = randomBytes(20).toString('hex');
  peer.world.vk.keys.push(key);
  keepLast(peer.world.vk.keys, MOST_KEYS);
  peer.hub.tell({ kind: 'inside' });
  return key;
}

/**
 * Makes the next polls fail as VK's server does: 1 the history up to now is gone, 2 the keys are no longer valid,
 * 3 both are lost.
 */
export function failLongPoll(peer: Peer, failed: 1 | 2 | 3): void {
  const { vk } = peer.world;
  if (failed !== 2) {
    vk.forgotten = newestTs(peer);
    vk.events.length = 0;
  }
  if (failed === 3) vk.lost = true;
  if (failed !== 1) vk.keys.length = 0;
  peer.hub.tell({ kind: 'inside' });
}

export interface Poll {
  readonly key: string;
  readonly ts: string;
  readonly wait: number;
}

/** The answer of the long poll server to `a_check`. */
export async function pollEvents(peer: Peer, poll: Poll, gone: AbortSignal): Promise<Record<string, unknown>> {
  const { vk } = peer.world;
  if (!vk.keys.includes(poll.key)) return { failed: vk.lost === true ? 3 : 2 };
  const ts = Number(poll.ts);
  if (!Number.isInteger(ts) || ts > newestTs(peer)) return { failed: 1, ts: String(newestTs(peer)) };
  expire(peer);
  if (ts < vk.forgotten) return { failed: 1, ts: String(newestTs(peer)) };
  if (newestTs(peer) === ts) await waitForEvent(peer, { ts, seconds: Math.min(poll.wait, MOST_WAIT_SECONDS), gone });
  if (!vk.keys.includes(poll.key)) return { failed: vk.lost === true ? 3 : 2 };
  const events = vk.events.filter((event) => event.ts > ts).slice(0, MOST_PER_ANSWER);
  return { ts: String(events.at(-1)?.ts ?? ts), updates: events.map((event) => event.body) };
}

function waitForEvent(
  peer: Peer,
  { ts, seconds, gone }: { ts: number; seconds: number; gone: AbortSignal },
): Promise<void> {
  const keys = peer.world.vk.keys.length;
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      forget();
      gone.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, seconds * 1000);
    const forget = peer.hub.listen(() => {
      if (newestTs(peer) > ts || peer.world.vk.keys.length < keys) finish();
    });
    gone.addEventListener('abort', finish);
  });
}

function expire(peer: Peer): void {
  const { vk } = peer.world;
  const now = peer.clock.now();
  const kept = vk.events.filter((event) => now - event.at <= DAY_MS);
  if (kept.length === vk.events.length) return;
  vk.forgotten = Math.max(vk.forgotten, ...vk.events.filter((event) => !kept.includes(event)).map((event) => event.ts));
  vk.events.splice(0, vk.events.length, ...kept);
}
