import type { NationalCalendar } from '#core/calendar/working-days.ts';
import type { Secrets } from '#core/people/secrets.ts';
import type { ConsentPapers } from './papers.ts';

export interface ConsentDeps {
  readonly secrets: Secrets;
  readonly papers: ConsentPapers;
  readonly national: NationalCalendar;
}
