import type { Row, Table } from './blocks.ts';
import { cleanText } from './clean.ts';
import { roleOf } from './headings.ts';
import { isNumber } from './likeness.ts';

interface Stack {
  readonly table: Table;
  /** Lines above the headings. */
  readonly before: readonly string[];
}

const fewestHeadings = 3;

/** A table that lost its cells' borders on the way into the chat: each cell on a line of its own, each row after its number. */
export function stacked(lines: readonly string[]): Stack | undefined {
  const texts = lines.map(cleanText);
  const start = texts.findIndex((_, at) => headingsFrom(texts, at).length >= fewestHeadings);
  if (start < 0) return undefined;
  const headings = headingsFrom(texts, start);
  const rest = texts.slice(after(texts, start, headings.length));
  const rows = rowsIn(rest, headings.length);
  if (rows.length < 2) return undefined;
  return {
    table: { kind: 'table', exact: false, rows: [{ cells: headings.map(cellOf) }, ...rows] },
    before: texts.slice(0, start),
  };
}

const cellOf = (text: string): { readonly text: string } => ({ text });

/** The run of headings that begins with the number's. «№» and «п/п» may stand on two lines. */
function headingsFrom(texts: readonly string[], start: number): readonly string[] {
  if (roleOf(texts[start] ?? '') !== 'number') return [];
  const found: string[] = [];
  for (const text of texts.slice(start)) {
    if (text === '' || (found.length > 0 && roleOf(text) === 'number' && /^п/iu.test(text))) continue;
    if (roleOf(text) === undefined || isNumber(text)) break;
    found.push(text);
  }
  return found;
}

function after(texts: readonly string[], start: number, count: number): number {
  let left = count;
  let at = start;
  for (; at < texts.length && left > 0; at += 1) if (texts[at] !== '' && !/^п\/?п/iu.test(texts[at] ?? '')) left -= 1;
  return at;
}

function rowsIn(texts: readonly string[], width: number): readonly Row[] {
  const spaced =
    texts.filter((text, at) => text === '' && texts[at + 1] !== '').length * 2 >
    texts.filter((text) => text !== '').length;
  const rows: string[][] = [];
  let gap = true;
  for (const text of texts) {
    const last = rows.at(-1);
    if (text !== '' && isNumber(text) && text.length <= 8) rows.push([text]);
    else if (text !== '' && last !== undefined && spaced && !gap) last[last.length - 1] += `\n${text}`;
    else if (text !== '') last?.push(text);
    gap = text === '';
  }
  return rows.filter((row) => row.length > 1).map((row) => ({ cells: fitting(row, width).map(cellOf) }));
}

/** Too many lines for the columns: those after the number belong to the longest cell, the activity. */
function fitting(row: readonly string[], width: number): readonly string[] {
  const extra = row.length - width;
  return extra <= 0 ? row : [row[0] ?? '', row.slice(1, extra + 2).join('\n'), ...row.slice(extra + 2)];
}
