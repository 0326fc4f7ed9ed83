import { headings, splitter } from './table/delimited.ts';

/** The row of headings of a pasted table, as it was typed. */
export function headingLine(text: string): string | undefined {
  const rows = text.split(/\r?\n/u);
  const split = splitter(rows);
  return rows.find((row) => row.length <= 400 && headings(split?.(row) ?? []) >= 2);
}

/** No title and no headings: the text begins with a row of a table or with an item of a list. */
export function startsWithData(text: string): boolean {
  const first = text.split(/\r?\n/u).find((row) => row.trim() !== '') ?? '';
  return headingLine(text) === undefined && (/^\s*[|]?\s*\d/u.test(first) || /[\t|]/u.test(first));
}

/** «7» → «8», «2.3» → «2.4», «2.3» → «3.1»: the second number is the next one after the first. */
export function continuesNumbers(last: string | undefined, next: string | undefined): boolean {
  const [before, after] = [partsOf(last), partsOf(next)];
  if (before.length === 0 || after.length === 0) return false;
  const steps = before.map((part, index) => [...before.slice(0, index), part + 1].join());
  const bare = after.at(-1) === 1 && after.length > 1 ? after.slice(0, -1) : after;
  return steps.includes(after.join()) || (after.length <= before.length && steps.includes(bare.join()));
}

const partsOf = (number: string | undefined): readonly number[] => (number?.match(/\d+/gu) ?? []).map(Number);
