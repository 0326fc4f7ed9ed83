/** What a table of words says about `word`: only its own entries count, «constructor» is one of none. */
export const entry = <V>(table: Readonly<Record<string, V>>, word: string): V | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined;
