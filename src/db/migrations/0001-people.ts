import { migration } from './migration.ts';
import { all, mine, ofOurPeople, ours, wall } from './wall.ts';

const asker = `
create function app_person() returns text language sql stable
  as $$ select nullif(current_setting('app.person', true), '') $$;

create function app_organisations() returns text[] language sql stable
  as $$ select string_to_array(coalesce(current_setting('app.organisations', true), ''), ',') $$;
`;

const tables = `
create table organisations (
  id text primary key,
  name text not null,
  settings jsonb not null
);

create table people (
  id text primary key,
  surname text not null,
  name text not null,
  patronymic text
);

create table accounts (
  id text primary key,
  channel text not null,
  address text not null,
  person_id text references people (id),
  organisation_id text references organisations (id),
  reachable boolean not null,
  view jsonb,
  seen_at timestamptz not null,
  unique (channel, address)
);
create index accounts_of_person on accounts (person_id);

create table roles (
  id text primary key,
  organisation_id text not null references organisations (id),
  person_id text not null references people (id),
  role text not null,
  position text,
  "from" date not null,
  "to" date,
  stands_in_for text references people (id),
  order_number text,
  order_date date
);
create index roles_of_person on roles (person_id, organisation_id);
create index roles_of_organisation on roles (organisation_id, role);

create table invitations (
  id text primary key,
  organisation_id text not null references organisations (id),
  person_id text not null references people (id),
  purpose text not null,
  token_hash text not null unique,
  code_hash text not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz
);
create index invitations_of_person on invitations (person_id);
create index invitations_of_organisation on invitations (organisation_id);

create table guesses (
  id text primary key,
  account_id text not null references accounts (id) on delete cascade,
  at timestamptz not null
);
create index guesses_of_account on guesses (account_id, at);
create index guesses_lately on guesses (at);

create table consents (
  id text primary key,
  organisation_id text not null references organisations (id),
  person_id text not null references people (id),
  kind text not null,
  version text not null,
  hash text not null,
  given_at timestamptz not null,
  channel text not null,
  withdrawn_at timestamptz
);
create index consents_of_person on consents (person_id, organisation_id);
create index consents_of_organisation on consents (organisation_id);

create table destructions (
  id text primary key,
  organisation_id text not null references organisations (id),
  at timestamptz not null,
  reason text not null,
  counts jsonb not null
);
create index destructions_of_organisation on destructions (organisation_id, at);

create table forms (
  id text primary key,
  organisation_id text not null references organisations (id),
  person_id text not null references people (id),
  form text not null,
  subject text not null,
  said jsonb not null,
  status text not null,
  updated_at timestamptz not null
);
create unique index forms_open on forms (person_id, form, subject) where status = 'open';
create index forms_of_person on forms (person_id);
create index forms_of_organisation on forms (organisation_id, form);
`;

/** Whoever has roles only elsewhere cannot be drawn into an organisation by those who may not see them, nor removed. */
const strangers = `
create function app_may_enlist(person text) returns boolean language sql stable security definer set search_path from current
  as $$ select not exists (select from roles where person_id = person)
            or exists (select from roles where person_id = person and ${ours}) $$;

create function app_only_ours(person text) returns boolean language sql stable security definer set search_path from current
  as $$ select not exists (select from roles where person_id = person and not ${ours}) $$;
`;

const visiblePeople = `id = app_person() or id in (select r.person_id from roles r where r.${ours})`;
const ownAccounts = `account_id in (select a.id from accounts a where a.${mine})`;
const ourPeople = `${ours} and ${ofOurPeople}`;

const walls = [
  wall('organisations', { select: 'id = any (app_organisations())', update: 'id = any (app_organisations())' }),
  // A person is written before their first role, and until then seen by nobody.
  wall('people', {
    select: visiblePeople,
    insert: 'true',
    update: visiblePeople,
    delete: `(${visiblePeople}) and app_only_ours(id)`,
  }),
  // Unbound accounts and binding are the system's.
  wall('accounts', {
    select: `${mine} or ${ofOurPeople}`,
    update: `${mine} or ${ofOurPeople}`,
    delete: `${mine} or ${ofOurPeople}`,
  }),
  wall('roles', { ...all(ours), insert: `${ours} and app_may_enlist(person_id)` }),
  wall('invitations', all(ourPeople)),
  wall('guesses', { select: ownAccounts, insert: ownAccounts, delete: ownAccounts }),
  wall('consents', { ...all(`${ours} and ${mine}`), select: ours }),
  // The log is written and read, never changed.
  wall('destructions', { select: ours, insert: ours }),
  // An unfinished form is its writer's alone.
  wall('forms', { ...all(`${ours} and ${mine}`), select: `${ours} and (${mine} or status = 'sent')` }),
];

export const people = migration({
  name: 'people',
  at: 1_795_000_000_001,
  up: [asker, tables, strangers, ...walls].join('\n'),
});
