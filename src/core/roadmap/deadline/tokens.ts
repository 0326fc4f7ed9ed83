import { cleaned, folded, romanValue } from './characters.ts';

/** A piece of the phrase as it is written. `gap` is what stands before it. */
export interface Token {
  readonly kind: 'word' | 'number' | 'roman' | 'mark';
  /** Words folded, numbers in digits (Roman ones too), marks as one character. */
  readonly text: string;
  readonly gap: 'none' | 'space' | 'break';
  /** A border found inside a run of letters, where a separator has been lost. */
  readonly seam?: boolean;
}

const piece = /\p{L}+|[0-9]+|[^\s\p{L}0-9]/gu;
const romanThenWord = /^([IVXil]{1,4})(\p{Script=Cyrillic}{3,})$/u;

/** Cuts a phrase into words, numbers and marks. Never throws, loses nothing but white space. */
export function tokens(phrase: string): readonly Token[] {
  const text = cleaned(phrase);
  const found: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(piece)) {
    found.push(...tokensOf(match[0], gapOf(text.slice(end, match.index))));
    end = match.index + match[0].length;
  }
  return found;
}

function gapOf(between: string): Token['gap'] {
  if (between.includes('\n')) return 'break';
  return between === '' ? 'none' : 'space';
}

function tokensOf(text: string, gap: Token['gap']): readonly Token[] {
  if (/^[0-9]/.test(text)) return [{ kind: 'number', text, gap }];
  if (!/^\p{L}/u.test(text)) return [{ kind: 'mark', text, gap }];
  const roman = romanValue(text);
  if (roman !== undefined) return [{ kind: 'roman', text: String(roman), gap }];
  const [, numeral, rest] = romanThenWord.exec(text) ?? [];
  const leading = numeral === undefined ? undefined : romanValue(numeral);
  if (leading === undefined || rest === undefined) return [{ kind: 'word', text: folded(text), gap }];
  return [
    { kind: 'roman', text: String(leading), gap },
    { kind: 'word', text: folded(rest), gap: 'none' },
  ];
}
