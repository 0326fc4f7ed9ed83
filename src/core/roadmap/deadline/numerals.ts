import { meaningOf } from './dictionary.ts';
import type { Meaning } from './lexeme.ts';
import type { Token } from './tokens.ts';

/** What a run of tokens that begins with a number says, and where it ends. */
export interface Numeral {
  readonly meaning: Meaning;
  readonly next: number;
}

type Reader = (tokens: readonly Token[], at: number) => Numeral | undefined;

/** Reads dates in figures, times, years and numbers; nothing where no number begins. */
export function numeralAt(tokens: readonly Token[], at: number): Numeral | undefined {
  for (const read of readers) {
    const numeral = read(tokens, at);
    if (numeral !== undefined) return numeral;
  }
  return undefined;
}

const suffixes = new Set('го ое ая ья ье я й ый ий е му х ю ой ей м ом ти ми ую ью ых'.split(' '));
/** «2-х», «5-ти» count, all others order. */
const cardinalSuffixes = new Set(['х', 'ти', 'ми']);
const earliestYear = 1990;
const latestYear = 2099;

const isoDate: Reader = (tokens, at) => {
  const [year, month, day] = [digits(tokens, at, 4), digits(tokens, at + 2, 2), digits(tokens, at + 4, 2)];
  const separators = [mark(tokens, at + 1), mark(tokens, at + 3)].join('');
  if (year === undefined || month === undefined || day === undefined || !isYear(year)) return undefined;
  if ((separators !== '--' && separators !== '..') || !isTight(tokens, at, 5)) return undefined;
  return { meaning: { is: 'date', day, month, year, bare: false }, next: at + 5 };
};

const fullDate: Reader = (tokens, at) => {
  const separators = [mark(tokens, at + 1), mark(tokens, at + 3)].join('');
  const tight = isTight(tokens, at, 5);
  const day = upToTwoDigits(tokens, at);
  const month = upToTwoDigits(tokens, at + 2) ?? roman(tokens, at + 2);
  const long = digits(tokens, at + 4, 4);
  const short = separators === '..' && tight ? digits(tokens, at + 4, 2) : undefined;
  const year = long ?? (short === undefined ? undefined : 2000 + short);
  if (day === undefined || month === undefined || year === undefined || !isYear(year)) return undefined;
  const known = separators === '..' || (tight && ['//', '--', ',,'].includes(separators));
  if (!known || isGlued(tokens, at + 5, '.', 'number')) return undefined;
  return { meaning: { is: 'date', day, month, year, bare: false }, next: at + 5 };
};

const clock: Reader = (tokens, at) => {
  const hour = upToTwoDigits(tokens, at);
  const minute = digits(tokens, at + 2, 2);
  if (hour === undefined || minute === undefined || hour > 24 || minute > 59 || !isTight(tokens, at, 3))
    return undefined;
  const separator = mark(tokens, at + 1);
  const written =
    separator === ':' || (separator === '-' && minute === 0) || (separator === '.' && isDotTime(tokens, at));
  if (!written) return undefined;
  const seconds = mark(tokens, at + 3) === ':' && digits(tokens, at + 4, 2) !== undefined && isTight(tokens, at, 5);
  return { meaning: { is: 'time' }, next: at + (seconds ? 5 : 3) };
};

const monthAndYear: Reader = (tokens, at) => {
  const month = upToTwoDigits(tokens, at);
  const year = digits(tokens, at + 2, 4);
  if (month === undefined || month < 1 || month > 12 || year === undefined || !isYear(year)) return undefined;
  if (!['.', '/'].includes(mark(tokens, at + 1)) || !isTight(tokens, at, 3)) return undefined;
  return { meaning: { is: 'monthOfYear', month, year }, next: at + 3 };
};

const shortDate: Reader = (tokens, at) => {
  const day = upToTwoDigits(tokens, at);
  const month = upToTwoDigits(tokens, at + 2) ?? roman(tokens, at + 2);
  if (day === undefined || month === undefined || mark(tokens, at + 1) !== '.' || !isTight(tokens, at, 3))
    return undefined;
  if (isGlued(tokens, at + 3, '.', 'number')) return undefined;
  const bare = tokens[at + 2]?.text.length === 1 && tokens[at + 2]?.kind === 'number';
  return { meaning: { is: 'date', day, month, bare }, next: at + 3 };
};

const years: Reader = (tokens, at) => {
  const separator = mark(tokens, at + 1);
  if (separator !== '-' && separator !== '/') return undefined;
  const first = digits(tokens, at, 4) ?? digits(tokens, at, 2);
  const second = digits(tokens, at + 2, 4) ?? digits(tokens, at + 2, 2);
  if (first === undefined || second === undefined) return undefined;
  const from = first < 100 ? 2000 + first : first;
  const to = second < 100 ? from - (from % 100) + second : second;
  const short = second < 100;
  const asSchoolYear = first >= 100 || (short && isStudy(tokens[at + 3]));
  const plausible = isYear(from) && isYear(to) && to > from && (!short || to === from + 1);
  if (!asSchoolYear || !plausible || (short && !isTight(tokens, at, 3)) || startsDate(tokens, at + 2)) return undefined;
  return { meaning: { is: 'years', from, to, slash: separator === '/' }, next: at + 3 };
};

const year: Reader = (tokens, at) => {
  const value = digits(tokens, at, 4);
  return value !== undefined && isYear(value) ? { meaning: { is: 'year', year: value }, next: at + 1 } : undefined;
};

const ordinal: Reader = (tokens, at) => {
  const value = upToTwoDigits(tokens, at) ?? roman(tokens, at);
  if (value === undefined) return undefined;
  const hyphen = mark(tokens, at + 1) === '-';
  const word = tokens[hyphen ? at + 2 : at + 1];
  const next = hyphen ? at + 3 : at + 2;
  if (word?.kind !== 'word' || word.gap !== 'none' || (tokens[at]?.text === '1' && isFive(word))) return undefined;
  const isOrdinal = !cardinalSuffixes.has(word.text);
  if (suffixes.has(word.text) || (hyphen && word.text === 'и')) return { meaning: number(value, isOrdinal, 2), next };
  // «5-дневный», «7Б»: the number is part of a word.
  const isPart =
    meaningOf(word.text) === undefined && (hyphen ? tokens[at + 1]?.gap === 'none' : word.text.length === 1);
  return isPart ? { meaning: { is: 'other' }, next } : undefined;
};

const plain: Reader = (tokens, at) => {
  const token = tokens[at];
  if (token?.kind === 'roman') return { meaning: number(Number(token.text), true, 0), next: at + 1 };
  if (token?.kind !== 'number') return undefined;
  // «1V»: a figure one written for the Roman one.
  const isFour = token.text === '1' && tokens[at + 1]?.gap === 'none' && isFive(tokens[at + 1]);
  if (isFour) return { meaning: number(4, true, 0), next: at + 2 };
  return { meaning: number(Number(token.text), false, token.text.length), next: at + 1 };
};

const readers: readonly Reader[] = [isoDate, fullDate, clock, monthAndYear, shortDate, years, year, ordinal, plain];

function number(value: number, isOrdinal: boolean, length: number): Meaning {
  return { is: 'number', value, ordinal: isOrdinal, digits: length };
}

/** Figures with a dot are a time after «в», before «ч», beside another time, or where they cannot be a date. */
function isDotTime(tokens: readonly Token[], at: number): boolean {
  const minute = digits(tokens, at + 2, 2) ?? 0;
  if (minute === 0 || minute > 12) return true;
  const before = tokens[at - 1];
  const after = tokens[at + 3];
  const isHour = after?.kind === 'word' && /^ч(ас.*)?$/.test(after.text);
  const afterTime =
    mark(tokens, at - 1) === '-' && mark(tokens, at - 3) === '.' && (digits(tokens, at - 2, 2) ?? 1) % 60 === 0;
  return isHour || afterTime || (before?.kind === 'word' && ['в', 'во'].includes(before.text));
}

function startsDate(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return isGlued(tokens, at + 1, '.', 'number') || (next?.kind === 'word' && meaningOf(next.text)?.is === 'month');
}

function isStudy(token: Token | undefined): boolean {
  const meaning = token?.kind === 'word' ? meaningOf(token.text) : undefined;
  return meaning?.is === 'key' && meaning.key === 'study';
}

function isYear(value: number): boolean {
  return value >= earliestYear && value <= latestYear;
}

function mark(tokens: readonly Token[], at: number): string {
  const token = tokens[at];
  return token?.kind === 'mark' ? token.text : '';
}

function digits(tokens: readonly Token[], at: number, length: number): number | undefined {
  const token = tokens[at];
  return token?.kind === 'number' && token.text.length === length ? Number(token.text) : undefined;
}

function upToTwoDigits(tokens: readonly Token[], at: number): number | undefined {
  return digits(tokens, at, 2) ?? digits(tokens, at, 1);
}

function isFive(token: Token | undefined): boolean {
  return token?.text === (token?.kind === 'roman' ? '5' : 'у');
}

/** A lone «X» reads like the letter Х; between dots it is a ten. */
function roman(tokens: readonly Token[], at: number): number | undefined {
  const token = tokens[at];
  if (token?.kind === 'word' && token.text === 'х' && mark(tokens, at - 1) === '.') return 10;
  return token?.kind === 'roman' ? Number(token.text) : undefined;
}

function isTight(tokens: readonly Token[], at: number, count: number): boolean {
  return tokens.slice(at + 1, at + count).every((token) => token.gap === 'none');
}

function isGlued(tokens: readonly Token[], at: number, text: string, kind: Token['kind']): boolean {
  return (
    mark(tokens, at) === text &&
    tokens[at + 1]?.kind === kind &&
    tokens[at + 1]?.gap === 'none' &&
    tokens[at]?.gap === 'none'
  );
}
