import { silence } from './decide.ts';
import type { Messenger } from './messenger.ts';
import { type PoolOptions, startPool, type Worker } from './pool.ts';
import type { OutboxQueue } from './queue.ts';

/**
 * After three ambiguous sends in a row nothing more is tried on a channel until the messenger answers a call that has no
 * effect: an outage uses up no attempts and makes no duplicates.
 */
export function listenForSilence(
  { queue }: { readonly queue: OutboxQueue },
  messenger: Messenger,
  options: Pick<PoolOptions<Messenger>, 'wait' | 'log' | 'poll'>,
  answered: () => void,
): Worker {
  const { channel } = messenger;
  return startPool<Messenger>({
    ...options,
    name: `${channel}-line`,
    width: 1,
    take: async () => ((await queue.silent(channel)) ? [messenger] : []),
    run: async () => {
      const alive = (await messenger.answers?.()) ?? true;
      await queue.asked(channel, alive ? 'alive' : silence);
      options.log.warn(alive ? 'messenger-answers' : 'messenger-silent', { channel });
      if (alive) answered();
    },
  });
}
