import { setTimeout as pause } from 'node:timers/promises';
import type { Handset, Sandbox } from '../../../src/sandbox/sandbox.ts';
import { percentile } from './folk.ts';

/** Everybody does something in turn, one each so many milliseconds; how long each waited for the bot's next word, in seconds. */
export async function waits(
  sandbox: Sandbox,
  phones: readonly Handset[],
  { every, does }: { readonly every: number; readonly does: (phone: Handset) => unknown },
): Promise<readonly number[]> {
  const answered = phones.map(async (phone, n) => {
    await pause(n * every);
    const begun = performance.now();
    const answer = nextWord(sandbox, phone);
    does(phone);
    await answer;
    return (performance.now() - begun) / 1000;
  });
  return Promise.all(answered);
}

/** A message or a change of one. */
const words = /^(sendMessage|editMessageText|messages\.send|messages\.edit)$/;
const longest = 120_000;

function nextWord({ journal }: Sandbox, { messenger, account }: Handset): Promise<void> {
  const own = String(account);
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => () => {
      clearTimeout(timer);
      forget();
      settle();
    };
    const forget = journal.listen((one) => {
      const { chat_id: chat, peer_ids: peers, peer_id: peer } = one.params;
      const to = String(chat ?? peers ?? peer ?? '').split(',');
      if (one.messenger === messenger && one.status === 200 && words.test(one.method) && to.includes(own))
        end(resolve)();
    });
    const timer = setTimeout(
      end(() => reject(new Error(`${messenger} was not answered`))),
      longest,
    );
  });
}

export const shares = (all: readonly number[]): { readonly p95: number; readonly p99: number } => ({
  p95: percentile(all, 0.95),
  p99: percentile(all, 0.99),
});
