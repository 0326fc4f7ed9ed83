/** `npm run test:full` plays the full sizes of the promises; the suite plays the same tests small. */
export const full = process.env.CHAOS === 'full';
export const size = (small: number, whole: number): number => (full ? whole : small);

/** A guard against hanging, not a measure: a busy machine has three minutes even for a small test. */
export const minutes = (small: number, whole: number): number => size(Math.max(small, 3), whole) * 60_000;
