import { codeOf, type Log } from '#core/kernel/log.ts';
import { noLonger, type Wait } from '#core/kernel/wait.ts';

/** Something that runs until it is stopped. */
export interface Worker {
  /** There may be work now: look at once instead of at the next poll. */
  wake(): void;
  /** Takes nothing new and resolves when what was begun is done. */
  stop(): Promise<void>;
  /** Something runs, or it is looking for work. Not busy, it has found none since it was last woken. */
  busy(): boolean;
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
  const running = new Set<Promise<void>>();
  const sleep = sleeper(options);
  const state = { stopping: false };
  const loop = async (): Promise<void> => {
    while (!state.stopping) {
      sleep.begin();
      if (!(await look(options, running, sleep.wake))) await sleep.rest();
    }
    await Promise.all(running);
  };
  const ended = loop();
  return {
    wake: sleep.wake,
    stop: () => {
      state.stopping = true;
      sleep.wake();
      return ended;
    },
    busy: () => running.size > 0 || !sleep.asleep(),
  };
}

/** Begins what there is room for; whether it is worth looking again at once. */
async function look<Job>(options: PoolOptions<Job>, running: Set<Promise<void>>, ended: () => void): Promise<boolean> {
  const { name, width, take, log } = options;
  const free = width - running.size;
  if (free <= 0) return false;
  try {
    const jobs = await take(free);
    for (const job of jobs) begin(options, running, job, ended);
    return jobs.length === free;
  } catch (error) {
    log.error('queue-unreadable', { pool: name, code: codeOf(error) });
    return false;
  }
}

function begin<Job>(
  { name, run, log }: PoolOptions<Job>,
  running: Set<Promise<void>>,
  job: Job,
  ended: () => void,
): void {
  const done = run(job)
    .catch((error: unknown) => log.error('job-failed', { pool: name, code: codeOf(error) }))
    .finally(() => {
      running.delete(done);
      ended();
    });
  running.add(done);
}

/** Rests until the next poll or until woken, be it while still looking: what is woken after `begin` does not rest. */
function sleeper({ wait, poll = 1000 }: Pick<PoolOptions<never>, 'wait' | 'poll'>) {
  const state: { woken: boolean; asleep: boolean; bed?: AbortController } = { woken: false, asleep: false };
  return {
    begin: (): void => {
      state.woken = false;
    },
    rest: async (): Promise<void> => {
      if (state.woken) return;
      state.bed = new AbortController();
      state.asleep = true;
      await wait(poll, state.bed.signal);
      state.asleep = false;
    },
    asleep: () => state.asleep,
    wake: (): void => {
      state.woken = true;
      state.asleep = false;
      state.bed?.abort(noLonger);
    },
  };
}

/** Several as one. */
export const together = (workers: readonly Worker[]): Worker => ({
  wake: () => {
    for (const worker of workers) worker.wake();
  },
  stop: async () => {
    await Promise.all(workers.map((worker) => worker.stop()));
  },
  busy: () => workers.some((worker) => worker.busy()),
});
