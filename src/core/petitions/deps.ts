import type { NationalCalendar } from '#core/calendar/working-days.ts';
import type { PetitionPapers } from './papers.ts';

export interface PetitionDeps {
  readonly papers: PetitionPapers;
  readonly national: NationalCalendar;
}
