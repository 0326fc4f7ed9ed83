import type { Channel } from '#core/kernel/ports.ts';
import { listenForSilence } from './line.ts';
import type { Messenger } from './messenger.ts';
import { startPool, together, type Worker } from './pool.ts';
import type { PostDeps } from './post.ts';
import { postAlike } from './post-alike.ts';
import type { Call, Channels, Claimed, Pool } from './queue.ts';

export interface DeliverDeps extends Omit<PostDeps, 'connected'> {
  readonly messengers: readonly Messenger[];
  /** Whose messengers are here or will connect; the connected ones unless given. */
  readonly served?: readonly Channel[];
  /** Messages at once; the default keeps duplicates after a crash to one on Telegram. */
  readonly width?: (channel: Channel, pool: Pool) => number;
  /** Real milliseconds between two looks into the outbox when nobody wakes the worker. */
  readonly poll?: number;
}

/** Telegram has no way to know a repeated message, so only one that nobody waits for is under way at a time. */
const usualWidth = (channel: Channel, pool: Pool): number => (channel === 'telegram' && pool === 'bulk' ? 1 : 4);

/** Sends what the outbox holds, replies first, until it is stopped. `wake` it after every commit. */
export function deliver(deps: DeliverDeps): Worker {
  const { messengers, queue, clock, width = usualWidth } = deps;
  const connected = messengers.map((messenger) => messenger.channel);
  const called = new Map<Call, Worker>();
  const lookout = looking(deps, async () => {
    for (const call of await queue.calls(connected, clock())) called.get(call)?.wake();
  });
  for (const messenger of messengers)
    for (const pool of ['reply', 'bulk'] as const)
      called.set(
        `${messenger.channel}-${pool}`,
        startPool<Claimed>({
          ...whenCalled(deps),
          name: `${messenger.channel}-${pool}`,
          width: width(messenger.channel, pool),
          take: (limit) => queue.claim({ channel: messenger.channel, pool, limit, now: clock() }),
          run: (row) => postAlike({ ...deps, connected }, messenger, row),
        }),
      );
  called.set('tending', tending(deps, { connected, served: deps.served ?? connected }, lookout.wake));
  const silences = messengers.map((messenger) => listenForSilence(deps, messenger, usual(deps), lookout.wake));
  // What was posted says nothing about silences: they look by themselves.
  return { ...together([lookout, ...called.values(), ...silences]), wake: lookout.wake };
}

const usual = ({ wait, log, poll }: DeliverDeps) => ({ wait, log, ...(poll === undefined ? {} : { poll }) });

/** The lookout polls for all: most looks find nothing, and one is cheaper than five. */
const whenCalled = ({ wait, log }: DeliverDeps) => ({ wait, log, poll: 60_000 });

/** Does nothing but look. */
const looking = (deps: DeliverDeps, look: () => Promise<void>): Worker =>
  startPool<never>({
    ...usual(deps),
    name: 'outbox',
    width: 1,
    take: async () => {
      await look();
      return [];
    },
    run: () => Promise.resolve(),
  });

/** Looks after rows that nobody can claim yet. */
const tending = (deps: DeliverDeps, channels: Channels, changed: () => void): Worker =>
  startPool<never>({
    ...whenCalled(deps),
    name: 'outbox-tending',
    width: 1,
    take: async () => {
      if ((await deps.queue.tend(channels, deps.clock())) > 0) changed();
      return [];
    },
    run: () => Promise.resolve(),
  });
