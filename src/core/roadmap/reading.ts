import type { Deadline, Period } from './deadline.ts';
import { type ReadingRefusal, type RoadmapReading, refuse, type StageReading } from './reading-result.ts';
import type { Block } from './table/blocks.ts';
import { type Calendar, dated } from './table/dating.ts';
import { documentDrafts } from './table/document.ts';
import type { Draft } from './table/draft.ts';
import { orderOf } from './table/order.ts';
import { namedPeriod, periodOf, startedBy, summerStart } from './table/period.ts';
import { textBlocks } from './table/text-blocks.ts';
import { titleOf } from './table/title.ts';

export interface ReadingOptions {
  /** Overrides what the document says about its period. */
  readonly plan?: Period;
  /** The school's terms in order. */
  readonly terms?: readonly Period[];
}

/** A document's stages with their deadlines, its title, its period and the order that approves it (regulation, appendix 2). */
export function readRoadmap(blocks: readonly Block[], options: ReadingOptions = {}): RoadmapReading | ReadingRefusal {
  const { drafts, sections, before } = documentDrafts(blocks);
  if (drafts.length === 0) return refuse('no-table');
  const title = titleOf(before);
  const plan = options.plan ?? planOf([title, ...before], drafts, options);
  const order = orderOf(before);
  const deadlines = dated(drafts, calendarOf(options, plan));
  return {
    title,
    ...(plan === undefined ? {} : { plan }),
    ...(order === undefined ? {} : { order }),
    sections,
    stages: drafts.map((draft, index) => stageOf(draft, deadlines[index])),
  };
}

const longestText = 100_000;

/** A table or a list pasted into the chat. */
export function readRoadmapText(text: string, options: ReadingOptions = {}): RoadmapReading | ReadingRefusal {
  if (text.trim() === '') return refuse('empty');
  return text.length > longestText ? refuse('too-large') : readRoadmap(textBlocks(text), options);
}

const calendarOf = ({ terms }: ReadingOptions, plan: Period | undefined): Calendar => ({
  ...(plan === undefined ? {} : { plan }),
  ...(terms === undefined ? {} : { terms }),
});

/** From the title, else from a line above the table that speaks of a period, else from the deadlines that have a year. */
function planOf(lines: readonly string[], drafts: readonly Draft[], options: ReadingOptions): Period | undefined {
  const deadlines = dated(drafts, calendarOf(options, undefined));
  const [title = '', ...others] = lines;
  const named =
    namedPeriod(title) ??
    others
      .filter(speaksOfPeriod)
      .map(namedPeriod)
      .findLast((found) => found !== undefined);
  if (named === undefined) return periodOf(deadlines);
  const plan = startedBy(named, deadlines);
  return summerStart(plan, (wider) => dated(drafts, calendarOf(options, wider)));
}

const speaksOfPeriod = (line: string): boolean =>
  line.length <= 250 && /(?:уч\p{L}*\.?\s?г|период|срок\p{L}*\s+(?:реализации|действия))/iu.test(line);

function stageOf(draft: Draft, deadline: Deadline | undefined): StageReading {
  const { number, group, title, content, result, responsible } = draft;
  return {
    number,
    ...(group === undefined ? {} : { group }),
    title,
    content,
    result,
    deadline: deadline ?? { phrase: draft.deadline, kind: 'unresolved', windows: [] },
    responsible,
  };
}
