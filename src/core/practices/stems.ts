import { fold } from '#core/kernel/fold.ts';

/** What a Russian noun or adjective may end in, in any case and number; ё is е. */
const endings = new Set(
  (
    ' а я у ю е и ы о й ь ой ей ою ею ом ем им ым их ых ими ыми ого его ому ему ая яя ую юю ий ый ие ые ов ев ам ям ами ями ах ях' +
    ' ью ья ье ьям ьями ьях ьев ьем'
  ).split(' '),
);

/** A shorter stem («Цо» of «Цой», «Ли») begins too many words: it counts with a capital letter only. */
const longEnough = 3;
const shortest = 2;

/**
 * Recognises names in any grammatical case, however they were typed: a stem with an ending of the language and nothing else after it.
 * «Ким» is found in «Киму» and not in «кимоно».
 */
export function recogniser(names: readonly string[]): (word: string) => boolean {
  const stems = new Set(
    names.flatMap((name) => [name, ...name.split(/[\s-]+/)]).flatMap((name) => stemsOf(fold(name))),
  );
  return (word) => {
    const letters = [...fold(word)];
    const capital = /^\p{Lu}/u.test(word);
    return letters.some((_, cut) => {
      const length = letters.length - cut;
      return (
        length >= (capital ? shortest : longEnough) &&
        stems.has(letters.slice(0, length).join('')) &&
        endings.has(letters.slice(length).join(''))
      );
    });
  };
}

/** Whole, and without what changes at the end; a vowel may fall out there: Кравец – Кравца, Соловей – Соловья, Сверчок – Сверчка. */
function stemsOf(letters: string): readonly string[] {
  const fleeting = /^(.+)[ео]([кцн])$/.exec(letters);
  return [
    letters,
    letters.replace(/[аяоеиыуюйь]$/, ''),
    ...[letters.replace(/(?:ый|ий|ой|ая|яя)$/, '')].filter((stem) => [...stem].length >= longEnough),
    ...(fleeting ? [`${fleeting[1]}${fleeting[2]}`, `${fleeting[1]}ь${fleeting[2]}`] : []),
    ...(letters.endsWith('ей') ? [letters.replace(/ей$/, 'ь')] : []),
  ].filter((stem) => [...stem].length >= shortest);
}
