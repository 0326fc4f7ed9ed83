import { meaningOf, unglued } from './dictionary.ts';
import type { Token } from './tokens.ts';

const mostPieces = 4;
const longestWord = 40;
const shortestTorn = 3;
const digitLike = new Map([
  ['0', 'о'],
  ['3', 'з'],
  ['6', 'б'],
]);

/** Puts words torn by line breaks, hyphens or spaces together and takes glued ones apart, where words known to the dictionary come out. */
export function mended(tokens: readonly Token[]): readonly Token[] {
  const done: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    const mend = halfYear(tokens, at) ?? withDigit(tokens, at) ?? joined(tokens, at) ?? alone(tokens, at);
    done.push(...mend.tokens);
    at = mend.next;
  }
  return done;
}

interface Mend {
  readonly tokens: readonly Token[];
  readonly next: number;
}

function alone(tokens: readonly Token[], at: number): Mend {
  const token = tokens[at];
  if (token === undefined) return { tokens: [], next: at + 1 };
  const isUnknown = token.kind === 'word' && meaningOf(token.text) === undefined;
  return { tokens: isUnknown ? (cut(token.text, token) ?? [token]) : [token], next: at + 1 };
}

/** «п/г», «п.г.» */
function halfYear(tokens: readonly Token[], at: number): Mend | undefined {
  const [first, ...rest] = tokens.slice(at, at + 3);
  const text = [first, ...rest].map((token) => token?.text).join('');
  if (first === undefined || (text !== 'п/г' && text !== 'п.г') || rest.some(({ gap }) => gap !== 'none'))
    return undefined;
  return { tokens: [{ ...first, text: 'полугодие' }], next: at + 3 };
}

/** «дека6рь», «0ктябрь»: a digit read in place of a letter. */
function withDigit(tokens: readonly Token[], at: number): Mend | undefined {
  const run = [tokens[at], tokens[at + 1], tokens[at + 2]].filter((token) => token !== undefined);
  for (const size of [3, 2]) {
    const pieces = run.slice(0, size);
    const first = pieces[0];
    const glued = pieces.slice(1).every((token) => token.gap === 'none');
    const kinds = pieces.map((token) => token.kind).join();
    if (first === undefined || !glued || (kinds !== 'word,number,word' && kinds !== 'number,word')) continue;
    const text = pieces
      .map((token) => (token.kind === 'number' ? (digitLike.get(token.text) ?? ' ') : token.text))
      .join('');
    if (meaningOf(text)?.is === 'month') return { tokens: [{ kind: 'word', text, gap: first.gap }], next: at + size };
  }
  return undefined;
}

function joined(tokens: readonly Token[], at: number): Mend | undefined {
  const pieces = piecesFrom(tokens, at);
  for (let count = pieces.length; count >= 2; count -= 1) {
    const some = pieces.slice(0, count);
    const first = some[0];
    const last = some.at(-1);
    if (first === undefined || last === undefined || some.every(isComplete)) continue;
    const text = some.map(({ token }) => token.text).join('');
    // «в т. ч.» is not «вт»: two letters with a space between them are two words.
    if (text.length < shortestTorn) continue;
    const whole = cut(text, first.token);
    if (whole !== undefined) return { tokens: whole, next: last.next };
  }
  return undefined;
}

interface Piece {
  readonly token: Token;
  readonly next: number;
}

function piecesFrom(tokens: readonly Token[], at: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let next = at; pieces.length < mostPieces; ) {
    const hyphen = pieces.length > 0 && tokens[next]?.kind === 'mark' && tokens[next]?.text === '-';
    const token = tokens[hyphen ? next + 1 : next];
    if (token?.kind !== 'word' || (hyphen && token.gap === 'space')) break;
    next += hyphen ? 2 : 1;
    pieces.push({ token, next });
  }
  return pieces;
}

/** A lone vowel after a space is a word of its own; after a line break it may be an ending. */
function isComplete({ token }: Piece): boolean {
  return meaningOf(token.text) !== undefined || (token.gap === 'space' && 'аоуя'.includes(token.text));
}

function cut(text: string, origin: Token): readonly Token[] | undefined {
  if (text.length > longestWord) return undefined;
  if (meaningOf(text) !== undefined) return [{ ...origin, text }];
  const parts = unglued(text);
  if (parts === undefined) return undefined;
  return parts.map((part, index) =>
    index === 0 ? { ...origin, text: part } : { kind: 'word', text: part, gap: 'none', seam: true },
  );
}
