import type { Received } from './received.ts';

export interface SurveyDeps {
  /** Asked in this order. */
  readonly received: readonly Received[];
}
