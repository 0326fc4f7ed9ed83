/** A person as a document names them: «Орлова Т. Н.», «Т. Н. Орлова», «Орлова Тамара Николаевна». */
export interface Mention {
  readonly surname: string;
  readonly initials: readonly string[];
}

const word = `[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?`;
const letter = String.raw`([А-ЯЁ])\s?\.`;
const patronymic = `[А-ЯЁ][а-яё]+(?:вич|вна|чна|шна|ич|оглы|кызы)`;
const start = String.raw`(?<![\p{L}.])`;
const end = String.raw`(?!\p{Ll})`;

const surnameFirst = new RegExp(String.raw`${start}(${word})\s+${letter}\s?(?:${letter})?`, 'gu');
const initialsFirst = new RegExp(String.raw`${start}${letter}\s?(?:${letter})?\s?(${word})`, 'gu');
const inFull = new RegExp(String.raw`${start}(${word})\s+([А-ЯЁ])[а-яё]+\s+(${patronymic})${end}`, 'gu');

/** Every person named in the words, in the order of the three forms. */
export function mentions(words: string): readonly Mention[] {
  const full = [...words.matchAll(inFull)].map(([, surname = '', name = '', father = '']) => ({
    surname,
    initials: [name, father.slice(0, 1)],
  }));
  const rest = words.replaceAll(inFull, ' ');
  const before = [...rest.matchAll(surnameFirst)].map(([, surname = '', ...initials]) => ({
    surname,
    initials: initials.slice(0, 2).filter((one) => one !== undefined),
  }));
  const after = [...rest.replaceAll(surnameFirst, ' ').matchAll(initialsFirst)].map(([, one, two, surname = '']) => ({
    surname,
    initials: [one, two].filter((each) => each !== undefined),
  }));
  return [...full, ...before, ...after];
}

export const withoutMentions = (words: string): string =>
  words.replaceAll(inFull, ' ').replaceAll(surnameFirst, ' ').replaceAll(initialsFirst, ' ').trim();
