import type { Wait } from '#core/kernel/wait.ts';

export const wait: Wait = (milliseconds, signal) =>
  new Promise((resolve) => {
    if (signal?.aborted === true) return resolve(0);
    const begun = performance.now();
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve(Math.max(0, performance.now() - begun - milliseconds));
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
  });
