import { migration } from './migration.ts';
import { mine, ours, wall } from './wall.ts';

const tables = `
alter table people add column evenings boolean;

create table helps (
  id text primary key,
  organisation_id text not null references organisations (id),
  person_id text not null references people (id),
  area text not null,
  text text not null,
  attachments jsonb not null,
  urgency text not null,
  rung text not null,
  status text not null,
  helper_id text references people (id),
  helper_home_id text references organisations (id),
  colleague_id text references people (id),
  outcome text,
  created_at timestamptz not null,
  taken_at timestamptz,
  closed_at timestamptz,
  spoken_at timestamptz,
  noticed_at timestamptz,
  shown jsonb,
  version integer not null,
  wake_at timestamptz,
  check ((status = 'taken') <= (helper_id is not null)),
  unique (organisation_id, id)
);
create index helps_of_organisation on helps (organisation_id, status);
create index helps_of_person on helps (person_id);
create index helps_of_helper on helps (helper_id) where helper_id is not null;
create index helps_of_colleague on helps (colleague_id) where colleague_id is not null;
create index helps_awake on helps (wake_at) where wake_at is not null;

create table help_offers (
  id text primary key,
  organisation_id text not null references organisations (id),
  help_id text not null references helps (id) on delete cascade,
  person_id text not null references people (id),
  rung text not null,
  asked_at timestamptz not null,
  answer text,
  unique (help_id, person_id)
);
create index help_offers_of_person on help_offers (person_id);

create table help_messages (
  id text primary key,
  organisation_id text not null,
  help_id text not null,
  number integer not null,
  "from" text not null references people (id),
  kind text not null,
  text text,
  file text,
  state text not null,
  source jsonb,
  at timestamptz not null,
  unique (help_id, number),
  foreign key (organisation_id, help_id) references helps (organisation_id, id) on delete cascade
);
`;

/** Asked past the wall: whoever was asked (a colleague: with the asker's consent) sees the request, whoever is in the conversation what is said there. */
const inIt = `
create function app_asked_for_help(help text) returns boolean language sql stable security definer set search_path from current
  as $$ select exists (
    select from help_offers where help_id = help and ${mine} and ${ours} and (answer is null or answer = 'taken')) $$;

create function app_in_help(help text) returns boolean language sql stable security definer set search_path from current
  as $$ select exists (
    select from helps where id = help and (
      (${mine} and ${ours})
      or (helper_id = app_person() and helper_home_id = any (app_organisations()))
      or (colleague_id = app_person() and app_asked_for_help(help)))) $$;
`;

const own = `${ours} and ${mine}`;
const seen = `(${own}) or app_asked_for_help(id)`;
/** Nobody carries a request of their own into another organisation. */
const kept = `(${own}) or (app_asked_for_help(id) and not ${mine})`;
const said = 'app_in_help(help_id)';

const walls = [
  // Not those who run the programme: they see what they are asked about, and counts.
  wall('helps', { select: seen, insert: own, update: { using: seen, check: kept } }),
  // Whom to ask, and whether what was said was passed on, the ladder decides and not a person.
  wall('help_offers', { select: `(${own}) or ${said}`, update: own }),
  wall('help_messages', { select: said, insert: `${said} and "from" = app_person()` }),
];

export const help = migration({ name: 'help', at: 1_795_000_000_010, up: [tables, inIt, ...walls].join('\n') });
