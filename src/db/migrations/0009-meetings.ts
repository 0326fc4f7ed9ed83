import { migration } from './migration.ts';
import { all, holds, mine, ours, wall } from './wall.ts';

const tables = `
create table meetings (
  id text primary key,
  organisation_id text not null references organisations (id),
  mentorship_id text,
  help_id text,
  people jsonb not null,
  proposed_by text not null,
  created_at timestamptz not null,
  slots jsonb not null,
  starts_at timestamptz,
  minutes integer not null,
  mode text not null,
  place text,
  series_id text,
  answers jsonb not null,
  status text not null,
  version integer not null,
  taken_by jsonb,
  wake_at timestamptz,
  unique (organisation_id, id),
  foreign key (organisation_id, mentorship_id) references mentorships (organisation_id, id)
);
create index meetings_of_organisation on meetings (organisation_id, status);
create index meetings_of_mentorship on meetings (mentorship_id);
create index meetings_of_series on meetings (series_id) where series_id is not null;
create index meetings_of_person on meetings using gin (people);
create index meetings_awake on meetings (wake_at) where wake_at is not null;

create table logs (
  id text primary key,
  organisation_id text not null,
  meeting_id text not null,
  mentorship_id text,
  by text not null,
  at timestamptz not null,
  day date not null,
  minutes integer,
  mode text,
  topic text not null,
  topic_words text,
  considered text,
  recommendation text,
  task text,
  task_by date,
  last_task text,
  attachment text,
  reflection text,
  words jsonb not null,
  unique (meeting_id),
  foreign key (organisation_id, meeting_id) references meetings (organisation_id, id) on delete cascade
);
create index logs_of_mentorship on logs (mentorship_id, day);
create index logs_of_organisation on logs (organisation_id, day);

create table notes (
  id text primary key,
  organisation_id text not null references organisations (id),
  mentorship_id text not null,
  meeting_id text,
  person_id text not null references people (id),
  text text not null,
  at timestamptz not null
);
create index notes_of_person on notes (person_id, mentorship_id);
`;

/** Whoever is asked to a meeting sees it and what was written down about it; asked past the wall, as of pairs. */
const inMeeting = `
create function app_in_meeting(meeting text) returns boolean language sql stable security definer set search_path from current
  as $$ select exists (select from meetings where id = meeting and people @> to_jsonb(app_person())) $$;
`;

const among = `${ours} and people @> to_jsonb(app_person())`;
const inTheirs = `${ours} and app_in_meeting(meeting_id)`;
const orLeaders = (condition: string) => `(${condition}) or (${ours} and ${holds('curator', 'head')})`;

const walls = [
  wall('meetings', { ...all(among), select: orLeaders(among) }),
  wall('logs', { ...all(inTheirs), select: orLeaders(inTheirs), insert: `${inTheirs} and by = app_person()` }),
  // Not even those who run the programme: what is written here is for the author alone.
  wall('notes', all(`${ours} and ${mine}`)),
];

export const meetings = migration({
  name: 'meetings',
  at: 1_795_000_000_009,
  up: [tables, inMeeting, ...walls].join('\n'),
});
