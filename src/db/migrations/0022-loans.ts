import { migration } from './migration.ts';
import { holds, ours, wall } from './wall.ts';

const table = `
create table loans (
  id text primary key,
  organisation_id text not null references organisations (id),
  lender_id text not null references organisations (id),
  municipality_id text not null references organisations (id),
  mentee_id text not null references people (id),
  mentor_id text not null references people (id),
  status text not null check (status in ('school', 'lender', 'mentor', 'agreed', 'declined')),
  agreed_by text,
  mentorship_id text,
  sent_at timestamptz not null,
  changed_at timestamptz not null,
  unique (mentee_id, mentor_id)
);
create index loans_of_organisation on loans (organisation_id, status);
create index loans_of_lender on loans (lender_id, status);
create index loans_of_municipality on loans (municipality_id);
create index loans_of_mentor on loans (mentor_id);
`;

const lends = 'lender_id = any (app_organisations())';
/**
 * The mentee's school sees what it is asked about from the start, the mentor's only after its «Да», the mentor only after both. The
 * municipality sees no row: it is told counts.
 */
const school = `(${ours} and ${holds('curator', 'council')})`;
const lender = `(${lends} and ${holds('curator', 'council')} and status in ('lender', 'mentor', 'agreed'))`;
const mentor = `(${lends} and mentor_id = app_person() and status in ('mentor', 'agreed'))`;

/** Who may hold a row to answer it: each at their own step. What the answer makes of it the system writes. */
const answers = [
  `(${ours} and ${holds('curator')} and status = 'school')`,
  `(${lends} and ${holds('curator')} and status = 'lender')`,
  `(${lends} and mentor_id = app_person() and status = 'mentor')`,
].join(' or ');

const walls = wall('loans', { select: [school, lender, mentor].join(' or '), update: answers });

export const loans = migration({ name: 'loans', at: 1_795_000_000_022, up: [table, walls].join('\n') });
