interface Limits {
  /** Items on a page. */
  readonly most: number;
  /** Characters on a page: a message holds 4,096 in both messengers. */
  readonly length: number;
}

/** A list in pages that fit into a message each; an item that is longer than a page stands alone. At least one page. */
export function paged<T>(
  all: readonly T[],
  { most, length }: Limits,
  lengthOf: (one: T) => number,
): readonly (readonly T[])[] {
  const pages: T[][] = [[]];
  const room = { left: length };
  for (const one of all) {
    const last = pages.at(-1) ?? [];
    const full = last.length === most || (last.length > 0 && lengthOf(one) > room.left);
    if (full) pages.push([one]);
    else last.push(one);
    room.left = (full ? length : room.left) - lengthOf(one) - 2;
  }
  return pages;
}
