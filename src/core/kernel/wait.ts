/** Waits in real time; ends early, without an error, at the signal. Tells by how many milliseconds it overslept. */
export type Wait = (milliseconds: number, signal?: AbortSignal) => Promise<number>;
