import type { PlainDate } from '#core/kernel/time.ts';
import type { Deadline, Period } from './deadline.ts';

/** A roadmap as its document has it, before anybody was asked anything. */
export interface RoadmapReading {
  readonly title: string;
  /** Absent where neither the title nor the deadlines tell: it is asked. */
  readonly plan?: Period;
  readonly order?: OrderReading;
  /** Section rows and headings between tables. */
  readonly sections: number;
  readonly stages: readonly StageReading[];
}

export interface OrderReading {
  readonly number: string;
  readonly date: PlainDate;
}

export interface StageReading {
  readonly number: string;
  /** The merged title, else the section, in which the stage stands. */
  readonly group?: string;
  readonly title: string;
  /** The checklist. An entry that ends in a colon introduces those after it. */
  readonly content: readonly string[];
  readonly result: string;
  readonly deadline: Deadline;
  /** The assignee column; people on lines of their own stay on lines of their own. */
  readonly responsible: string;
}

export const refusalReasons = [
  'empty',
  'too-large',
  'bomb',
  'broken',
  'encrypted',
  'too-slow',
  'no-table',
  'no-people',
  'not-sheet',
  'old-word',
  'old-excel',
  'pdf',
  'picture',
  'open-document',
  'rich-text',
  'presentation',
  'archive',
  'web-page',
  'unsupported',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** A document that could not be read; `unreadableSentences` say what to do about it. */
export interface ReadingRefusal {
  readonly refused: RefusalReason;
}

export const refuse = (refused: RefusalReason): ReadingRefusal => ({ refused });

export const isRefused = (reading: object): reading is ReadingRefusal => 'refused' in reading;
