/** `npm run chaos` plays the full sizes of the promises; the suite plays the same tests small. */
export const full = process.env.CHAOS === 'full';
export const size = (small: number, whole: number): number => (full ? whole : small);

export const minutes = (small: number, whole: number): number => size(small, whole) * 60_000;
