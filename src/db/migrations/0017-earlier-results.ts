import { migration } from './migration.ts';

/** What a result said before it was corrected. */
export const earlierResults = migration({
  name: 'earlier-results',
  at: 1_795_000_000_017,
  up: `
alter table results add column earlier jsonb not null default '[]';
alter table results alter column earlier drop default;
`,
});
