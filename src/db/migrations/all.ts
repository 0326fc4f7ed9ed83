import { people } from './0001-people.ts';
import { queues } from './0002-queues.ts';
import { roadmaps } from './0003-roadmaps.ts';
import { participation } from './0004-participation.ts';
import { pairing } from './0005-pairing.ts';
import { claims } from './0006-claims.ts';
import { guestWall } from './0007-guests.ts';
import { sessions } from './0008-sessions.ts';
import { meetings } from './0009-meetings.ts';
import { help } from './0010-help.ts';
import { practices } from './0011-practices.ts';
import { matching } from './0013-matching.ts';
import { programmes } from './0014-programmes.ts';
import { petitions } from './0015-petitions.ts';
import { closing } from './0016-closing.ts';
import { earlierResults } from './0017-earlier-results.ts';
import { nextProgramme } from './0018-next-programme.ts';
import { townMatching } from './0019-town-matching.ts';
import { servedMessengers } from './0020-served-messengers.ts';
import { alike } from './0021-alike.ts';
import { loans } from './0022-loans.ts';
import { gone } from './0023-gone.ts';
import { searchedProgrammes } from './0024-searched-programmes.ts';
import { places } from './0025-places.ts';

/** In the order in which they run. */
export const migrations = [
  people,
  queues,
  roadmaps,
  participation,
  pairing,
  claims,
  guestWall,
  sessions,
  meetings,
  help,
  practices,
  matching,
  programmes,
  petitions,
  closing,
  earlierResults,
  nextProgramme,
  townMatching,
  servedMessengers,
  alike,
  loans,
  gone,
  searchedProgrammes,
  places,
] as const;
