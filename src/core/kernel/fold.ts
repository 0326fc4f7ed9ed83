/** Typed words compare without case, ё/е and spaces around. */
export const fold = (words: string): string =>
  words.normalize('NFC').trim().toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ');
