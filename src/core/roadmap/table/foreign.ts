import { isNumber } from './likeness.ts';
import { type Line, own } from './lines.ts';

/**
 * Rows without those of another table on the same sheet: risks or indicators under a heading of their own, words where the
 * roadmap has its numbers, and nothing where it has its dates and assignees.
 */
export function withoutForeign(lines: readonly Line[]): readonly Line[] {
  return partsOf(lines).flatMap((part) => {
    const rows = part.filter((line) => line.alone === undefined);
    return part[0]?.alone !== undefined && rows.length > 1 && rows.every(isForeign) ? [] : part;
  });
}

/** A heading with the rows under it. */
function partsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const parts: Line[][] = [];
  for (const line of lines) {
    const last = parts.at(-1);
    if (last === undefined || line.alone !== undefined) parts.push([line]);
    else last.push(line);
  }
  return parts;
}

const isForeign = (line: Line): boolean =>
  own(line, 'number') !== '' &&
  !isNumber(own(line, 'number')) &&
  (['deadline', 'start', 'end', 'both', 'responsible'] as const).every((role) => own(line, role) === '');
