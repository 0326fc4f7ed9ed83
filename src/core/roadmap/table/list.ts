import { checklist } from './checklist.ts';
import { clauses } from './clauses.ts';
import { flat } from './clean.ts';
import type { Draft } from './draft.ts';
import { looksDated, startsLow, unnumbered } from './likeness.ts';
import { type Item, nested } from './nested.ts';
import { named } from './sections.ts';
import { isMonth } from './time-words.ts';

export interface List {
  readonly drafts: readonly Draft[];
  readonly sections: number;
  /** Lines above the list. */
  readonly start: number;
}

/** A numbered list, or lines each with a date: «1. Провести анкетирование — до 15 октября, отв. Иванова А. А.». */
export function listDrafts(lines: readonly string[]): List {
  const marked = lines.filter((line) => isMarked(line)).length >= 2;
  const items: Item[] = [];
  let section: string | undefined;
  let sections = 0;
  for (const [index, line] of lines.entries()) {
    const last = items.at(-1);
    const opensItem = marked ? isMarked(line) : line !== '' && clauses(line).deadline !== '';
    if (isHeading(line, lines[index + 1], marked)) {
      section = named(line).replace(/:$/u, '');
      // «Основной этап» over «Ноябрь»: the nearer heading is the one.
      sections += items.some((item) => item.part === sections) || sections === 0 ? 1 : 0;
    } else if (opensItem) {
      items.push({ ...unnumbered(line), at: index, ...(section === undefined ? {} : { section }), part: sections });
    } else if (line !== '' && last !== undefined && (marked || startsLow(line)) && lines[index - 1] !== '') {
      items[items.length - 1] = { ...last, text: `${last.text}\n${line}` };
    }
  }
  const all = nested(items, sections);
  const drafts = all.items.map((item) => draftOf(item)).filter((draft) => draft.title !== '');
  return { drafts, sections: all.sections, start: items[0]?.at ?? 0 };
}

const isMarked = (line: string): boolean => /^(?:\d{1,3}(?:\.\d{1,2})*[.)]\s*\p{L}|[-–—•▪●·*✓]\s+\p{L})/u.test(line);

const isHeading = (line: string, next: string | undefined, marked: boolean): boolean =>
  line !== '' &&
  next !== undefined &&
  next !== '' &&
  (isMonth(line) ||
    (marked && !isMarked(line) && !startsLow(line) && isMonth(next)) ||
    (marked && !isMarked(line) && isMarked(next) && /:$/u.test(line) && line.length <= 120));

function draftOf(item: Item): Draft {
  const { title, deadline, responsible } = clauses(item.text);
  const items = item.details ?? checklist(title);
  const month = item.time ?? (item.section !== undefined && isMonth(item.section) ? item.section : undefined);
  return {
    number: item.number,
    ...(item.section === undefined ? {} : { group: item.section }),
    title: flat(title),
    content: items.length > 1 || item.details !== undefined ? items : [],
    result: '',
    responsible,
    deadline,
    ...(month === undefined ? {} : { month }),
    part: item.part,
  };
}

/** A list is a roadmap when some of it has dates: the points of an order have none. */
export function isPlan(drafts: readonly Draft[]): boolean {
  const timed = drafts.filter((draft) => looksDated(draft.deadline) || draft.month !== undefined).length;
  return drafts.length >= 2 && timed * 3 >= drafts.length;
}
