import { conclude, holding, settle } from './conclude.ts';
import type { Messenger, Outcome, Outgoing } from './messenger.ts';
import { hung, inSlot, longestSend, type PostDeps, post, prepared, putOff, sent, unlessBug } from './post.ts';
import type { Claimed } from './queue.ts';
import { within } from './within.ts';

/** VK takes so many recipients with one call; others are told by others' calls. */
const mostTogether = 100;

interface Ready {
  readonly row: Claimed;
  readonly send: Outgoing;
}

/**
 * A row from its claim to its end; with the first of a broadcast those behind it that say the same go along, in one call, where the
 * messenger has one. Only rows that were never tried: they take over the first one's randomId, by which the messenger knows a
 * repetition, whichever way it comes.
 */
export async function postAlike(deps: PostDeps, messenger: Messenger, first: Claimed): Promise<void> {
  if (!messenger.sendAlike || first.lane !== 'broadcast' || first.attempt > 1 || !first.screen || first.screen.file)
    return post(deps, messenger, first);
  const rows = [first, ...(await alike(deps, first))];
  if (rows.length === 1) return post(deps, messenger, first);
  const ready: Ready[] = [];
  for (const row of rows)
    await unlessBug(deps, [row], async () => {
      const one = await prepared(deps, row);
      if ('settle' in one) await settle(deps, row, one.settle);
      else ready.push({ row, send: one.send });
    });
  // What a check has put another screen to goes by itself.
  const [one] = ready;
  const same = ready.filter(({ send }) => one && saysOf(send) === saysOf(one.send));
  for (const { row, send } of ready)
    if (!same.some((other) => other.row === row)) await unlessBug(deps, [row], () => sent(deps, messenger, row, send));
  await together(deps, messenger, same);
}

const alike = async ({ queue, clock, log }: PostDeps, first: Claimed): Promise<readonly Claimed[]> =>
  queue.alike(first, mostTogether - 1, clock()).catch(() => {
    log.warn('alike-unread', { row: first.id });
    return [];
  });

const saysOf = ({ screen }: Outgoing): string => JSON.stringify(screen);

async function together(deps: PostDeps, messenger: Messenger, all: readonly Ready[]): Promise<void> {
  const rows = all.map(({ row }) => row);
  const [first] = rows;
  const { sendAlike } = messenger;
  if (!first || !sendAlike) return;
  await unlessBug(deps, rows, async () => {
    const outcomes = await inSlot(deps, first, () =>
      holding(deps, rows, () =>
        within(deps.wait, longestSend, sendAlike(all.map(({ send }) => send))).catch((): readonly Outcome[] => []),
      ),
    );
    if (outcomes === 'paused') {
      for (const row of rows) await settle(deps, row, putOff);
      return;
    }
    // One call, one unknown fate.
    if (outcomes.some(({ kind }) => kind === 'ambiguous')) await deps.queue.stumble(first.channel);
    for (const [index, row] of rows.entries()) await conclude(deps, row, outcomes[index] ?? hung);
  });
}
