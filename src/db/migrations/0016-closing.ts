import { migration } from './migration.ts';
import { all, holds, ours, wall } from './wall.ts';

const tables = `
create table closings (
  id text primary key,
  organisation_id text not null,
  programme_id text not null unique,
  reason text not null,
  grounds text,
  by text not null,
  at timestamptz not null,
  agreed jsonb not null,
  foreign key (organisation_id, programme_id) references programmes (organisation_id, id) on delete cascade
);

create table summaries (
  id text primary key,
  organisation_id text not null,
  programme_id text not null,
  by text not null references people (id),
  at timestamptz not null,
  conclusions jsonb not null,
  achieved text not null,
  proposals jsonb not null,
  words text,
  unique (programme_id, by),
  foreign key (organisation_id, programme_id) references programmes (organisation_id, id) on delete cascade
);

-- The register: a number is given once, and never to two.
create table certificates (
  id text primary key,
  organisation_id text not null,
  programme_id text not null,
  person_id text not null,
  side text not null,
  year integer not null,
  number integer not null,
  issued_on date not null,
  issued_by text not null,
  unique (organisation_id, year, number),
  unique (programme_id, person_id, side),
  foreign key (organisation_id, programme_id) references programmes (organisation_id, id)
);

-- The closing questionnaire of a programme is a campaign of its own.
alter table campaigns add column programme_id text;
create index campaigns_of_programme on campaigns (programme_id) where programme_id is not null;
`;

const leaders = holds('curator', 'head');
const inside = `${ours} and (${leaders} or app_in_programme(programme_id))`;
const own = `${ours} and by = app_person() and app_in_programme(programme_id)`;

const walls = [
  wall('closings', all(inside)),
  wall('summaries', { select: inside, insert: own, update: own }),
  wall('certificates', {
    select: `${ours} and (person_id = app_person() or ${leaders})`,
    insert: `${ours} and ${holds('curator')}`,
  }),
];

export const closing = migration({
  name: 'closing',
  at: 1_795_000_000_016,
  up: [tables, ...walls].join('\n'),
});
