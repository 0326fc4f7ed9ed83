import { migration } from './migration.ts';
import { holds, mine, ours, wall } from './wall.ts';

const tables = `
create table sessions (
  id text primary key,
  organisation_id text not null references organisations (id),
  created_by text not null,
  created_at timestamptz not null,
  theme text not null,
  about text,
  starts_at timestamptz not null,
  minutes integer not null,
  place text not null,
  seats integer not null check (seats > 0),
  sign_up_until timestamptz not null,
  open_to text not null check (open_to in ('school', 'municipality', 'all')),
  mode text not null,
  round_minutes integer,
  status text not null check (status in ('draft', 'announced', 'cancelled', 'over')),
  version integer not null,
  plan jsonb,
  token text not null unique,
  wake_at timestamptz,
  unique (organisation_id, id)
);
create index sessions_of_organisation on sessions (organisation_id, starts_at);
create index sessions_ahead on sessions (starts_at) where status = 'announced';
create index sessions_awake on sessions (wake_at) where wake_at is not null;

create table experts (
  id text primary key,
  organisation_id text not null,
  session_id text not null,
  person_id text not null references people (id),
  unique (session_id, person_id),
  foreign key (organisation_id, session_id) references sessions (organisation_id, id) on delete cascade
);
create index experts_of_person on experts (person_id);

create table bookings (
  id text primary key,
  organisation_id text not null,
  session_id text not null,
  person_id text not null references people (id),
  home_id text not null references organisations (id),
  status text not null check (status in ('seated', 'waiting', 'offered', 'left', 'lapsed')),
  line integer not null,
  offered_until timestamptz,
  attended text,
  rating text,
  goal text,
  goal_by date,
  goal_done text,
  created_at timestamptz not null,
  wake_at timestamptz,
  unique (session_id, person_id),
  foreign key (organisation_id, session_id) references sessions (organisation_id, id) on delete cascade
);
-- The link by which a stranger came, until their name and consent are given.
alter table accounts add column arrival text;

create index bookings_of_person on bookings (person_id);
create index bookings_awake on bookings (wake_at) where wake_at is not null;
`;

/**
 * Whose sessions somebody sees beside those of their own organisation: of all schools, of their municipality's schools and of the
 * municipality itself; a guest, those open to all. What they speak at, and what they have a place in, whatever it is.
 */
const reach = `
create function app_here() returns text[] language sql stable
  as $$ select string_to_array(coalesce(current_setting('app.organisations', true), ''), ',') $$;

create function app_session_open(organisation text, open_to text) returns boolean language sql stable security definer set search_path from current
  as $$ select cardinality(app_here()) > 0 and open_to = 'all' or open_to = 'municipality' and exists (
    select from organisations mine, organisations theirs
    where mine.id = any (app_organisations()) and theirs.id = organisation
      and coalesce(mine.settings ->> 'municipality', mine.id) = coalesce(theirs.settings ->> 'municipality', theirs.id)) $$;

create function app_in_session(session text) returns boolean language sql stable security definer set search_path from current
  as $$ select cardinality(app_here()) > 0 and (
    exists (select from bookings where session_id = session and person_id = app_person())
    or exists (select from experts where session_id = session and person_id = app_person())) $$;

create function app_leads_session(session text) returns boolean language sql stable security definer set search_path from current
  as $$ select cardinality(app_here()) > 0
    and exists (select from experts where session_id = session and person_id = app_person()) $$;
`;

/** Whoever announced it, and those who run the programme. */
const runs = `(created_by = app_person() or ${holds('curator', 'municipal')})`;
const announces = `${ours} and ${holds('curator', 'municipal', 'mentor')}`;
const seen = `(${ours} and (status <> 'draft' or ${runs}))
  or (status <> 'draft' and (app_session_open(organisation_id, open_to) or app_in_session(id)))`;
const visible = 'exists (select from sessions s where s.id = session_id)';
const running = `exists (select from sessions s where s.id = session_id and s.${ours} and ${runs.replace('created_by', 's.created_by')})`;
const theirs = `(${mine} and cardinality(app_here()) > 0) or app_leads_session(session_id) or (${running})`;
const sameSchool =
  'exists (select from sessions s where s.id = session_id and s.organisation_id = bookings.organisation_id)';

const walls = [
  wall('sessions', {
    select: seen,
    insert: `${announces} and created_by = app_person()`,
    update: { using: `${ours} and (${runs} or app_leads_session(id))`, check: ours },
    delete: `${ours} and ${runs}`,
  }),
  wall('experts', { select: visible, insert: running, delete: running }),
  // Seats are given and freed by the system alone, with the session's row held; people say what came of theirs, experts who came.
  wall('bookings', { select: theirs, update: { using: theirs, check: `(${theirs}) and ${sameSchool}` } }),
];

export const sessions = migration({
  name: 'sessions',
  at: 1_795_000_000_008,
  up: [tables, reach, ...walls].join('\n'),
});
