import { migration } from './migration.ts';
import { all, holds, mine, ours, wall } from './wall.ts';

const asker = `
create function app_holds(variadic wanted text[]) returns boolean language sql stable
  as $$ select string_to_array(coalesce(current_setting('app.roles', true), ''), ',') && wanted $$;
`;

/** Questionnaires, campaigns, the banks, pairs and orders. Authors are bare ids: who did what stays when the person is erased. */
const tables = `
create index forms_unfinished on forms (organisation_id, updated_at) where status = 'open';

create table originals (
  id text primary key,
  organisation_id text not null references organisations (id),
  person_id text not null references people (id),
  kind text not null,
  version text not null,
  received_on date not null,
  noted_by text not null,
  unique (organisation_id, person_id, kind, version)
);
create index originals_of_person on originals (person_id);

create table questionnaires (
  id text primary key,
  organisation_id text not null references organisations (id),
  family text not null,
  version integer not null,
  title text not null,
  intro text,
  items jsonb not null,
  last_key integer not null,
  status text not null,
  based_on text,
  created_by text not null,
  created_at timestamptz not null,
  published_at timestamptz,
  unique (organisation_id, family, version)
);

create table campaigns (
  id text primary key,
  organisation_id text not null references organisations (id),
  questionnaire text not null,
  title text not null,
  audience jsonb not null,
  moment text not null,
  opens_on date not null,
  closes_on date not null,
  anonymous boolean not null,
  occurrence_id text,
  status text not null,
  created_by text not null,
  created_at timestamptz not null,
  closed_at timestamptz,
  unique (organisation_id, id)
);
create index campaigns_of_organisation on campaigns (organisation_id, status);
create index campaigns_of_occurrence on campaigns (occurrence_id) where occurrence_id is not null;

create table participants (
  id text primary key,
  organisation_id text not null,
  campaign_id text not null,
  person_id text not null references people (id),
  answered boolean not null,
  unique (campaign_id, person_id),
  foreign key (organisation_id, campaign_id) references campaigns (organisation_id, id) on delete cascade
);
create index participants_of_person on participants (person_id) where not answered;

create table responses (
  id text primary key,
  organisation_id text not null references organisations (id),
  campaign_id text,
  person_id text not null references people (id),
  questionnaire text not null,
  said jsonb not null,
  sent_at timestamptz not null,
  unique (campaign_id, person_id),
  foreign key (organisation_id, campaign_id) references campaigns (organisation_id, id) on delete cascade
);
create index responses_of_person on responses (person_id);
create index responses_of_organisation on responses (organisation_id, questionnaire);

create table confidences (
  id text primary key,
  organisation_id text not null references organisations (id),
  person_id text not null references people (id),
  question text not null,
  answer text not null,
  code text,
  at timestamptz not null
);
create index confidences_of_person on confidences (person_id);
create index confidences_of_organisation on confidences (organisation_id, at);

create table boxes (
  id text primary key,
  organisation_id text not null,
  papers jsonb not null,
  foreign key (organisation_id, id) references campaigns (organisation_id, id) on delete cascade
);

create table bank (
  id text primary key,
  organisation_id text not null references organisations (id),
  person_id text not null references people (id),
  side text not null,
  status text not null,
  profile jsonb not null,
  categories jsonb not null,
  external text,
  pupil boolean,
  paused_until date,
  reviewed_on date not null,
  approved_on date,
  approved_by text,
  referred_on date,
  created_at timestamptz not null,
  unique (organisation_id, person_id, side)
);
create index bank_of_person on bank (person_id);

create table orders (
  id text primary key,
  organisation_id text not null references organisations (id),
  purpose text not null,
  status text not null,
  mentorships jsonb not null,
  number text,
  date date,
  remark text,
  created_by text not null,
  created_at timestamptz not null,
  signed_by text,
  unique (organisation_id, id)
);

create table mentorships (
  id text primary key,
  organisation_id text not null references organisations (id),
  form text not null,
  kinds jsonb not null,
  topic text,
  status text not null,
  planned_from date not null,
  planned_to date not null,
  in_force_from date,
  in_force_to date,
  order_id text,
  end_order_id text,
  created_by text not null,
  created_at timestamptz not null,
  asked_at timestamptz,
  unique (organisation_id, id),
  foreign key (organisation_id, order_id) references orders (organisation_id, id),
  foreign key (organisation_id, end_order_id) references orders (organisation_id, id)
);
create index mentorships_of_organisation on mentorships (organisation_id, status);
create index mentorships_of_order on mentorships (order_id);

create table members (
  id text primary key,
  organisation_id text not null,
  mentorship_id text not null,
  person_id text not null references people (id),
  side text not null,
  answer text,
  answered_at timestamptz,
  unique (mentorship_id, person_id, side),
  foreign key (organisation_id, mentorship_id) references mentorships (organisation_id, id) on delete cascade
);
create index members_of_person on members (person_id);

create table events (
  id text primary key,
  organisation_id text not null references organisations (id),
  subject text not null,
  at timestamptz not null,
  by text,
  act text not null,
  details jsonb not null
);
create index events_of_subject on events (subject, at);
create index events_of_organisation on events (organisation_id, at);
`;

/** Whoever stands in a pair sees the pair and the others in it; the function looks past the wall, or the policies would ask each other in a circle. */
const pairs = `
create function app_in_pair(pair text) returns boolean language sql stable security definer set search_path from current
  as $$ select exists (select from members where mentorship_id = pair and person_id = app_person()) $$;
`;

const inPair = (pair: string) =>
  `${ours} and (${holds('curator', 'head', 'council', 'administrator')} or app_in_pair(${pair}))`;
const leaders = `${ours} and ${holds('curator', 'head')}`;
const organisers = `${ours} and ${holds('curator', 'head', 'administrator')}`;
const ownOr = (condition: string) => `${ours} and (${mine} or ${condition})`;

const walls = [
  wall('originals', { ...all(organisers), select: ownOr(holds('curator', 'head', 'administrator')) }),
  // A published version never changes: the database lets only drafts be touched.
  wall('questionnaires', {
    select: ours,
    insert: organisers,
    update: { using: `${organisers} and status = 'draft'`, check: organisers },
    delete: `${organisers} and status = 'draft'`,
  }),
  wall('campaigns', { ...all(organisers), select: ours }),
  wall('participants', { ...all(ownOr(holds('curator', 'head', 'administrator'))) }),
  wall('responses', { ...all(`${ours} and ${mine}`), select: ownOr(holds('curator', 'head', 'administrator')) }),
  wall('confidences', { ...all(`${ours} and ${mine}`), select: ownOr(holds('curator', 'psychologist')) }),
  // What lies in the box is nobody's to read: the system alone puts in, and counts when the campaign is over.
  wall('boxes', {}),
  wall('bank', {
    ...all(ownOr(holds('curator', 'head', 'administrator'))),
    select: ownOr(
      `${holds('curator', 'head', 'council', 'administrator')} or (${holds('psychologist')} and referred_on is not null)`,
    ),
  }),
  wall('orders', { ...all(leaders), select: organisers }),
  wall('mentorships', { ...all(leaders), select: inPair('id'), update: `${leaders} or (${ours} and app_in_pair(id))` }),
  wall('members', { ...all(leaders), select: inPair('mentorship_id'), update: ownOr(holds('curator', 'head')) }),
  wall('events', { select: organisers, insert: ours }),
];

export const participation = migration({
  name: 'participation',
  at: 1_795_000_000_004,
  up: [asker, tables, pairs, ...walls].join('\n'),
});
