import type { GridRow } from './grid.ts';
import type { Column } from './header.ts';

/**
 * A table with a column for each month and a mark where something is due: the marked headings in words, neighbours under
 * one merged cell as a span. Empty where nothing is marked.
 */
export function markedDeadline(row: GridRow, columns: readonly Column[]): string {
  const marks = columns.filter((column) => column.role === 'mark');
  const phrases = row.slots.flatMap((slot) => {
    const under = marks.filter((column) => column.from >= slot.at && column.from < slot.at + slot.span);
    const [first] = under;
    const last = under.at(-1);
    if (first === undefined || last === undefined || /^[-–—\s]*$/u.test(slot.text)) return [];
    return [first === last ? within(slot.text, first.heading) : `${first.heading} – ${last.heading}`];
  });
  return phrases.join(', ');
}

/** A day in the cell of a month is that day; a date there is itself; anything else is a mark. */
function within(text: string, heading: string): string {
  if (/^\d{1,2}(?:\s*[-–—]\s*\d{1,2})?$/u.test(text)) return `${text} ${heading}`;
  return /\d{1,2}\.\d{1,2}/u.test(text) ? text : heading;
}
