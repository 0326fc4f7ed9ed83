import type { DataSource } from 'typeorm';
import { rows } from './sql.ts';

export interface Heartbeats {
  /** «I am alive», with a word on how it goes. Real time. */
  beat(name: string, word?: string): Promise<void>;
  /** The latest beat of each name over all instances. */
  latest(): Promise<readonly { readonly name: string; readonly word: string; readonly secondsAgo: number }[]>;
}

export const heartbeats = (on: DataSource, instance: string): Heartbeats => ({
  beat: async (name, word = 'ok') => {
    await on.query(beat, [name, instance, word]);
  },
  latest: () => rows(on, latest),
});

const beat = `
insert into heartbeats (name, instance, at, word) values ($1, $2, now(), $3)
on conflict (name, instance) do update set at = excluded.at, word = excluded.word`;

const latest = `
select distinct on (name) name, word, greatest(0, extract(epoch from now() - at))::float8 as "secondsAgo"
from heartbeats order by name, at desc`;
