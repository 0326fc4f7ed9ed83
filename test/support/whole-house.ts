import type { Door } from '#core/conversation/door.ts';
import type { Clock } from '#core/kernel/ports.ts';
import { newId } from '#db/new-id.ts';
import { doorOf } from '../../src/app/house.ts';
import { bankPapers, pairPapers, roadmapPapers } from '../../src/app/papers.ts';
import { russianCalendar } from '../../src/calendar/russia.ts';
import { testLinks } from './hearing.ts';
import { peopleDeps } from './people-house.ts';

/** The door as the program has it, with every feature behind it, for tests without messengers. */
export const wholeHouse = (clock: Clock): Door =>
  doorOf({
    ...{ newId, clock, links: testLinks, people: peopleDeps, national: russianCalendar() },
    ...{ roadmapPapers, bankPapers, pairPapers },
  });
