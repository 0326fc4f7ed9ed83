import { migration } from './migration.ts';
import { all, mine, ours, wall } from './wall.ts';

/** Authors and closers are bare ids: who did what stays when the person is erased. */
const tables = `
create table roadmaps (
  id text primary key,
  organisation_id text not null references organisations (id),
  title text not null,
  plan_from date,
  plan_to date,
  status text not null,
  order_number text,
  order_date date,
  approved_by text,
  approved_at timestamptz,
  remark text,
  created_by text not null,
  created_at timestamptz not null,
  unique (organisation_id, id)
);

create table stages (
  id text primary key,
  organisation_id text not null,
  roadmap_id text not null,
  position integer not null,
  number text not null,
  "group" text,
  title text not null,
  content jsonb not null,
  expected_result text,
  phrase text not null,
  deadline jsonb not null,
  responsible text not null,
  assignees jsonb not null,
  publishes boolean not null,
  unique (organisation_id, id),
  foreign key (organisation_id, roadmap_id) references roadmaps (organisation_id, id) on delete cascade
);
create index stages_of_roadmap on stages (roadmap_id, position);

create table occurrences (
  id text primary key,
  organisation_id text not null,
  roadmap_id text not null,
  stage_id text not null,
  "from" date,
  due date not null,
  planned date,
  due_version integer not null,
  status text not null,
  request text,
  result jsonb,
  closed_at timestamptz,
  closed_by text,
  ticked jsonb not null,
  unique (organisation_id, id),
  foreign key (organisation_id, roadmap_id) references roadmaps (organisation_id, id) on delete cascade,
  foreign key (organisation_id, stage_id) references stages (organisation_id, id) on delete cascade
);
create index occurrences_of_stage on occurrences (stage_id);
create index occurrences_of_roadmap on occurrences (roadmap_id);
create index occurrences_by_due on occurrences (organisation_id, due);
create index occurrences_pressing on occurrences (organisation_id, least("from", due)) where status = 'open';

create table history (
  id text primary key,
  organisation_id text not null,
  roadmap_id text not null,
  subject text not null,
  at timestamptz not null,
  by text,
  act text not null,
  details jsonb not null,
  foreign key (organisation_id, roadmap_id) references roadmaps (organisation_id, id) on delete cascade
);
create index history_of_roadmap on history (roadmap_id, at);
create index history_of_subject on history (subject, at);

create table reminders (
  id text primary key,
  organisation_id text not null references organisations (id),
  person_id text not null references people (id),
  subject text not null,
  lead text not null,
  due_version integer not null,
  day date not null,
  unique (person_id, subject, lead, due_version)
);
create index reminders_of_subject on reminders (subject);
create index reminders_of_day on reminders (organisation_id, day, person_id);

create table snoozes (
  id text primary key,
  organisation_id text not null,
  person_id text not null references people (id),
  occurrence_id text not null,
  until date not null,
  foreign key (organisation_id, occurrence_id) references occurrences (organisation_id, id) on delete cascade
);
create index snoozes_of_person on snoozes (person_id, occurrence_id);
create index snoozes_of_occurrence on snoozes (occurrence_id);

create table files (
  id text primary key,
  organisation_id text not null references organisations (id),
  owner_id text not null references people (id),
  name text not null,
  bytes bytea not null,
  has_names boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  unique (organisation_id, id)
);
create index files_of_owner on files (owner_id);
create index files_expiring on files (expires_at) where expires_at is not null;

create table uploads (
  id text primary key,
  organisation_id text not null references organisations (id),
  person_id text not null references people (id),
  account_id text not null references accounts (id) on delete cascade,
  purpose text not null,
  subject text,
  channel text not null,
  ref text not null,
  name text not null,
  status text not null,
  attempts integer not null,
  created_at timestamptz not null
);
create index uploads_of_person on uploads (person_id);
create index uploads_of_account on uploads (account_id);
create index uploads_waiting on uploads (created_at) where status = 'waiting';

create table links (
  id text primary key,
  organisation_id text not null references organisations (id),
  person_id text not null references people (id),
  account_id text not null references accounts (id) on delete cascade,
  token_hash text not null unique,
  file_id text,
  purpose text,
  subject text,
  expires_at timestamptz not null,
  used_at timestamptz,
  foreign key (organisation_id, file_id) references files (organisation_id, id) on delete cascade
);
create index links_of_person on links (person_id);
create index links_of_account on links (account_id);
create index links_of_file on links (file_id);
`;

const walls = [
  ...['roadmaps', 'stages', 'occurrences', 'reminders', 'files'].map((table) => wall(table, all(ours))),
  // History is written and read, never changed.
  wall('history', { select: ours, insert: ours }),
  wall('snoozes', { ...all(`${ours} and ${mine}`), select: ours, delete: ours }),
  wall('uploads', all(`${ours} and ${mine}`)),
  // A link may be made for somebody else; only they find it.
  wall('links', { ...all(`${ours} and ${mine}`), insert: ours }),
];

export const roadmaps = migration({ name: 'roadmaps', at: 1_795_000_000_003, up: [tables, ...walls].join('\n') });
