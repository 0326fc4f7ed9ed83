/** At most `max` code points, the last one «…» where something was cut off. */
export function cut(words: string, max: number): string {
  // Code units are never fewer than code points, so most texts need no counting.
  if (words.length <= max) return words;
  const points = [...words];
  return points.length <= max
    ? words
    : `${points
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}

/** The first of a list, and how many more there are. */
export const firstOf = <T>(all: readonly T[], most: number): readonly (T | string)[] =>
  all.length <= most ? all : [...all.slice(0, most), `Ещё: ${all.length - most}`];

export interface Page<T> {
  readonly items: readonly T[];
  readonly at: number;
  readonly count: number;
  /** Index of the first item in the whole list. */
  readonly start: number;
}

/** One page of a list; numbers past the end come round to the beginning. */
export function pageOf<T>(all: readonly T[], size: number, wanted: number | string = 0): Page<T> {
  const count = Math.max(1, Math.ceil(all.length / size));
  const asked = Math.trunc(Number(wanted));
  const number = Number.isSafeInteger(asked) ? asked : 0;
  const at = ((number % count) + count) % count;
  return { items: all.slice(at * size, (at + 1) * size), at, count, start: at * size };
}

/** A long text in pieces of at most `size` code points, broken between words where there are any. */
export function pieces(words: string, size: number): readonly string[] {
  const points = [...words];
  const all: string[] = [];
  for (let from = 0; from < points.length; ) {
    const whole = points.slice(from, from + size).join('');
    const last = from + size >= points.length ? -1 : Math.max(whole.lastIndexOf('\n'), whole.lastIndexOf(' '));
    const piece = last > whole.length / 2 ? whole.slice(0, last + 1) : whole;
    all.push(piece);
    from += [...piece].length;
  }
  return all.length > 0 ? all : [''];
}
