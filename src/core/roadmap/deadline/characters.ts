const invisible = /[\u00AC\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu;
/** Tags that a document left in its cells. */
const markup = /<\/?[a-zA-Z][^<>]{0,40}>/gu;
const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const dashes = /[\p{Pd}\u2212\u2043\u00F7]/gu;
const acute = /\u0301/gu;
/** «3О октября», «О1.09», «l5 мая»: letters typed for figures. */
const zeroAfter = /(?<=[0-9])[оОoO](?!\p{L})/gu;
const zeroBefore = /(?<!\p{L})[оОoO](?=[0-9])/gu;
const oneBefore = /(?<![\p{L}0-9])l(?=[0-9])/gu;

const upper = Object.fromEntries(zip('ABCEHKMOPTXY', 'авсенкмортху'));
const lower = Object.fromEntries(zip('aceopxykmtbnuir', 'асеорхукмтьпииг'));

/** One spelling of what looks the same: dashes, line breaks, compatibility forms; invisible characters are gone. */
export function cleaned(phrase: string): string {
  return phrase
    .replace(markup, '\n')
    .replace(/&(?:nbsp|#160);/gu, ' ')
    .replaceAll('№', '#')
    .replaceAll('І', 'I')
    .replaceAll('і', 'i')
    .normalize('NFKC')
    .replace(acute, '')
    .replace(zeroAfter, '0')
    .replace(zeroBefore, '0')
    .replace(oneBefore, '1')
    .replace(invisible, '')
    .replace(lineBreaks, '\n')
    .replace(dashes, '-');
}

/** A word in lower case with Latin look-alikes made Cyrillic; a wholly Latin word only where every letter has one. */
export function folded(word: string): string {
  const letters = [...word];
  const cyrillic = letters.map((letter) => upper[letter] ?? lower[letter] ?? letter).join('');
  const mixed = letters.some(isCyrillic);
  const readable = mixed || [...cyrillic].every(isCyrillic);
  return (readable ? cyrillic : word).toLowerCase().replaceAll('ё', 'е');
}

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];

/** 1–12 written in Roman numerals, also with a small L for I or with Cyrillic Х and У; nothing for other words. */
export function romanValue(word: string): number | undefined {
  if (!/^[IVXХУlivx]{1,4}$/u.test(word) || /^[ХУXx]+$/u.test(word)) return undefined;
  const spelled = word.replaceAll('Х', 'X').replaceAll('У', 'V').replaceAll('l', 'I').toLowerCase();
  const value = romans.indexOf(spelled) + 1;
  return value > 0 ? value : undefined;
}

function isCyrillic(letter: string): boolean {
  return /\p{Script=Cyrillic}/u.test(letter);
}

function zip(keys: string, values: string): readonly (readonly [string, string])[] {
  return [...keys].map((key, index) => [key, values.charAt(index)]);
}
