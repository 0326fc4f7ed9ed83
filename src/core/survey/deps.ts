import type { SurveyPapers } from './papers.ts';
import type { Received } from './received.ts';
import type { Random } from './shuffle.ts';

export interface SurveyDeps {
  /** Asked in this order. */
  readonly received: readonly Received[];
  /** From the system's cryptographic source: it mixes the papers of anonymous campaigns. */
  readonly random: Random;
  readonly papers: SurveyPapers;
}
