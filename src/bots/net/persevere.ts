import { setTimeout as delay } from 'node:timers/promises';
import { coded } from './coded.ts';

export interface Perseverance {
  readonly signal: AbortSignal;
  /** A short word for an error: never its text, which may hold a token or a message. */
  readonly word: (error: unknown) => string;
  /** Errors that waiting will not mend; `failures` counts those in a row, this one included. */
  readonly hopeless: (error: unknown, failures: number) => boolean;
  /** Seconds the messenger asked to wait. */
  readonly asked?: (error: unknown) => number | undefined;
  /** Told `ok` after a good round, the word of the error after a bad one. */
  readonly noticed?: ((word: string) => void) | undefined;
  /** Multiplies the waits: 1 in earnest. */
  readonly pace?: number | undefined;
}

const longestWaitMs = 30_000;

/** Goes round until a round says `enough` or the signal comes; a failure waits 1, 2, 4 … 30 s and tries again. */
export async function persevere(round: () => Promise<'enough' | 'again'>, how: Perseverance): Promise<void> {
  let failures = 0;
  while (!how.signal.aborted) {
    try {
      const result = await round();
      failures = 0;
      how.noticed?.('ok');
      if (result === 'enough') return;
    } catch (error) {
      if (how.signal.aborted) return;
      failures += 1;
      const word = how.word(error);
      how.noticed?.(word);
      if (how.hopeless(error, failures)) throw coded(word);
      await sleep(waitMs(failures, how.asked?.(error)) * (how.pace ?? 1), how.signal);
    }
  }
}

/** The promise's result, or a rejection at the signal: for calls that cannot be aborted. */
export async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const stop = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(coded('aborted')), { once: true, signal: stop.signal });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    stop.abort();
  }
}

const waitMs = (failures: number, asked?: number): number =>
  Math.min(longestWaitMs, asked === undefined ? 1000 * 2 ** (failures - 1) : asked * 1000);

const sleep = (ms: number, signal: AbortSignal): Promise<void> => delay(ms, undefined, { signal }).catch(() => {});
