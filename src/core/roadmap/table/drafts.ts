import type { Columns } from './columns.ts';
import { type Block, type Draft, stagesOf } from './draft.ts';
import { withoutForeign } from './foreign.ts';
import { type Line, own, said } from './lines.ts';
import { habitOf, sectionOf } from './sections.ts';
import { whole } from './torn.ts';

export interface Drafts {
  readonly drafts: readonly Draft[];
  readonly sections: number;
}

/** Rows under one set of columns into stages and sections; `part` numbers the first section. */
export function draftsOf(given: readonly Line[], columns: Columns, part: number): Drafts {
  const { blocks, sections } = blocksOf(carried(whole(withoutForeign(given)), columns), columns, part);
  const grouped = columns.grouped && blocks.some((block) => block.lines.length > 1);
  return { drafts: blocks.flatMap((block) => stagesOf(block, grouped)), sections };
}

/** A group, and a deadline left of the activity, hold for the empty cells below them. */
function carried(lines: readonly Line[], columns: Columns): readonly Line[] {
  const held: Line[] = [];
  for (const line of lines) {
    const above = held.at(-1);
    const roles = (['group', 'deadline'] as const).filter((role) => role === 'group' || columns.leading);
    const empty = roles.filter(
      (role) => line.parts[role] !== undefined && said(line, role) === '' && own(line, 'title') !== '',
    );
    const parts = Object.fromEntries(
      empty.map((role) => [role, { text: above ? said(above, role) : '', below: true }]),
    );
    held.push(line.alone === undefined ? { ...line, parts: { ...line.parts, ...parts } } : line);
  }
  return held;
}

/** No title, or the one above once more, as a merged cell comes out of a copy. */
const goesOn = (line: Line, head: Line | undefined): boolean =>
  own(line, 'title') === '' ||
  (head !== undefined && own(line, 'content') !== '' && own(line, 'title') === said(head, 'title'));

function blocksOf(
  lines: readonly Line[],
  columns: Columns,
  part: number,
): { blocks: readonly Block[]; sections: number } {
  const habit = habitOf(lines);
  const pairs = columns.columns.some((column) => column.role === 'content');
  const blocks: { lines: Line[]; section?: string; time?: string; part: number }[] = [];
  let section: string | undefined;
  let time = '';
  let sections = 0;
  let empty = 0;
  let fresh = true;
  for (const [index, line] of lines.entries()) {
    const heading = sectionOf(line, lines[index + 1], habit);
    if (heading !== undefined) {
      section = heading;
      time = own(line, 'deadline');
      sections += 1;
      empty = fresh ? empty + 1 : 1;
    } else if (pairs && !fresh && goesOn(line, blocks.at(-1)?.lines[0])) {
      blocks.at(-1)?.lines.push(line);
    } else {
      blocks.push({
        lines: [line],
        ...(section === undefined ? {} : { section }),
        ...(time === '' ? {} : { time }),
        part: part + sections,
      });
    }
    fresh = heading !== undefined;
  }
  // Headings at the very end have no stages: they are notes.
  return { blocks, sections: fresh ? sections - empty : sections };
}
