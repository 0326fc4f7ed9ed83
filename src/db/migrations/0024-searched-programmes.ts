import { migration } from './migration.ts';

/** The bank of programmes is searched by the words of their lines, cut and weighted as those of practices are. */
export const searchedProgrammes = migration({
  name: 'searched-programmes',
  at: 1_795_000_000_024,
  up: `create index activities_searched on activities using gin (app_searched(title, coalesce(expected, ''), ''))
    where dropped_on is null;`,
});
