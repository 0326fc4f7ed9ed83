import { migration } from './migration.ts';

/**
 * Before the twelve months of a programme are over the next one is made beside it: one that is being made, and one that goes on.
 * It is approved when the one before it is closed.
 */
const indexes = `
drop index programmes_open;
create unique index programmes_made on programmes (mentorship_id) where status in ('draft', 'offered', 'agreed');
create unique index programmes_going on programmes (mentorship_id) where status = 'approved';
`;

export const nextProgramme = migration({
  name: 'next-programme',
  at: 1_795_000_000_018,
  up: indexes,
});
