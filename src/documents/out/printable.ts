/** What XML cannot hold is left out: control characters and halves of surrogate pairs. */
export const printable = (words: string): string =>
  [...words].filter((letter) => isPrintable(letter.codePointAt(0) ?? 0)).join('');

const isPrintable = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  (code >= 32 && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff);
