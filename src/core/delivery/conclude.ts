import { codeOf, type Log } from '#core/kernel/log.ts';
import type { Clock } from '#core/kernel/ports.ts';
import { noLonger, type Wait } from '#core/kernel/wait.ts';
import type { Store } from '#core/store.ts';
import { settlementFor } from './decide.ts';
import type { Outcome } from './messenger.ts';
import type { Claimed, OutboxQueue, Settlement } from './queue.ts';

export interface ConcludeDeps {
  readonly store: Store;
  readonly queue: OutboxQueue;
  readonly clock: Clock;
  readonly log: Log;
  readonly wait: Wait;
}

/** Writes down what became of a send. */
export async function conclude(deps: ConcludeDeps, row: Claimed, outcome: Outcome): Promise<void> {
  const { store, clock } = deps;
  const { accountId } = row;
  if (outcome.kind === 'unreachable' && accountId) {
    await store.transaction({ as: 'system' }, async (tx) => {
      const account = await tx.accounts.lock(accountId);
      await tx.accounts.put({ ...account, reachable: false });
    });
  }
  await settle(deps, row, settlementFor(row, outcome, clock()));
}

/** What was sent must be known to be sent: the note of it is tried again while the lease lasts. */
export async function settle(deps: ConcludeDeps, row: Claimed, settlement: Settlement): Promise<void> {
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

/** Keeps the leases while a long upload goes on. */
export async function holding<R>(
  { queue, wait, log }: ConcludeDeps,
  rows: readonly Claimed[],
  work: () => Promise<R>,
): Promise<R> {
  const done = new AbortController();
  const keep = async (): Promise<void> => {
    await wait(extendEvery, done.signal);
    while (!done.signal.aborted) {
      for (const row of rows)
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
    done.abort(noLonger);
    await kept;
  }
}

const extendEvery = 20_000;
