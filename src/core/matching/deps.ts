import type { Workbook } from '#core/survey/template-write.ts';
import type { ProposeTown, Reckoning } from './town-kept.ts';

/** What the matching needs from outside. */
export interface MatchingDeps extends Reckoning {
  readonly workbook: Workbook;
}

/** What its screens need. */
export interface MatchingHouse extends Pick<MatchingDeps, 'workbook' | 'breath'> {
  readonly proposeTown: ProposeTown;
}
