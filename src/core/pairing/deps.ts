import type { NationalCalendar } from '#core/calendar/working-days.ts';
import type { OrderPapers } from './papers.ts';

export interface PairingDeps {
  readonly papers: OrderPapers;
  readonly national: NationalCalendar;
}
