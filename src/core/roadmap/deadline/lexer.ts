import { meaningOf, meaningOfMisspelt } from './dictionary.ts';
import type { Lexeme, Meaning } from './lexeme.ts';
import { mended } from './mend.ts';
import { numeralAt } from './numerals.ts';
import { type Token, tokens } from './tokens.ts';

const brackets: Readonly<Record<string, string>> = {
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  '|': ';',
  '\\': '/',
  '&': '+',
};
const marks = new Set([',', ';', ':', '/', '-', '(', ')', '+', '_', '.']);
const silent = new Set([...'"\'`«»“”„‘’<>*•·…!?']);

/** A phrase as words, numbers and marks that the grammar knows. Dots that only end an abbreviation or a number are gone. */
export function lexemes(phrase: string): readonly Lexeme[] {
  const source = mended(tokens(phrase));
  const found: Lexeme[] = [];
  for (let at = 0; at < source.length; ) {
    const token = source[at];
    if (token === undefined) break;
    const numeral = numeralAt(source, at);
    const meaning = numeral?.meaning ?? plainMeaning(token);
    const next = numeral?.next ?? at + 1;
    if (meaning !== undefined) {
      const text = source
        .slice(at, next)
        .map((piece) => piece.text)
        .join('');
      found.push({
        ...meaning,
        gap: startsLine(source[at - 1]) ? 'break' : token.gap,
        text,
        ...(token.seam === true ? { seam: true } : {}),
      });
    }
    at = next;
  }
  return withoutIdleDots(withoutBullets(withCompounds(found)));
}

/** A silent mark at the start of a line: the line break is that of the word after it. */
const startsLine = (token: Token | undefined): boolean =>
  token?.kind === 'mark' && token.gap === 'break' && silent.has(token.text);

function plainMeaning(token: Token): Meaning | undefined {
  if (token.kind === 'word') return meaningOf(token.text) ?? meaningOfMisspelt(token.text) ?? { is: 'other' };
  if (token.text === '#') return { is: 'key', key: 'reference' };
  const mark = brackets[token.text] ?? token.text;
  if (marks.has(mark)) return { is: 'mark', mark };
  return silent.has(mark) ? undefined : { is: 'other' };
}

/** «двадцать пятого» is one number; a run of dots is a dash. */
function withCompounds(all: readonly Lexeme[]): readonly Lexeme[] {
  return all.flatMap((lexeme, at) => {
    const next = all[at + 1];
    const before = all[at - 1];
    if (isTens(lexeme) && isUnits(next)) return [];
    if (isTens(before) && isUnits(lexeme)) return [{ ...lexeme, value: before.value + lexeme.value, gap: before.gap }];
    if (isTail(all, at) || (isDash(lexeme) && (isDash(before) || isTail(all, at + 1)))) return [];
    if (isDot(lexeme) && isDot(before) && lexeme.gap === 'none') return [];
    if (isDot(lexeme) && isDot(next) && next?.gap === 'none') return [{ ...lexeme, mark: '-' }];
    return [lexeme];
  });
}

/** «ГИА-9»: the number is part of the name. */
function isTail(all: readonly Lexeme[], at: number): boolean {
  const [name, dash, number] = [all[at - 2], all[at - 1], all[at]];
  const isGlued = dash?.gap === 'none' && number?.gap === 'none';
  return name?.is === 'other' && isDash(dash) && isGlued && (number.is === 'number' || number.is === 'year');
}

/** «1. Сентябрь 2. Май», «1) сентябрь 2) май»: the numbers are of the list. */
function withoutBullets(all: readonly Lexeme[]): readonly Lexeme[] {
  const hasOpen = all.some((lexeme) => lexeme.is === 'mark' && lexeme.mark === '(');
  const isBullet = (at: number): boolean => {
    const [before, number, sign, after] = [all[at - 1], all[at], all[at + 1], all[at + 2]];
    if (number?.is !== 'number' || number.ordinal || number.value > 9 || sign?.is !== 'mark') return false;
    const starts = before === undefined || before.is === 'month' || before.is === 'mark' || number.gap === 'break';
    if (sign.mark === ')') return starts && !hasOpen;
    return sign.mark === '.' && starts && !isDash(before) && after?.is === 'month' && after.nominative;
  };
  const hasDashes = isDash(all[0]);
  return all.flatMap((lexeme, at) => {
    if (hasDashes && isDash(lexeme) && lexeme.gap === 'break')
      return [{ is: 'mark', mark: ';', gap: lexeme.gap, text: ';' } as const];
    if (isBullet(at)) return [];
    return isBullet(at - 1) ? [{ is: 'mark', mark: ';', gap: lexeme.gap, text: ';' } as const] : [lexeme];
  });
}

function withoutIdleDots(all: readonly Lexeme[]): readonly Lexeme[] {
  return all.filter((lexeme, at) => !isDot(lexeme) || separates(all[at - 1], all[at + 1]));
}

/** A dot parts two sentences after a whole word, not after a number or an abbreviation. */
function separates(before: Lexeme | undefined, after: Lexeme | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  if (before.is === 'month') return !before.short;
  return (before.is === 'other' || before.is === 'key') && before.text.length > 5;
}

function isDash(lexeme: Lexeme | undefined): boolean {
  return lexeme?.is === 'mark' && lexeme.mark === '-';
}

function isDot(lexeme: Lexeme | undefined): lexeme is Lexeme & { is: 'mark' } {
  return lexeme?.is === 'mark' && lexeme.mark === '.';
}

function isTens(lexeme: Lexeme | undefined): lexeme is Lexeme & { is: 'number' } {
  return lexeme?.is === 'number' && lexeme.digits === 0 && !lexeme.ordinal && lexeme.value >= 20;
}

function isUnits(lexeme: Lexeme | undefined): lexeme is Lexeme & { is: 'number' } {
  return lexeme?.is === 'number' && lexeme.digits === 0 && lexeme.ordinal && lexeme.value < 10;
}
