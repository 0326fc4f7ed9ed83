import type { Key, Meaning, Unit } from './lexeme.ts';
import { oneSlip } from './typo.ts';
import {
  cardinals,
  keyForms,
  keyStems,
  monthForms,
  ordinalEndings,
  ordinalStems,
  thirdForms,
  unitForms,
  weekdayForms,
} from './vocabulary.ts';

type Entry = readonly [word: string, meaning: Meaning];

const exact = new Map<string, Meaning>([...keys(), ...units(), ...weekdays(), ...numbers(), ...months()]);
const stems: readonly (readonly [stem: string, key: Key])[] = keyEntries(keyStems);
/** Ordinary words one letter away from the name of a month. */
const ordinary = new Set('маев мартов марш марша марс марка марк марке марку мара мари мат мата маета'.split(' '));
const longestEnding = 4;

/** What a folded word means, read to the letter; nothing for a word the deadlines do not need. */
export function meaningOf(word: string): Meaning | undefined {
  return exact.get(word) ?? stemMeaning(word);
}

/** The same for a word with a slip of one letter, where only one reading is possible. */
export function meaningOfMisspelt(word: string): Meaning | undefined {
  if (word.length < 4 || ordinary.has(word)) return undefined;
  const single = exact.get(word.replace(/(\p{L})\1/gu, '$1'));
  if (single?.is === 'month') return single;
  const near = [...exact].filter(([known]) => isForgivable(word, known) && oneSlip(word, known));
  const first = near[0]?.[1];
  if (first === undefined) return misspeltStem(word);
  return near.every(([, meaning]) => sameMeaning(meaning, first)) ? first : undefined;
}

/** Cuts glued words apart: «сентябрьоктябрь». Only whole words, never abbreviations or prepositions. */
export function unglued(word: string): readonly string[] | undefined {
  const head = [...exact.keys()].find((known) => isWhole(known) && word.startsWith(known) && isCut(word, known));
  if (head === undefined) return undefined;
  const rest = word.slice(head.length);
  return rest === '' || isWhole(rest) ? [head, rest] : [head, ...(unglued(rest) ?? [])];
}

function isCut(word: string, head: string): boolean {
  const rest = word.slice(head.length);
  return rest !== '' && (isWhole(rest) || unglued(rest) !== undefined);
}

function isWhole(word: string): boolean {
  const meaning = exact.get(word);
  if (meaning === undefined || word.length < 3) return false;
  if (meaning.is === 'month') return !meaning.short;
  return word.length >= 4 && (meaning.is === 'unit' || meaning.is === 'key');
}

function isForgivable(word: string, known: string): boolean {
  const meaning = exact.get(known);
  if (meaning?.is === 'month')
    return !meaning.short && (known.length >= 6 || (known.length >= 4 && word[0] === known[0]));
  return known.length >= 7;
}

function stemMeaning(word: string): Meaning | undefined {
  const found = stems.find(([stem]) => word.startsWith(stem) && word.length - stem.length <= longestEnding);
  return found === undefined ? undefined : { is: 'key', key: found[1] };
}

function misspeltStem(word: string): Meaning | undefined {
  const near = stems.filter(
    ([stem]) =>
      stem.length >= 7 &&
      word.length - stem.length <= longestEnding &&
      [-1, 0, 1].some((more) => oneSlip(word.slice(0, stem.length + more), stem)),
  );
  const first = near[0]?.[1];
  return first !== undefined && near.every(([, key]) => key === first) ? { is: 'key', key: first } : undefined;
}

function sameMeaning(a: Meaning, b: Meaning): boolean {
  if (a.is === 'month' && b.is === 'month') return a.month === b.month;
  if (a.is === 'unit' && b.is === 'unit') return a.unit === b.unit;
  return JSON.stringify(a) === JSON.stringify(b);
}

function months(): readonly Entry[] {
  return monthForms.flatMap((forms, index) => {
    const [full = '', short = ''] = forms.split('|');
    const entry = (word: string, abbreviated: boolean, nominative: boolean): Entry => [
      word,
      { is: 'month', month: index + 1, nominative, short: abbreviated },
    ];
    return [
      ...words(full).map((word, at) => entry(word, false, at === 0)),
      ...words(short).map((word) => entry(word, true, false)),
    ];
  });
}

function weekdays(): readonly Entry[] {
  return weekdayForms.flatMap((forms, index) => {
    const [one = '', every = ''] = forms.split('|');
    const entry = (word: string, isEvery: boolean): Entry => [
      word,
      { is: 'weekday', weekday: index + 1, every: isEvery },
    ];
    return [...words(one).map((word) => entry(word, false)), ...words(every).map((word) => entry(word, true))];
  });
}

function units(): readonly Entry[] {
  // The keys of the table are the units themselves; Object.entries forgets that.
  return (Object.entries(unitForms) as [Unit, string][]).flatMap(([unit, forms]) => {
    const [one = '', several = '', every = ''] = forms.split('|');
    const entry = (word: string, isOne: boolean, isEvery: boolean): Entry => [
      word,
      { is: 'unit', unit, one: isOne, every: isEvery },
    ];
    return [
      ...words(one).map((word) => entry(word, true, false)),
      ...words(several).map((word) => entry(word, false, false)),
      ...words(every).map((word) => entry(word, false, true)),
    ];
  });
}

function numbers(): readonly Entry[] {
  const entry = (word: string, value: number, ordinal: boolean): Entry => [
    word,
    { is: 'number', value, ordinal, digits: 0 },
  ];
  return [
    ...cardinals.flatMap((forms, index) => words(forms).map((word) => entry(word, index + 1, false))),
    ...ordinalStems.flatMap((stem, index) => ordinalEndings.map((ending) => entry(stem + ending, index + 1, true))),
    ...ordinalEndings.map((ending) => entry(`тридцат${ending}`, 30, true)),
    ...words(thirdForms).map((word) => entry(word, 3, true)),
    entry('двадцать', 20, false),
    entry('тридцать', 30, false),
  ];
}

function keys(): readonly Entry[] {
  return keyEntries(keyForms).map(([word, key]) => [word, { is: 'key', key }]);
}

function keyEntries(table: Readonly<Partial<Record<Key, string>>>): readonly (readonly [string, Key])[] {
  // The keys of the table are the keys themselves; Object.entries forgets that.
  return (Object.entries(table) as [Key, string][]).flatMap(([key, forms]) =>
    words(forms).map((word) => [word, key] as const),
  );
}

function words(forms: string): readonly string[] {
  return forms.split(' ').filter((word) => word !== '');
}
