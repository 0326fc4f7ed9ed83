import type { Id } from './id.ts';

/** Rows of many things, asked for at once, told apart by what a key says of each; in the order in which they came. */
export function rowsBy<T, K>(rows: readonly T[], keyOf: (row: T) => K): (key: K) => readonly T[] {
  const known = new Map<K, T[]>();
  for (const row of rows) {
    const there = known.get(keyOf(row));
    if (there) there.push(row);
    else known.set(keyOf(row), [row]);
  }
  return (key) => known.get(key) ?? [];
}

/** Of many organisations. */
export const bySchool = <T extends { readonly organisationId: Id<'organisation'> }>(rows: readonly T[]) =>
  rowsBy(rows, (one) => one.organisationId);
