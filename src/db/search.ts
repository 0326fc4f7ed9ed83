import type { EntityManager } from 'typeorm';
import type { Found, Search } from '#core/practices/practice.ts';
import type { Practices } from '#core/store.ts';
import { readerOf } from './read.ts';
import { rowsOf } from './rows.ts';
import { tables } from './tables.ts';

interface Hit {
  readonly id: string;
  readonly matched: number;
  readonly wanted: number;
}

const vector = 'app_searched(p.title, p.difficulty, p.helped)';
const ours = `p.organisation_id = any ($1) and p.status = 'approved' and (p.open or not $2::boolean)`;

/** Any of the words; the more of them and the nearer to the title, the earlier. Words are letters and digits joined by `or`: no operator is left. */
const byStems = `
with w as (
  select tsvector_to_array(to_tsvector($3::regconfig, app_words($4))) as stems,
    websearch_to_tsquery($3::regconfig, replace(app_words($4), ' ', ' or ')) as query)
select p.id, cardinality(w.stems) as wanted,
  (select count(*)::integer from unnest(w.stems) as stem where stem = any (tsvector_to_array(${vector}))) as matched
from practices p, w
where ${ours} and ${vector} @@ w.query
order by matched desc, p.area is not distinct from $5::text desc, ts_rank(${vector}, w.query) desc, p.approved_on desc, p.id
limit $6`;

/** Words of which no stem is left («не так») or that are not whole yet («родит»): as they stand in a title. */
const byTitle = `
select p.id, 1 as wanted, 1 as matched from practices p
where ${ours} and app_words($3) <> '' and strpos(app_words(p.title), app_words($3)) > 0
order by p.area is not distinct from $4::text desc, p.approved_on desc, p.id
limit $5`;

const stems = `
select distinct unnest(tsvector_to_array(${vector})) as stem from practices p where ${ours} order by 1`;

/** Full-text search of PostgreSQL in Russian, the same on a server and embedded. */
export function practices(manager: EntityManager): Practices {
  const rows = rowsOf(manager, tables.practices);
  const found = async (hits: readonly Hit[]): Promise<readonly Found[]> => {
    const cards = await rows.among(
      'id',
      hits.map((hit) => hit.id as Found['practice']['id']), // the column is that of the table
    );
    return hits.flatMap(({ id, matched, wanted }) => {
      const practice = cards.find((card) => card.id === id);
      return practice ? [{ practice, matched, wanted }] : [];
    });
  };
  const similar = async (search: Search): Promise<readonly Found[]> => {
    const scope = [search.organisations, search.open === true];
    const rest = [search.words.replaceAll('\0', ''), search.area ?? null, search.limit];
    const hits: readonly Hit[] = await manager.query(byStems, [...scope, search.stems ? 'simple' : 'russian', ...rest]);
    return found(hits.length > 0 || search.stems ? hits : await manager.query(byTitle, [...scope, ...rest]));
  };
  return {
    ...rows,
    similar,
    stems: async ({ organisations, open }) => {
      const all: readonly { readonly stem: string }[] = await manager.query(stems, [organisations, open === true]);
      return all.map(({ stem }) => stem);
    },
    ofAuthor: (person) =>
      readerOf(manager, tables.practices).rows('t.authors @> to_jsonb(cast($1 as text)) order by t.id', person),
  };
}
