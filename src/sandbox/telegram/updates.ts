import type { Params } from '../http/request.ts';
import type { Peer } from '../world/peer.ts';
import { keepLast, nextNumber, type QueuedUpdate } from '../world/world.ts';
import { integer, structure } from './params.ts';
import { badRequest, TelegramRefusal } from './refuse.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** The same for the age at which a callback query can no longer be answered. */
export const CALLBACK_MS = 150 * 1000;
const MOST_QUEUED = 100_000;
const MOST_CONFIRMED = 300;
const MOST_WAIT_SECONDS = 50;

/** Types that Telegram sends only when they are asked for by name. */
const ON_REQUEST: ReadonlySet<string> = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);

export function queueUpdate(peer: Peer, type: string, body: Readonly<Record<string, unknown>>): void {
  const { telegram } = peer.world;
  const wanted = telegram.allowed?.length ? telegram.allowed.includes(type) : !ON_REQUEST.has(type);
  if (!wanted || telegram.queue.length >= MOST_QUEUED) return;
  const id = nextNumber(peer.world, 'telegramUpdate');
  telegram.queue.push({ id, type, at: peer.clock.now(), body: { update_id: id, [type]: body } });
  peer.hub.tell({ kind: 'inside' });
}

export interface UpdatesDesk {
  readonly getUpdates: (params: Params, gone: AbortSignal) => Promise<readonly Record<string, unknown>[]>;
  /** Puts the last confirmed updates back in front, as if their confirmation had been lost. */
  readonly redeliver: (count: number) => number;
  /** The next answers come in a mixed order. */
  readonly shuffle: (times: number) => void;
}

interface Waiting {
  readonly conflict: () => void;
}

export function updatesDesk(peer: Peer): UpdatesDesk {
  const state: { waiting?: Waiting; again: QueuedUpdate[]; shuffles: number } = { again: [], shuffles: 0 };
  const take = (limit: number): readonly QueuedUpdate[] => {
    expire(peer);
    const repeated = state.again.splice(0, limit);
    const all = [...repeated, ...peer.world.telegram.queue.slice(0, limit - repeated.length)];
    if (state.shuffles === 0 || all.length < 2) return all;
    state.shuffles -= 1;
    return all.toReversed();
  };
  return {
    getUpdates: async (params, gone) => {
      if (peer.world.telegram.webhook !== '') {
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      const limit = Math.min(Math.max(integer(params, 'limit') ?? 100, 1), 100);
      const wait = Math.min(Math.max(integer(params, 'timeout') ?? 0, 0), MOST_WAIT_SECONDS);
      remember(peer, params);
      confirm(peer, integer(params, 'offset') ?? 0);
      state.waiting?.conflict();
      const found = take(limit);
      if (found.length > 0 || wait === 0) return found.map((update) => update.body);
      await waitForUpdate(peer, { seconds: wait, gone, state });
      return gone.aborted ? [] : take(limit).map((update) => update.body);
    },
    redeliver: (count) => {
      state.again.push(...peer.world.telegram.confirmed.slice(-count));
      peer.hub.tell({ kind: 'inside' });
      return state.again.length;
    },
    shuffle: (times) => {
      state.shuffles += times;
    },
  };
}

interface Wait {
  readonly seconds: number;
  readonly gone: AbortSignal;
  readonly state: { waiting?: Waiting; readonly again: readonly QueuedUpdate[] };
}

/** Ends at the first update, at the end of the time, when the caller has gone, or with 409 when another poller comes. */
function waitForUpdate(peer: Peer, { seconds, gone, state }: Wait): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => () => {
      if (state.waiting === waiting) delete state.waiting;
      clearTimeout(timer);
      forget();
      gone.removeEventListener('abort', finish);
      settle();
    };
    const finish = end(resolve);
    const waiting: Waiting = {
      conflict: end(() =>
        reject(conflict('terminated by other getUpdates request; make sure that only one bot instance is running')),
      ),
    };
    const timer = setTimeout(finish, seconds * 1000);
    const forget = peer.hub.listen(() => {
      if (peer.world.telegram.queue.length + state.again.length > 0) finish();
    });
    gone.addEventListener('abort', finish);
    state.waiting = waiting;
  });
}

function conflict(why: string): TelegramRefusal {
  return new TelegramRefusal(409, `Conflict: ${why}`);
}

export function remember(peer: Peer, params: Params): void {
  const allowed = structure(params, 'allowed_updates');
  if (allowed === undefined) return;
  if (!Array.isArray(allowed)) throw badRequest("can't parse allowed_updates: expected an Array");
  peer.world.telegram.allowed = allowed.map(String);
}

/** Updates below the offset have been received. A negative offset keeps only so many of the last. */
function confirm(peer: Peer, offset: number): void {
  const { queue } = peer.world.telegram;
  const kept = offset < 0 ? queue.slice(offset) : queue.filter((update) => update.id >= offset);
  if (offset !== 0) keepOnly(peer, kept);
}

/** The others have been received. */
export function keepOnly(peer: Peer, kept: readonly QueuedUpdate[]): void {
  const { queue, confirmed } = peer.world.telegram;
  if (kept.length === queue.length) return;
  confirmed.push(...queue.filter((update) => !kept.includes(update)));
  keepLast(confirmed, MOST_CONFIRMED);
  queue.splice(0, queue.length, ...kept);
  peer.hub.tell({ kind: 'inside' });
}

function expire(peer: Peer): void {
  const { queue } = peer.world.telegram;
  const now = peer.clock.now();
  const kept = queue.filter((update) => now - update.at <= (update.type === 'callback_query' ? CALLBACK_MS : DAY_MS));
  if (kept.length < queue.length) queue.splice(0, queue.length, ...kept);
}
