import { deliver } from '#core/delivery/deliver.ts';
import type { Messenger } from '#core/delivery/messenger.ts';
import type { OutboxQueue } from '#core/delivery/queue.ts';
import { Temporal } from '#core/kernel/time.ts';
import { outboxQueue } from '#db/queues/outbox-queue.ts';
import { pace, unpaced } from '#db/queues/slots.ts';
import { wait } from '../../../src/wait.ts';
import { log, owner, ready, wire } from './wire.ts';

const { GAP, LEASE = '5', CRASH, CRASH_AFTER = '1' } = process.env;
const count = { left: Number(CRASH_AFTER) };
const { database, messengers } = await wire();
const quick = { ...unpaced, gap: Number(GAP ?? 0) };

const worker = deliver({
  store: database.store,
  queue: fragile(
    outboxQueue(database.dataSource, {
      owner,
      leaseSeconds: Number(LEASE),
      pace: GAP === undefined ? pace : { telegram: quick, vk: quick },
    }),
  ),
  messengers: messengers.map(breakable),
  clock: () => Temporal.Now.instant(),
  log,
  wait,
  poll: 100,
  checks: {},
  isWorkingDay: () => () => true,
  oneTimeLink: () => Promise.resolve(undefined),
});
ready(() => worker.stop());

/** kill -9 by its own hand, at a named point. */
function crashAt(point: string): void {
  if (CRASH !== point) return;
  count.left -= 1;
  if (count.left === 0) process.kill(process.pid, 'SIGKILL');
}

function fragile(queue: OutboxQueue): OutboxQueue {
  return {
    ...queue,
    claim: async (wanted) => {
      const rows = await queue.claim(wanted);
      if (rows.length > 0) crashAt('after-claim');
      return rows;
    },
    settle: async (row, settlement) => {
      if (settlement.to === 'sent') crashAt('before-commit');
      const ours = await queue.settle(row, settlement);
      if (settlement.to === 'sent') crashAt('after-commit');
      return ours;
    },
  };
}

function breakable(messenger: Messenger): Messenger {
  return {
    ...messenger,
    send: async (outgoing) => {
      const outcome = await messenger.send(outgoing);
      crashAt('after-send');
      return outcome;
    },
  };
}
