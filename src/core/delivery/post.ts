import { codeOf } from '#core/kernel/log.ts';
import { type ConcludeDeps, conclude, holding, settle } from './conclude.ts';
import { again } from './decide.ts';
import type { Messenger, Outcome, Outgoing } from './messenger.ts';
import { type PrepareDeps, type Prepared, prepare } from './prepare.ts';
import type { Claimed } from './queue.ts';
import { within } from './within.ts';

export interface PostDeps extends ConcludeDeps, PrepareDeps {}

/** One row from its claim to its end. */
export async function post(deps: PostDeps, messenger: Messenger, row: Claimed): Promise<void> {
  await unlessBug(deps, [row], async () => {
    const ready = await prepared(deps, row);
    if ('settle' in ready) return settle(deps, row, ready.settle);
    await sent(deps, messenger, row, ready.send);
  });
}

export const prepared = ({ store, ...deps }: PostDeps, row: Claimed): Promise<Prepared> =>
  store.transaction({ as: 'system' }, (tx) => prepare(deps, tx, row, deps.clock()));

/** Sends a prepared message in its slot. */
export async function sent(deps: PostDeps, messenger: Messenger, row: Claimed, outgoing: Outgoing): Promise<void> {
  const outcome = await inSlot(deps, row, () => holding(deps, [row], () => sendOnce(deps, messenger, row, outgoing)));
  if (outcome === 'paused') return settle(deps, row, putOff);
  if (outcome.kind === 'ambiguous') await deps.queue.stumble(row.channel);
  await conclude(deps, row, outcome);
}

/** A bug is logged, and the rows are tried again as if nobody knew what became of them. */
export async function unlessBug(deps: PostDeps, rows: readonly Claimed[], work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const code = codeOf(error);
    for (const row of rows) {
      deps.log.error('delivery-bug', { row: row.id, code });
      await settle(deps, row, again(row, `bug ${code}`));
    }
  }
}

/** A pause has begun while it waited for its slot: this was no attempt. */
export const putOff = { to: 'pending', seconds: 0, counted: false, code: 'paused' } as const;

/** Does it in the row's slot, unless a pause has begun. The messenger's second is held until it has answered. */
export async function inSlot<R>(
  { queue, wait, log }: ConcludeDeps,
  row: Claimed,
  work: () => Promise<R>,
): Promise<R | 'paused'> {
  for (;;) {
    const slot = await queue.slot(row);
    if (slot === 'paused') return slot;
    if (slot.wait > 0) await wait(slot.wait);
    if (slot.place === 'none') continue;
    try {
      return await work();
    } finally {
      // Not waited for: the sooner it is known what became of the row, the better.
      queue.leave(row, slot).catch((error: unknown) => log.warn('slot-kept', { row: row.id, code: codeOf(error) }));
    }
  }
}

/** VK knows a repeated randomId for an hour; after that its history tells. */
const historyAfterMinutes = 55;

async function sendOnce(
  { wait }: ConcludeDeps,
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
  return within(wait, longestSend, messenger.send(outgoing)).catch(() => hung);
}

/** Real milliseconds: a file, its text and its keyboard are several requests of up to a minute. */
export const longestSend = 180_000;
export const hung = { kind: 'ambiguous', code: 'hung' } as const;
