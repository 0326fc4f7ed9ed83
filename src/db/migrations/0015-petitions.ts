import { migration } from './migration.ts';
import { holds, mine, ours, wall } from './wall.ts';

const table = `
create table petitions (
  id text primary key,
  organisation_id text not null references organisations (id),
  kind text not null,
  person_id text not null references people (id),
  mentorship_id text,
  about_id text references people (id),
  status text not null,
  text text,
  details jsonb not null,
  consent_of text references people (id),
  consent text,
  filed_at timestamptz not null,
  due date not null,
  due_version integer not null,
  resolved_by text,
  resolved_at timestamptz,
  resolution text,
  foreign key (organisation_id, mentorship_id) references mentorships (organisation_id, id)
);
create index petitions_of_organisation on petitions (organisation_id, status);
create index petitions_of_person on petitions (person_id);
create index petitions_of_colleague on petitions (consent_of) where consent_of is not null;
`;

/** Its author, whoever answers petitions, a colleague whose consent it needs; the council where it mediates. Nobody else in the pair. */
const seen = `${ours} and (
  ${mine} or consent_of = app_person() or ${holds('curator', 'head')} or (kind = 'mediation' and ${holds('council')}))`;

export const petitions = migration({
  name: 'petitions',
  at: 1_795_000_000_015,
  up: [table, wall('petitions', { select: seen, insert: `${ours} and ${mine}`, update: seen })].join('\n'),
});
