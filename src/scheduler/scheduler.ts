import { schedule } from 'node-cron';
import type { Job } from './jobs.ts';

export interface SchedulerDeps {
  readonly jobs: readonly Job[];
  /** Told about every run that ended, for readiness and the log. */
  readonly report: (event: JobEvent) => void;
}

export type JobEvent =
  | { readonly job: string; readonly kind: 'done'; readonly milliseconds: number }
  | { readonly job: string; readonly kind: 'failed' | 'hung'; readonly code: string };

export interface Scheduler {
  /** Runs a job at once, or joins the run in progress. */
  readonly wake: (name: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * node-cron only wakes the jobs: the database decides what is due, so a missed tick costs nothing. It runs on every
 * instance. Where it waits for an hour that the machine's clock has been set back by, a plain timer wakes them. A run that
 * hangs is given up after its limit and reported; it cannot stop the ticks that follow.
 */
export function startScheduler({ jobs, report }: SchedulerDeps): Scheduler {
  const running = new Map<string, Promise<void>>();
  const begun = new Map<string, number>();
  const wake = (name: string): Promise<void> => {
    const job = jobs.find((one) => one.name === name);
    if (!job) return Promise.reject(new Error(`no job ${name}`));
    const current = running.get(name);
    if (current) return current;
    begun.set(name, performance.now());
    const run = watched(job, report).finally(() => running.delete(name));
    running.set(name, run);
    return run;
  };
  const tasks = jobs.map((job) =>
    schedule(job.cron, () => wake(job.name), { name: job.name, missedExecutionTolerance: 10_000 }),
  );
  /** A timer of the machine's uptime, which nobody sets back. */
  const guarded = (name: string, within: number) =>
    setInterval(() => {
      if (performance.now() - (begun.get(name) ?? 0) >= within) void wake(name);
    }, within / 2);
  const guards = jobs.flatMap(({ name, within }) => (within === undefined ? [] : [guarded(name, within * 1000)]));
  return {
    wake,
    stop: async () => {
      for (const guard of guards) clearInterval(guard);
      await Promise.all(tasks.map((task) => task.destroy()));
      await Promise.all(running.values());
    },
  };
}

/** Never rejects: what went wrong is reported. */
async function watched(job: Job, report: SchedulerDeps['report']): Promise<void> {
  const started = performance.now();
  const timer: { handle?: NodeJS.Timeout } = {};
  const limit = new Promise<'hung'>((resolve) => {
    timer.handle = setTimeout(() => resolve('hung'), job.limit * 1000);
  });
  try {
    const ended = await Promise.race([job.run().then(() => 'done' as const), limit]);
    if (ended === 'hung') report({ job: job.name, kind: 'hung', code: `over-${job.limit}-s` });
    else report({ job: job.name, kind: 'done', milliseconds: Math.round(performance.now() - started) });
  } catch (error) {
    report({ job: job.name, kind: 'failed', code: error instanceof Error ? error.name : 'unknown' });
  } finally {
    clearTimeout(timer.handle);
  }
}
