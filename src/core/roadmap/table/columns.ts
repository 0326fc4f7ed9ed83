import type { Column } from './header.ts';
import type { Role } from './headings.ts';

export interface Columns {
  readonly columns: readonly Column[];
  /** The left text column is a direction or a section: where some have several activities, one that has a single activity groups it too. */
  readonly grouped: boolean;
  /** A column of months left of the activity: an empty cell repeats the one above. */
  readonly leading: boolean;
}

const directing = /направлен|раздел|блок|модул|задач/iu;

const described: ReadonlySet<Role> = new Set(['group', 'title', 'content']);

/** Settles which text column is the title and which the content, from general to particular. */
export function settled(found: readonly Column[]): Columns {
  const texts = found.filter((column) => described.has(column.role));
  const assigned = assign(texts.length === 0 ? promoted(found) : texts);
  const columns = found.map((column) => ({ ...column, role: assigned.get(column) ?? spare(column, texts) }));
  const at = (role: Role): number => columns.findIndex((column) => column.role === role);
  const [first, second] = [...assigned.keys()];
  const grouped = first?.role === 'group' && second?.role === 'title' && directing.test(first.heading);
  const month = columns[at('deadline')];
  const leading = month !== undefined && /месяц/iu.test(month.heading) && at('deadline') < at('title');
  return { columns, grouped, leading };
}

const spare = (column: Column, texts: readonly Column[]): Role => (texts.includes(column) ? 'other' : column.role);

/** No column says that it holds the activity: the one that says nothing at all, else the result. */
function promoted(found: readonly Column[]): readonly Column[] {
  const chosen = found.find((column) => column.role === 'other') ?? found.find((column) => column.role === 'result');
  return chosen === undefined ? [] : [chosen];
}

const generality: readonly Role[] = ['group', 'title', 'content'];

function assign(texts: readonly Column[]): ReadonlyMap<Column, Role> {
  const ranked = [...texts].sort((a, b) => generality.indexOf(a.role) - generality.indexOf(b.role) || a.from - b.from);
  const names: readonly Role[] = ranked.length >= 3 ? generality : ['title', 'content'];
  return new Map(ranked.slice(0, names.length).map((column, index) => [column, names[index] ?? 'other']));
}
