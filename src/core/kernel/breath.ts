/** Long reckoning, written as small steps: between any two of them somebody else can be served. */
export type Steps<R> = Generator<void, R, void>;

/** Gives everybody else a turn; implemented outside the core, which has no clock. */
export interface Breath {
  /** Has the process been held long enough? Asked between any two steps. */
  readonly due: () => boolean;
  readonly take: () => Promise<void>;
}

/** One of a list after the other. */
export function* each<T, R>(all: readonly T[], read: (one: T) => R): Steps<readonly R[]> {
  const done: R[] = [];
  for (const one of all) {
    done.push(read(one));
    yield;
  }
  return done;
}

/** All steps in one go. */
export function atOnce<R>(steps: Steps<R>): R {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same, and nobody else waits for longer than a breath is due after. */
export async function breathing<R>(steps: Steps<R>, breath: Breath): Promise<R> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (breath.due()) await breath.take();
  }
}
