import { noLonger, type Wait } from '#core/kernel/wait.ts';

/** The work took longer than anything honest takes. It may still end; nobody listens any more. */
export class Hung extends Error {
  readonly code = 'hung';
}

/** The result of the work, or Hung after so many real milliseconds: one stuck call must not hold up a whole queue. */
export async function within<R>(wait: Wait, milliseconds: number, work: Promise<R>): Promise<R> {
  const over = new AbortController();
  const late = wait(milliseconds, over.signal).then((): R => {
    throw new Hung('hung');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    late.catch(() => undefined);
    over.abort(noLonger);
  }
}
