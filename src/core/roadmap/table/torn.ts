import type { Role } from './headings.ts';
import { isNumber, looksDated, startsLow, unnumbered } from './likeness.ts';
import { type Line, own, type Part, type Parts, said } from './lines.ts';

/** Puts together the rows that a page break, or a second line of dates, has torn apart. */
export function whole(lines: readonly Line[]): readonly Line[] {
  const several = lines.some((line) => !line.afterBreak && isActivity(line));
  const joined: Line[] = [];
  for (const line of lines) {
    const above = joined.at(-1);
    if (above !== undefined && isTorn(line, above, several)) joined[joined.length - 1] = join(above, line, ' ');
    else if (above !== undefined && isMore(line)) joined[joined.length - 1] = join(above, line, '\n');
    else joined.push(line);
  }
  return joined;
}

/** An activity under a title that stands above it. */
const isActivity = (line: Line): boolean =>
  own(line, 'number') === '' &&
  own(line, 'title') === '' &&
  own(line, 'content') !== '' &&
  !startsLow(own(line, 'content'));

/** `several`: the table has activities that share a title. */
function isTorn(line: Line, above: Line, several: boolean): boolean {
  if (own(line, 'number') !== '' || line.alone !== undefined || line.bold || aloneAbove(above)) return false;
  if (line.exact && Object.values(line.parts).some((part) => part.below)) return false;
  if (freshDeadline(line, above)) return false;
  const title = own(line, 'title');
  const content = own(line, 'content');
  if (title !== '') return startsLow(title);
  if (content === '')
    return line.afterBreak || ['result', 'responsible'].some((role) => startsLow(own(line, role as Role)));
  if (startsLow(content)) return line.afterBreak || own(line, 'deadline') === '';
  return line.afterBreak && !several;
}

const aloneAbove = (above: Line): boolean => above.alone !== undefined || (above.bold && own(above, 'content') === '');

/** A deadline that stands on its own, and not the year that the row above lacks. */
function freshDeadline(line: Line, above: Line): boolean {
  const deadline = own(line, 'deadline') || own(line, 'start') || own(line, 'end');
  if (deadline === '' || /^(?:20)?\d\d\s*(?:г\.?|года?)?$/u.test(deadline)) return false;
  if (/(?:[-–—,]|(?<!\p{L})(?:и|до|с|по|в|не позднее))$/u.test(said(above, 'deadline'))) return false;
  return looksDated(deadline);
}

/** One more date of the same activity: a row that says when, and nothing of what, by whom or with what result. */
function isMore(line: Line): boolean {
  const silent = (['number', 'group', 'title', 'content', 'result', 'responsible'] as const).every(
    (role) => own(line, role) === '',
  );
  return silent && line.alone === undefined && looksDated(own(line, 'deadline'));
}

function join(above: Line, line: Line, between: string): Line {
  const roles = Object.keys(line.parts) as readonly Role[]; // keys of a Record by Role
  const parts: Parts = Object.fromEntries(roles.map((role) => [role, joinedPart(role, above, line, between)]));
  return { ...above, parts: { ...above.parts, ...parts } };
}

function joinedPart(role: Role, above: Line, line: Line, between: string): Part {
  const upper = above.parts[role] ?? { text: '', below: false };
  const lower = own(line, role);
  if (lower === '') return upper;
  if (upper.text === '' || upper.below) return { text: lower, below: false };
  return { text: `${upper.text}${separator(role, upper.text, lower, between)}${lower}`, below: false };
}

function separator(role: Role, upper: string, lower: string, between: string): string {
  if (role === 'content' && unnumbered(lower).text !== lower) return '\n';
  const complete = role === 'responsible' && !startsLow(lower) && !/[,;(]$/u.test(upper) && !isNumber(lower);
  return complete ? '\n' : between;
}
