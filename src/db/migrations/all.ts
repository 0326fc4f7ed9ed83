import { people } from './0001-people.ts';
import { roadmaps } from './0003-roadmaps.ts';

/** In the order in which they run. */
export const migrations = [people, roadmaps] as const;
