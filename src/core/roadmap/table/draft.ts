import { checklist } from './checklist.ts';
import { flat } from './clean.ts';
import type { Role } from './headings.ts';
import { looksAssigned, looksDated, unnumbered } from './likeness.ts';
import { type Line, own, said } from './lines.ts';
import { isMonth } from './time-words.ts';

/** A stage whose deadline is still words. */
export interface Draft {
  readonly number: string;
  readonly group?: string;
  readonly title: string;
  readonly content: readonly string[];
  readonly result: string;
  readonly responsible: string;
  readonly deadline: string;
  /** Where the table has a column for the first day and one for the last. */
  readonly bounds?: { readonly start: string; readonly end: string };
  /** The heading above is a time: «Сентябрь». */
  readonly month?: string;
  /** The section or table it stands in: an order of dates holds inside one. */
  readonly part: number;
}

/** A title with the rows that stand under it. */
export interface Block {
  readonly lines: readonly Line[];
  readonly section?: string;
  /** When the heading of the section says so. */
  readonly time?: string;
  readonly part: number;
}

/** One stage for a title with one row; with several, each row is a stage of its own inside the title. */
export function stagesOf(block: Block, grouped: boolean): readonly Draft[] {
  const [head] = block.lines;
  if (head === undefined) return [];
  const lines = together(block.lines);
  const rows = lines.filter((line) => said(line, 'content') !== '');
  const title = said(head, 'title');
  if (rows.length > 1 || (rows.length === 1 && (grouped || title === ''))) {
    return rows.map((line) => activity(line, title, block));
  }
  const words = title || flat(said(head, 'result') || said(head, 'group'));
  return words === '' ? [] : (rows.length === 1 ? rows : lines).map((line) => stage(line, words, block));
}

/** A row that adds only dates to the one above adds them to its stage; another assignee makes another stage. */
function together(lines: readonly Line[]): readonly Line[] {
  const kept: Line[] = [];
  for (const line of lines) {
    const above = kept.at(-1);
    const adds = above !== undefined && own(line, 'content') === '' && own(line, 'responsible') === '';
    if (!adds) kept.push(line);
    else
      kept[kept.length - 1] = {
        ...above,
        parts: { ...above.parts, deadline: { text: dates(above, line), below: false } },
      };
  }
  return kept;
}

const dates = (above: Line, line: Line): string =>
  [said(above, 'deadline'), own(line, 'deadline')].filter((text) => text !== '').join('\n');

function activity(line: Line, title: string, block: Block): Draft {
  const { text } = unnumbered(said(line, 'content'));
  const items = checklist(said(line, 'content'));
  const group = flat(unnumbered(title).text) || groupOf(line, block);
  return {
    number: own(line, 'number'),
    ...(group === '' ? {} : { group }),
    title: flat(text),
    content: items.length > 1 ? items : [],
    ...common(line, block, group),
  };
}

function stage(line: Line, title: string, block: Block): Draft {
  const { number, text } = unnumbered(title);
  const content = said(line, 'content');
  const items = checklist(content === '' ? text : content);
  const group = groupOf(line, block);
  return {
    number: own(line, 'number') || own(block.lines[0] ?? line, 'number') || number,
    ...(group === '' ? {} : { group }),
    title: flat(text),
    content: content !== '' || items.length > 1 ? items : [],
    ...common(line, block, group),
  };
}

const groupOf = (line: Line, block: Block): string =>
  flat(unnumbered(said(line, 'group')).text) || (block.section ?? '');

type Common = Pick<Draft, 'result' | 'responsible' | 'deadline' | 'bounds' | 'month' | 'part'>;

function common(line: Line, block: Block, group: string): Common {
  const mixed = split(said(line, 'both'));
  const start = said(line, 'start');
  const end = said(line, 'end');
  const month = block.time ?? [block.section ?? '', group].find(isMonth);
  const together = [start, end].filter((text) => text !== '').join(' – ');
  return {
    result: flat(said(line, 'result')),
    responsible: first(line, 'responsible', mixed.responsible),
    deadline: first(line, 'deadline', together || mixed.deadline),
    ...(start !== '' && end !== '' ? { bounds: { start, end } } : {}),
    ...(month === undefined ? {} : { month }),
    part: block.part,
  };
}

const first = (line: Line, role: Role, otherwise: string): string => said(line, role) || otherwise;

/** «до 15 октября, Иванова А.А.» in one cell. */
function split(text: string): { readonly deadline: string; readonly responsible: string } {
  const pieces = text.split(/\n|;|,(?!\s*\d)/u).map((piece) => piece.trim());
  const dated = pieces.filter((piece) => looksDated(piece) && !looksAssigned(piece));
  const rest = pieces.filter((piece) => piece !== '' && !dated.includes(piece));
  return { deadline: dated.join(', '), responsible: rest.join('\n') };
}
