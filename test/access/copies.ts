import type { DataSource, EntityManager } from 'typeorm';
import { tablesOf } from './press.ts';
import { ident } from './world.ts';

/** Not what a school does. */
const aside = ['invitations', 'guesses', 'uploads', 'files', 'links', 'outbox'];
/** Of a school there is one of each. */
const single = ['organisations', 'accounts', 'matches'];
/** Of somebody there is one of each. */
const personal = ['people', 'roles', 'consents', 'originals', 'bank'];
/** What belongs to one thing, of which there may be many. */
const belonging = [
  ...['stages', 'occurrences', 'history', 'participants', 'responses', 'members', 'bookings', 'experts', 'activities'],
  ...['results', 'help_messages', 'help_offers', 'thanks', 'events'],
];

/** Each is the first letter of every id in one copy. */
const signs = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];

interface Table {
  readonly name: string;
  readonly columns: string;
  /** As JSON. */
  readonly rows: readonly Row[];
}

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** What a copy renames besides each row's own id: so its doings are new, or its people too, or only who takes part in what there is. */
type Renamed = (table: Table) => readonly Table[];

/**
 * Puts so many copies into school `a` of everything it has: by turns more doings of the same people, more people with their doings, and
 * more of what belongs to one thing (words in a talk, places in a session, lines of a plan), by people who came for that.
 */
export async function moreInSchool(dataSource: DataSource, copies: number): Promise<void> {
  const tables = (await tablesIn(dataSource)).filter(({ name }) => !single.includes(name));
  const people = tables.filter(({ name }) => name === 'people');
  const doings = tables.filter(({ name }) => !personal.includes(name));
  const parts = tables.filter(({ name }) => belonging.includes(name));
  await pasting(dataSource, copies, async (copy, paste) => {
    if (copy % 3 === 0) await paste(tables, () => tables);
    else if (copy % 3 === 1) await paste(doings, () => doings);
    else {
      await paste(people, () => people);
      await paste(parts, (table) => [table, ...people]);
    }
  });
}

/** Puts so many schools beside school `a`, with everything that it has, all in its municipality. */
export async function moreSchools(dataSource: DataSource, copies: number): Promise<void> {
  const tables = await tablesIn(dataSource);
  await pasting(dataSource, copies, (_, paste) => paste(tables, () => tables));
  await dataSource.query(
    `update organisations set settings = jsonb_set(settings, '{municipality}', to_jsonb($1::text))`,
    [ident('a', 'school')],
  );
}

type Paste = (tables: readonly Table[], renamed: Renamed) => Promise<void>;

async function pasting(
  dataSource: DataSource,
  copies: number,
  each: (copy: number, paste: Paste) => Promise<void>,
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    await manager.query('set local session_replication_role = replica');
    for (const [copy, sign] of signs.slice(0, copies).entries())
      await each(copy, (tables, renamed) => pasted(manager, tables, { copy, sign, renamed }));
  });
}

interface Copy {
  readonly copy: number;
  readonly sign: string;
  readonly renamed: Renamed;
}

async function pasted(manager: EntityManager, tables: readonly Table[], { copy, sign, renamed }: Copy): Promise<void> {
  for (const table of tables) {
    const ids = new Set(renamed(table).flatMap(({ rows }) => rows.map(({ id }) => id)));
    const rows = table.rows.map((row) =>
      JSON.stringify({
        ...row,
        ...(typeof row.number === 'number' ? { number: row.number + 100 * (copy + 1) } : {}),
        ...(table.name === 'accounts' ? { address: `${row.address} ${sign}` } : {}),
      }).replace(/a[\w ]{15}/g, (word) => (ids.has(word) ? `${sign}${word.slice(1)}` : word)),
    );
    await manager.query(
      `insert into ${table.name} (${table.columns}) select ${table.columns}
       from jsonb_populate_recordset(null::${table.name}, $1::jsonb) on conflict do nothing`,
      [`[${rows.join(',')}]`],
    );
  }
}

async function tablesIn(dataSource: DataSource): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for (const name of (await tablesOf(dataSource)).filter((one) => !aside.includes(one))) {
    const where =
      name === 'people'
        ? 'id in (select person_id from roles where organisation_id = $1)'
        : `${name === 'organisations' ? 'id' : 'organisation_id'} = $1`;
    const rows: readonly { readonly row: Row }[] = await dataSource.query(
      `select to_jsonb(t) as row from ${name} t where ${where}`,
      [ident('a', 'school')],
    );
    const columns: readonly { readonly name: string }[] = await dataSource.query(
      `select quote_ident(attname) as name from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [name],
    );
    tables.push({ name, rows: rows.map(({ row }) => row), columns: columns.map((one) => one.name).join(', ') });
  }
  return tables;
}
