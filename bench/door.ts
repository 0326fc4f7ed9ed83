import type { Door } from '#core/conversation/door.ts';
import type { Instant } from '#core/kernel/time.ts';
import { newId } from '#db/new-id.ts';
import { doorOf } from '../src/app/house.ts';
import { bankPapers, pairPapers, peoplePapers, roadmapPapers } from '../src/app/papers.ts';
import { russianCalendar } from '../src/calendar/russia.ts';
import { secrets } from '../src/secrets.ts';

/** Every feature behind the one door, at a moment that stands still. */
export const doorAt = (now: Instant): Door =>
  doorOf({
    ...{ newId, clock: () => now, links: { start: () => [], page: () => undefined }, national: russianCalendar() },
    people: { secrets, papers: peoplePapers, alarm: () => undefined },
    ...{ roadmapPapers, bankPapers, pairPapers },
  });
