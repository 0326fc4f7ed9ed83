import { flat } from './clean.ts';
import { startsLow } from './likeness.ts';

interface Piece {
  readonly marker: '' | 'number' | 'letter' | 'dash';
  /** The marker as written, for items inside items. */
  readonly mark: string;
  readonly text: string;
}

/** The items of a list inside one cell, or the one thing that the cell says. A list inside an item stays in that item. */
export function checklist(cell: string): readonly string[] {
  const pieces = cell.split('\n').flatMap(cut);
  const top = pieces.find((piece) => piece.marker !== '')?.marker;
  const items: string[] = [];
  for (const piece of pieces) {
    const last = items.at(-1);
    if (last !== undefined && !isItem(piece, top, last))
      items[items.length - 1] = flat(`${last} ${piece.mark} ${piece.text}`);
    else items.push(flat(piece.text));
  }
  return items.map((item) => item.replace(/[;,]$/u, '').trim()).filter((item) => /[\p{L}\p{N}]/u.test(item));
}

/** Without any markers each line that opens like a sentence is an item; with markers only a line with the outer one. */
function isItem(piece: Piece, top: Piece['marker'] | undefined, above: string): boolean {
  if (top !== undefined) return piece.marker === top;
  return !startsLow(piece.text) && !/[,(–—-]$/u.test(above);
}

const marks = /(?<=^|[\s])(?:(\d{1,2})([.)])|(\p{Ll})\)|([-–—•▪●·✓*]))\s*(?=["«(]?\p{L})/gu;

/** One line into its pieces: «1) сбор. 2) банк», «приказы: – о парах; – о кураторе». */
function cut(line: string): readonly Piece[] {
  const cuts: { readonly at: number; readonly end: number; readonly piece: Omit<Piece, 'text'> }[] = [];
  const seen = new Map<string, number>();
  for (const match of line.matchAll(marks)) {
    const [mark, number, sign, letter] = match;
    const found = { at: match.index, end: match.index + mark.length };
    const before = line.slice(0, match.index).trimEnd();
    const marker = number !== undefined ? 'number' : letter !== undefined ? 'letter' : 'dash';
    if (!opensItem({ marker, order: orderOf(number, letter), sign: sign ?? marker, mark }, before, seen)) continue;
    cuts.push({ ...found, piece: { marker, mark: mark.trim() } });
  }
  const head = line.slice(0, cuts[0]?.at ?? line.length).trim();
  const rest = cuts.map(({ end, piece }, index) => ({ ...piece, text: line.slice(end, cuts[index + 1]?.at).trim() }));
  return head === '' ? rest : [{ marker: '', mark: '', text: head }, ...rest];
}

const orderOf = (number: string | undefined, letter: string | undefined): number =>
  number !== undefined ? Number.parseInt(number, 10) : (letter?.codePointAt(0) ?? 0) - ('а'.codePointAt(0) ?? 0) + 1;

interface Mark {
  readonly marker: Piece['marker'];
  readonly order: number;
  readonly sign: string;
  readonly mark: string;
}

/** A dash opens an item after a stop or at the start of a line; a number also must follow the number before. */
function opensItem({ marker, order, sign, mark }: Mark, before: string, seen: Map<string, number>): boolean {
  const start = before === '';
  if (marker === 'dash') return start || (/\s$/u.test(mark) && /[:;.]$/u.test(before));
  const follows = seen.has(sign) ? order === (seen.get(sign) ?? 0) + 1 : start || order === 1;
  const stopped = start || sign === ')' || sign === 'letter' || /[:;.!?»)]$/u.test(before);
  if (!follows || !stopped) return false;
  seen.set(sign, order);
  return true;
}
