import { migration } from './migration.ts';
import { all, holds, ours, wall } from './wall.ts';

const table = `
create table matches (
  id text primary key,
  organisation_id text not null unique references organisations (id),
  pinned jsonb not null,
  excluded jsonb not null,
  aside jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null
);
`;

const walls = wall('matches', {
  ...all(`${ours} and ${holds('curator')}`),
  select: `${ours} and ${holds('curator', 'council')}`,
});

export const matching = migration({ name: 'matching', at: 1_795_000_000_013, up: [table, walls].join('\n') });
