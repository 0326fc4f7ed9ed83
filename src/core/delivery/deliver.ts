import { codeOf, type Log } from '#core/kernel/log.ts';
import type { Channel, Clock } from '#core/kernel/ports.ts';
import type { Wait } from '#core/kernel/wait.ts';
import type { Store } from '#core/store.ts';
import { again, settlementFor } from './decide.ts';
import { listenForSilence } from './line.ts';
import type { Messenger, Outcome, Outgoing } from './messenger.ts';
import { startPool, together, type Worker } from './pool.ts';
import { type PrepareDeps, prepare } from './prepare.ts';
import type { Call, Channels, Claimed, OutboxQueue, Pool, Settlement } from './queue.ts';
import { within } from './within.ts';

export interface DeliverDeps extends Omit<PrepareDeps, 'connected'> {
  readonly store: Store;
  readonly queue: OutboxQueue;
  readonly messengers: readonly Messenger[];
  /** Whose messengers are here or will connect; the connected ones unless given. */
  readonly served?: readonly Channel[];
  readonly clock: Clock;
  readonly log: Log;
  readonly wait: Wait;
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
          run: (row) => post(deps, { ...deps, connected }, messenger, row),
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

async function post(deps: DeliverDeps, preparing: PrepareDeps, messenger: Messenger, row: Claimed): Promise<void> {
  const { store, clock } = deps;
  try {
    const ready = await store.transaction({ as: 'system' }, (tx) => prepare(preparing, tx, row, clock()));
    if ('settle' in ready) return await settle(deps, row, ready.settle);
    if (await paused(deps, row)) {
      return await settle(deps, row, { to: 'pending', seconds: 0, counted: false, code: 'paused' });
    }
    const outcome = await holding(deps, row, () => sendOnce(deps, messenger, row, ready.send));
    await conclude(deps, row, outcome);
  } catch (error) {
    deps.log.error('delivery-bug', { row: row.id, code: codeOf(error) });
    await settle(deps, row, again(row, `bug ${codeOf(error)}`));
  }
}

/** Waits for the row's slot. Who oversleeps takes another one: late sends on top of punctual ones would break the pace. */
async function paused({ queue, wait }: DeliverDeps, row: Claimed): Promise<boolean> {
  for (let round = 1; ; round++) {
    const slot = await queue.slot(row);
    if (slot === 'paused') return true;
    if (slot === 0 || (await wait(slot)) < slack || round === slotRounds) return false;
  }
}

/** Real milliseconds. */
const slack = 25;
const slotRounds = 3;

/** VK knows a repeated randomId for an hour; after that its history tells. */
const historyAfterMinutes = 55;

async function sendOnce(
  { wait }: DeliverDeps,
  messenger: Messenger,
  row: Claimed,
  outgoing: Outgoing,
): Promise<Outcome> {
  if (row.attempt > 1 && row.minutesTrying >= historyAfterMinutes && messenger.alreadySent) {
    try {
      const message = await messenger.alreadySent(outgoing.address, outgoing.randomId);
      if (message !== undefined) return { kind: 'sent', message };
    } catch {
      return { kind: 'ambiguous', code: 'history' };
    }
  }
  return within(wait, longestSend, messenger.send(outgoing)).catch(
    () => ({ kind: 'ambiguous', code: 'hung' }) as const,
  );
}

/** Real milliseconds: a file, its text and its keyboard are several requests of up to a minute. */
const longestSend = 180_000;

async function conclude(deps: DeliverDeps, row: Claimed, outcome: Outcome): Promise<void> {
  const { store, queue, clock } = deps;
  const { accountId } = row;
  if (outcome.kind === 'ambiguous') await queue.stumble(row.channel);
  if (outcome.kind === 'unreachable' && accountId) {
    await store.transaction({ as: 'system' }, async (tx) => {
      const account = await tx.accounts.lock(accountId);
      await tx.accounts.put({ ...account, reachable: false });
    });
  }
  await settle(deps, row, settlementFor(row, outcome, clock()));
}

/** Keeps the lease while a long upload goes on. */
async function holding<R>({ queue, wait, log }: DeliverDeps, row: Claimed, work: () => Promise<R>): Promise<R> {
  const done = new AbortController();
  const keep = async (): Promise<void> => {
    await wait(extendEvery, done.signal);
    while (!done.signal.aborted) {
      await queue
        .extend(row)
        .catch((error: unknown) => log.warn('lease-not-extended', { row: row.id, code: codeOf(error) }));
      await wait(extendEvery, done.signal);
    }
  };
  const kept = keep();
  try {
    return await work();
  } finally {
    done.abort();
    await kept;
  }
}

const extendEvery = 20_000;

/** What was sent must be known to be sent: the note of it is tried again while the lease lasts. */
async function settle(deps: DeliverDeps, row: Claimed, settlement: Settlement): Promise<void> {
  const { log, queue, wait } = deps;
  const fields = { row: row.id, lane: row.lane, channel: row.channel, attempt: row.attempt, to: settlement.to };
  for (let round = 1; ; round++) {
    try {
      const ours = await queue.settle(row, settlement);
      if (!ours) log.warn('outbox-lost', fields);
      else if (settlement.to === 'sent') log.debug('outbox-settled', fields);
      else log.info('outbox-settled', { ...fields, ...('code' in settlement ? { code: settlement.code } : {}) });
      return;
    } catch (error) {
      if (round === settleRounds) throw error;
      log.warn('outbox-unsettled', { ...fields, code: codeOf(error) });
      await wait(round * 500);
    }
  }
}

const settleRounds = 8;
