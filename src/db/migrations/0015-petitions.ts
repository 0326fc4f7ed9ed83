import { migration } from './migration.ts';
import { holds, mine, ours, personRole, wall } from './wall.ts';

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

/** Those it is about, and whoever else stands in the pair, never see one of these, whatever their role (П1 4.2, 5.1). */
const closed = `kind in ('replace-mentor', 'personal-file', 'reward', 'discipline', 'mediation')
  and (about_id = app_person() or app_in_pair(mentorship_id))`;

/** Those who answer it: the curator and the head, the council where it mediates (4.4.5); of a colleague's help once they have agreed. */
const desk = `(${holds('curator', 'head')} or (kind = 'mediation' and ${holds('council')}))
  and (kind <> 'involve-colleague' or consent = 'yes') and (${closed}) is not true`;

/** Its author; a colleague whose consent it needs; the other side of an appeal, where the author lets them be told. Nobody else. */
const seen = `${ours} and (${mine} or consent_of = app_person() or (${desk})
  or (kind = 'mediation' and details ->> 'open' = 'yes' and app_in_pair(mentorship_id)))`;

/** The record of what happened to one is for those who see it: that there is a petition is told to nobody else either. */
const recorded = `create policy petitions_apart on events as restrictive for select to ${personRole}
  using (act not like 'petition-%' or subject in (select id from petitions));`;

export const petitions = migration({
  name: 'petitions',
  at: 1_795_000_000_015,
  up: [table, wall('petitions', { select: seen, insert: `${ours} and ${mine}`, update: seen }), recorded].join('\n'),
});
