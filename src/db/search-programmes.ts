import type { EntityManager } from 'typeorm';
import type { Worded } from '#core/programmes/worded.ts';
import type { Programmes } from '#core/store.ts';
import { rowsOf } from './rows.ts';
import { tables } from './tables.ts';

/** Words are letters and digits joined by `or`: no operator is left. */
const query = `websearch_to_tsquery('russian'::regconfig, replace(app_words($2), ' ', ' or '))`;
const stems = `tsvector_to_array(to_tsvector('russian'::regconfig, app_words($2)))`;
const shelf = `p.organisation_id = $1 and p.status in ('approved', 'closed')`;
/** Directions stand there as codes: their words come with the question. */
const areas = `coalesce((select string_agg($3::jsonb ->> area, ' ') from jsonb_array_elements_text(p.areas) as area), '')`;
const ofProgramme = `app_searched(${areas}, p.expected, '')`;
const ofLine = `app_searched(a.title, coalesce(a.expected, ''), '')`;

/** Any of the words, in a line or in the programme itself; the more of them and the nearer to a title, the earlier. */
const byStems = `
with said as (
  select p.id, p.approved_on, ${ofProgramme} as vector from programmes p where ${shelf} and ${ofProgramme} @@ ${query}
  union all
  select p.id, p.approved_on, ${ofLine} from activities a join programmes p on p.id = a.programme_id
  where ${shelf} and a.dropped_on is null and ${ofLine} @@ ${query})
select id from said, unnest(${stems}) as stem
where stem = any (tsvector_to_array(vector))
group by id, approved_on
order by count(distinct stem) desc, max(ts_rank(vector, ${query})) desc, approved_on desc nulls last, id`;

/** Words of which no stem is left, or that are not whole yet: as they stand in a direction or in the title of a line. */
const byTitle = `
select p.id from programmes p
where ${shelf} and app_words($2) <> '' and (
  strpos(app_words(${areas}), app_words($2)) > 0
  or exists (select from activities a where a.programme_id = p.id and a.dropped_on is null
    and strpos(app_words(a.title), app_words($2)) > 0))
order by p.approved_on desc nulls last, p.id`;

/** Full-text search of PostgreSQL in Russian, the same on a server and embedded. */
export function programmes(manager: EntityManager): Programmes {
  return {
    ...rowsOf(manager, tables.programmes),
    worded: async ({ organisationId, words, areaWords }: Worded) => {
      const given = [organisationId, words.replaceAll('\0', ''), JSON.stringify(areaWords)];
      const hits: readonly { readonly id: string }[] = await manager.query(byStems, given);
      const found: readonly { readonly id: string }[] = hits.length > 0 ? hits : await manager.query(byTitle, given);
      return found.map(({ id }) => id as Awaited<ReturnType<Programmes['worded']>>[number]); // the column is that of the table
    },
  };
}
