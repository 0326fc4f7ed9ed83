import { flat } from './clean.ts';
import type { Role } from './headings.ts';
import { isNumber, unnumbered } from './likeness.ts';
import { type Line, own } from './lines.ts';
import { isMonth } from './time-words.ts';

/** What is usual in a table, against which a row stands out as a heading. */
export interface Habit {
  readonly bold: boolean;
  /** Nearly every row has its number, or else a date or an assignee. */
  readonly marked: boolean;
}

export function habitOf(lines: readonly Line[]): Habit {
  const share = (test: (line: Line) => boolean): number => lines.filter(test).length / Math.max(1, lines.length);
  const numbered = share((line) => isNumber(own(line, 'number')));
  const columned = lines.some((line) => line.parts.number !== undefined);
  const filled = share((line) => data.some((role) => (line.parts[role]?.text ?? '') !== ''));
  return { bold: share((line) => line.bold) > 0.6, marked: columned ? numbered > 0.6 : filled > 0.6 };
}

/** The heading that a row is: «1. | Нормативное обеспечение», «Раздел II», «Сентябрь». Undefined for a row of data. */
export function sectionOf(line: Line, next: Line | undefined, habit: Habit): string | undefined {
  if (line.alone !== undefined) return named(line.alone);
  const standsOut = line.bold && !habit.bold;
  const text = onlyText(line, standsOut ? dated : data);
  if (text === undefined) return undefined;
  if (standsOut || opens.test(text) || isCapital(text) || isMonth(text)) return named(text);
  const number = numberOf(line);
  if (number === '') return misplaced(line) || habit.marked ? named(text) : undefined;
  return isParent(number, next) || /^[IVXІХ]{1,5}[.)]?$/u.test(number) ? named(text) : undefined;
}

/** The text of a heading without its number. */
export const named = (text: string): string => {
  const bare = unnumbered(flat(text)).text;
  return bare === '' ? flat(text) : bare;
};

/** «Раздел II», «I. Организационный этап». */
export const opensSection = (text: string): boolean => opens.test(text);

const opens =
  /^(?:[IVXІХ]{1,5}[.)]?\s+\p{L}|(?:раздел|блок|этап|направление|модуль|часть|задача)\s*(?:№\s*)?(?:[\dIVXІХ]+(?:[.:)\s–—-]|$)))/iu;

const isCapital = (text: string): boolean => text.length > 8 && /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

const data: readonly Role[] = ['content', 'result', 'deadline', 'start', 'end', 'responsible', 'both', 'other'];

/** A heading in bold may say when: «2. Основной этап | октябрь – апрель». */
const dated: readonly Role[] = data.filter((role) => role !== 'deadline');

/** The one text of a row that says nothing of when, by whom or with what result. */
function onlyText(line: Line, silent: readonly Role[]): string | undefined {
  if (silent.some((role) => (line.parts[role]?.text ?? '') !== '')) return undefined;
  if (line.parts.title?.below) return undefined;
  const texts = [own(line, 'title'), own(line, 'group'), misplaced(line) ? own(line, 'number') : ''].filter(
    (text) => text !== '',
  );
  return texts.length === 1 ? texts[0] : undefined;
}

/** Words in the number column: the left end of a heading over the whole table. */
const misplaced = (line: Line): boolean => own(line, 'number') !== '' && !isNumber(own(line, 'number'));

const numberOf = (line: Line): string =>
  (misplaced(line) ? '' : own(line, 'number')) || unnumbered(own(line, 'title') || own(line, 'group')).number;

/** «2» over «2.1», or over a numbering that begins again. */
function isParent(number: string, next: Line | undefined): boolean {
  if (next === undefined) return false;
  const bare = number.replace(/[.)]$/u, '');
  const below = (own(next, 'number') || unnumbered(own(next, 'title')).number).replace(/[.)]$/u, '');
  if (below === '' || bare === '') return false;
  if (below.startsWith(`${bare}.`)) return true;
  return /^\d+$/u.test(bare) && /^1$/u.test(below);
}
