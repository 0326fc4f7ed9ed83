/** What XML cannot hold is left out: control characters and halves of surrogate pairs. A line ends the same way everywhere. */
export const printable = (words: string): string =>
  [...words.replace(/\r\n?/g, '\n')].filter((letter) => isPrintable(letter.codePointAt(0) ?? 0)).join('');

const isPrintable = (code: number): boolean =>
  code === 9 ||
  code === 10 ||
  (code >= 32 && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff);
