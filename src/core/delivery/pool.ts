import { codeOf, type Log } from '#core/kernel/log.ts';
import type { Wait } from '#core/kernel/wait.ts';

/** Something that runs until it is stopped. */
export interface Worker {
  /** There may be work now: look at once instead of at the next poll. */
  wake(): void;
  /** Takes nothing new and resolves when what was begun is done. */
  stop(): Promise<void>;
}

export interface PoolOptions<Job> {
  readonly name: string;
  /** Jobs at once. */
  readonly width: number;
  /** At most so many jobs; fewer mean that there are no more for now. */
  readonly take: (limit: number) => Promise<readonly Job[]>;
  readonly run: (job: Job) => Promise<void>;
  readonly wait: Wait;
  readonly log: Log;
  /** Real milliseconds between two looks when nobody wakes it. */
  readonly poll?: number;
}

/** Looks for jobs when woken and at every poll, and runs up to `width` of them side by side. Survives errors of both. */
export function startPool<Job>(options: PoolOptions<Job>): Worker {
  const { name, width, take, run, wait, log, poll = 1000 } = options;
  const running = new Set<Promise<void>>();
  const stopping = new AbortController();
  const alarm = bell();

  const begin = (job: Job): void => {
    const done = run(job)
      .catch((error: unknown) => log.error('job-failed', { pool: name, code: codeOf(error) }))
      .finally(() => {
        running.delete(done);
        alarm.ring();
      });
    running.add(done);
  };
  /** Whether it is worth looking again at once. */
  const look = async (): Promise<boolean> => {
    const free = width - running.size;
    if (free <= 0) return false;
    const jobs = await take(free);
    for (const job of jobs) begin(job);
    return jobs.length === free;
  };
  const loop = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const rung = alarm.next();
      const again = await look().catch((error: unknown) => {
        log.error('queue-unreadable', { pool: name, code: codeOf(error) });
        return false;
      });
      if (!again) await pauseUntil(rung, wait, poll, stopping.signal);
    }
    await Promise.all(running);
  };
  const ended = loop();
  return {
    wake: alarm.ring,
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}

/** A ring between two waits is not missed: `next` is asked for before looking. */
function bell() {
  const waiting = new Set<() => void>();
  return {
    next: (): Promise<void> =>
      new Promise((resolve) => {
        waiting.add(resolve);
      }),
    ring: (): void => {
      for (const resolve of waiting) resolve();
      waiting.clear();
    },
  };
}

async function pauseUntil(rung: Promise<void>, wait: Wait, poll: number, stopping: AbortSignal): Promise<void> {
  const rest = new AbortController();
  const signal = AbortSignal.any([stopping, rest.signal]);
  await Promise.race([rung, wait(poll, signal)]);
  rest.abort();
}

/** Several as one. */
export const together = (workers: readonly Worker[]): Worker => ({
  wake: () => {
    for (const worker of workers) worker.wake();
  },
  stop: async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
  },
});
