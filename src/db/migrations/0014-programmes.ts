import { migration } from './migration.ts';
import { all, holds, ours, wall } from './wall.ts';

const tables = `
create table programmes (
  id text primary key,
  organisation_id text not null,
  mentorship_id text not null,
  status text not null,
  "from" date not null,
  "to" date not null,
  mode text not null,
  areas jsonb not null,
  strengths text,
  schedule text not null,
  expected text not null,
  previous_id text references programmes (id),
  version integer not null,
  agreements jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  approved_by text,
  approved_on date,
  remark text,
  closed_on date,
  closed_by text,
  close_reason text,
  close_grounds text,
  unique (organisation_id, id),
  check ("from" <= "to"),
  check ((status = 'closed') = (closed_on is not null)),
  foreign key (organisation_id, mentorship_id) references mentorships (organisation_id, id)
);
create index programmes_of_organisation on programmes (organisation_id, status);
-- Two made at once would split the plan in two.
create unique index programmes_open on programmes (mentorship_id) where status not in ('closed', 'dropped');

create table activities (
  id text primary key,
  organisation_id text not null,
  programme_id text not null,
  number integer not null,
  title text not null,
  area text,
  due date not null,
  due_version integer not null,
  expected text,
  person_id text references people (id),
  dropped_on date,
  unique (organisation_id, id),
  foreign key (organisation_id, programme_id) references programmes (organisation_id, id) on delete cascade
);
create index activities_of_programme on activities (programme_id, number);

create table results (
  id text primary key,
  organisation_id text not null,
  programme_id text not null,
  activity_id text not null,
  person_id text not null references people (id),
  status text not null,
  text text,
  file_id text,
  done_on date not null,
  assessment text,
  assessed_by text,
  assessed_on date,
  unique (activity_id, person_id),
  foreign key (organisation_id, activity_id) references activities (organisation_id, id) on delete cascade,
  foreign key (organisation_id, programme_id) references programmes (organisation_id, id) on delete cascade
);
create index results_of_programme on results (programme_id);

create table changes (
  id text primary key,
  organisation_id text not null,
  programme_id text not null,
  status text not null,
  "to" date,
  plan jsonb not null,
  reason text,
  agreements jsonb not null,
  by text not null,
  at timestamptz not null,
  foreign key (organisation_id, programme_id) references programmes (organisation_id, id) on delete cascade
);
-- One change at a time: whoever agrees knows to what.
create unique index changes_open on changes (programme_id) where status = 'offered';

alter table logs add column activity_id text;
`;

/** Whoever is in the pair sees and writes its programme; asked past the wall, as of pairs. */
const inProgramme = `
create function app_in_programme(programme text) returns boolean language sql stable security definer set search_path from current
  as $$ select exists (select from programmes p where p.id = programme and app_in_pair(p.mentorship_id)) $$;
`;

const leaders = holds('curator', 'head', 'council');
const pair = `${ours} and (${leaders} or app_in_pair(mentorship_id))`;
const inside = `${ours} and (${leaders} or app_in_programme(programme_id))`;

const walls = [
  wall('programmes', all(pair)),
  wall('activities', all(inside)),
  wall('results', all(inside)),
  wall('changes', all(inside)),
];

export const programmes = migration({
  name: 'programmes',
  at: 1_795_000_000_014,
  up: [tables, inProgramme, ...walls].join('\n'),
});
