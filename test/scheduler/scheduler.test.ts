import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type JobEvent, startScheduler } from '#scheduler/scheduler.ts';

describe('the scheduler', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-20T06:00:00Z') });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const started = (run: () => Promise<unknown>, limit = 50) => {
    const events: JobEvent[] = [];
    const jobs = [{ name: 'remind', cron: '*/10 * * * * *', limit, run }];
    return { events, scheduler: startScheduler({ jobs, report: (event) => events.push(event) }) };
  };

  test('wakes its jobs and reports each run', async () => {
    const run = vi.fn(async () => undefined);
    const { events, scheduler } = started(run);
    await vi.advanceTimersByTimeAsync(35_000);
    expect(run.mock.calls.length).toBeGreaterThanOrEqual(3);
    expect(events.every((event) => event.kind === 'done')).toBe(true);
    await scheduler.stop();
  });

  test('a tick that hangs is noticed and does not stop the next one', async () => {
    const hanging = vi.fn(() => new Promise(() => undefined));
    const { events, scheduler } = started(hanging);
    await vi.advanceTimersByTimeAsync(125_000);
    expect(events.filter((event) => event.kind === 'hung').length).toBeGreaterThanOrEqual(2);
    expect(hanging.mock.calls.length).toBeGreaterThanOrEqual(2);
    await vi.advanceTimersByTimeAsync(60_000);
    void scheduler.stop();
  });

  test('a job that throws is reported by the name of the error only, and runs again', async () => {
    const run = vi.fn(() => Promise.reject(new TypeError('canary text')));
    const { events, scheduler } = started(run);
    await vi.advanceTimersByTimeAsync(25_000);
    expect(events).toContainEqual({ job: 'remind', kind: 'failed', code: 'TypeError' });
    expect(JSON.stringify(events)).not.toContain('canary');
    expect(run.mock.calls.length).toBeGreaterThanOrEqual(2);
    await scheduler.stop();
  });

  test('a job runs on while cron waits for an hour that the clock was set back by', async () => {
    const run = vi.fn(async () => undefined);
    const job = { name: 'remind', cron: '*/10 * * * * *', limit: 50, within: 30, run };
    const scheduler = startScheduler({ jobs: [job], report: () => undefined });
    await vi.advanceTimersByTimeAsync(20_000);
    vi.setSystemTime(new Date('2026-11-20T05:00:00Z'));
    run.mockClear();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(run.mock.calls.length).toBeGreaterThanOrEqual(2);
    await scheduler.stop();
  });

  test('a wake joins the run in progress', async () => {
    const run = vi.fn(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    const { scheduler } = started(run);
    const both = Promise.all([scheduler.wake('remind'), scheduler.wake('remind')]);
    await vi.advanceTimersByTimeAsync(1000);
    await both;
    expect(run).toHaveBeenCalledTimes(1);
    await scheduler.stop();
  });
});
