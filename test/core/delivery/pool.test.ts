import { expect, test } from 'vitest';
import { type PoolOptions, startPool } from '#core/delivery/pool.ts';
import type { Wait } from '#core/kernel/wait.ts';
import { silentLog, until } from '../../support/queues.ts';

/** Sleeps until it is woken: no poll ever comes. */
const forEver: Wait = (_, signal) =>
  new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve(0));
  });

function pool(jobs: number[], more: Partial<PoolOptions<number>> = {}) {
  const state = { running: 0, most: 0, done: [] as number[], gates: [] as (() => void)[] };
  const worker = startPool<number>({
    name: 'test',
    width: 2,
    take: async (limit) => jobs.splice(0, limit),
    run: async (job) => {
      state.running += 1;
      state.most = Math.max(state.most, state.running);
      await new Promise<void>((resolve) => {
        state.gates.push(resolve);
      });
      state.running -= 1;
      state.done.push(job);
    },
    wait: forEver,
    log: silentLog,
    ...more,
  });
  const open = () => state.gates.splice(0).map((gate) => gate());
  return { state, worker, open };
}

test('no more jobs run than it is wide, and each that ends makes room for the next', async () => {
  const { state, worker, open } = pool([1, 2, 3, 4, 5]);
  await until(() => {
    open();
    return state.done.length === 5;
  }, 1);
  expect(state.most).toBe(2);
  await worker.stop();
});

test('a wake that comes while it is looking is not missed', async () => {
  const jobs: number[] = [];
  const looking: { release?: () => void } = {};
  const { state, worker } = pool(jobs, {
    take: async (limit) => {
      const found = jobs.splice(0, limit);
      if (!looking.release) {
        await new Promise<void>((resolve) => {
          looking.release = resolve;
        });
      }
      return found;
    },
  });
  await until(() => looking.release !== undefined, 1);
  jobs.push(1);
  worker.wake();
  looking.release?.();
  await until(() => state.running === 1, 1);
  state.gates[0]?.();
  await worker.stop();
});

test('it takes nothing new once stopped, and has stopped when what was begun is done', async () => {
  const { state, worker, open } = pool([1, 2, 3]);
  await until(() => state.running === 2, 1);
  const stopped = worker.stop();
  open();
  await stopped;
  expect(state.done).toEqual([1, 2]);
});

test('neither an unreadable queue nor a failing job ends it', async () => {
  const errors: string[] = [];
  const done: number[] = [];
  const looks = { count: 0 };
  const jobs = [1, 2];
  const { worker } = pool(jobs, {
    width: 1,
    take: async (limit) => {
      looks.count += 1;
      if (looks.count === 1) throw new Error('down');
      return jobs.splice(0, limit);
    },
    run: async (job) => {
      if (job === 1) throw new TypeError('text of a person');
      done.push(job);
    },
    log: { ...silentLog, error: (event, fields) => errors.push(`${event} ${fields?.code}`) },
  });
  await until(() => {
    worker.wake();
    return done.length === 1;
  }, 1);
  await worker.stop();
  expect(errors).toEqual(['queue-unreadable Error', 'job-failed TypeError']);
});
