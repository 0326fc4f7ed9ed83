import { fold } from '#core/kernel/fold.ts';

/** A title as the set of its three-letter pieces: case, ё and punctuation do not count. */
export function profile(title: string): ReadonlySet<string> {
  const plain = ` ${fold(title)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
  return new Set(Array.from({ length: Math.max(1, plain.length - 2) }, (_, at) => plain.slice(at, at + 3)));
}

/** From 0 (nothing in common) to 1 (the same words): twice what is shared, by what there is (Dice). */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((piece) => b.has(piece)).length;
  return (2 * shared) / (a.size + b.size);
}
