import type { Workbook } from './template-write.ts';

/** One question of a picture: its bars with what stands beside them. */
export interface ChartBlock {
  readonly title: string;
  /** «ответов: 17», «среднее: 7,4». */
  readonly note: string;
  readonly bars: readonly { readonly label: string; readonly share: number; readonly words: string }[];
}

export interface Chart {
  readonly title: string;
  readonly note: string;
  readonly blocks: readonly ChartBlock[];
}

/** Everything is text: what looks like a formula or a number is what somebody wrote. */
export interface AnswersTable {
  readonly title: string;
  readonly notes: readonly string[];
  readonly summary: readonly (readonly string[])[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Papers made of results; pure rendering. */
export interface SurveyPapers {
  /** A .png bar chart. */
  readonly picture: (chart: Chart) => Uint8Array;
  readonly xlsx: (table: AnswersTable) => Promise<Uint8Array>;
  /** Sheets of texts as they stand: a questionnaire as a table. */
  readonly workbook: Workbook;
}
