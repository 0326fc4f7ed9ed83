import type { Log } from '#core/kernel/log.ts';

/** Real milliseconds between two lines about the same thing: what goes on is told again, not thousands of times. */
const apart = 5 * 60_000;

/** Tells the operator, by a code alone. */
export function alarmOf(log: Log, now: () => number = () => performance.now()): (code: string) => void {
  const told = new Map<string, number>();
  return (code) => {
    const last = told.get(code);
    if (last !== undefined && now() - last < apart) return;
    told.set(code, now());
    log.error('alarm', { code });
  };
}
