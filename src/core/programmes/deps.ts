import type { NationalCalendar } from '#core/calendar/working-days.ts';
import type { ProgrammePapers } from './papers.ts';

export interface ProgrammesDeps {
  readonly papers: ProgrammePapers;
  /** Activities fall on working days. */
  readonly national: NationalCalendar;
}
