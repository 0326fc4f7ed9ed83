/** Waits in real time; ends early, without an error, at the signal. Tells by how many milliseconds it overslept. */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<number>;

/** The reason for a signal that only ends a wait. Without one an exception with its trace is made each time. */
export const noLonger = 'no longer waited for';
