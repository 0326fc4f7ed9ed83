import { migration } from './migration.ts';
import { all, holds, mine, ours, wall } from './wall.ts';

/**
 * Words without case, ё and punctuation, whatever the database's locale: what is written and what is looked for go through the same
 * function, so that «Ёлка: план-конспект» is found by each of its words.
 */
const words = String.raw`
create function app_words(said text) returns text language sql immutable strict set search_path from current
  as $$ select trim(regexp_replace(
    translate(lower(said), 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯё', 'абвгдеежзийклмнопрстуфхцчшщъыьэюяе'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u2100-\u214f\u3000-\u303f]+', ' ', 'g')) $$;

create function app_searched(title text, difficulty text, helped text) returns tsvector language sql immutable strict set search_path from current
  as $$ select setweight(to_tsvector('russian', app_words(title)), 'A')
    || setweight(to_tsvector('russian', app_words(difficulty || ' ' || helped)), 'B') $$;
`;

const tables = `
create table practices (
  id text primary key,
  organisation_id text not null references organisations (id),
  area text not null,
  title text not null,
  difficulty text not null,
  helped text not null,
  status text not null,
  open boolean not null,
  help_id text,
  authors jsonb not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  remark text,
  approved_by text,
  approved_on date,
  offered integer not null,
  thanked integer not null
);
create index practices_of_organisation on practices (organisation_id, status);
create unique index practices_of_help on practices (help_id) where help_id is not null;
create index practices_of_author on practices using gin (authors);
create index practices_searched on practices using gin (app_searched(title, difficulty, helped)) where status = 'approved';

create table thanks (
  id text primary key,
  organisation_id text not null references organisations (id),
  practice_id text not null references practices (id) on delete cascade,
  person_id text not null references people (id),
  at timestamptz not null,
  unique (practice_id, person_id)
);
create index thanks_of_person on thanks (person_id);
`;

const author = 'authors @> to_jsonb(app_person())';
const approver = holds('curator', 'council');

const walls = [
  wall('practices', {
    // What the sides of a request have not finished yet is between them.
    select: `${ours} and (status = 'approved' or ${author} or (status <> 'asked' and ${approver}))`,
    insert: `${ours} and ${author} and status in ('asked', 'proposed')`,
    // Nobody but the curator and the council puts a card into the library.
    update: {
      using: `${ours} and (${author} or (status <> 'asked' and ${approver}))`,
      check: `${ours} and (${approver} or (${author} and status <> 'approved'))`,
    },
  }),
  wall('thanks', all(`${ours} and ${mine}`)),
];

export const practices = migration({
  name: 'practices',
  at: 1_795_000_000_011,
  up: [words, tables, ...walls].join('\n'),
});
