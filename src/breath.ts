import type { Breath } from '#core/kernel/breath.ts';

/** Real time for which one reckoning may hold the process. */
const longestMs = 15;

/** Reckoning stands aside until the messages that have come in meanwhile have had their turn. */
export function breathOf(longest = longestMs): Breath {
  const held = { since: performance.now() };
  return {
    due: () => performance.now() - held.since >= longest,
    take: () =>
      new Promise((resolve) => {
        setImmediate(() => {
          held.since = performance.now();
          resolve();
        });
      }),
  };
}
