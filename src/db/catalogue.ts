import type { QueryRunner } from 'typeorm';

/** Our tables (each has the policy `system`), a table after every table it refers to. */
export async function tablesInOrder(runner: QueryRunner): Promise<readonly string[]> {
  const names: readonly { name: string }[] = await runner.query(
    "select tablename as name from pg_policies where schemaname = current_schema() and policyname = 'system' order by 1",
  );
  const arrows: readonly { child: string; parent: string }[] = await runner.query(
    `select distinct c.relname as child, p.relname as parent from pg_constraint k
     join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
     where k.contype = 'f' and k.conrelid <> k.confrelid and k.connamespace = current_schema()::regnamespace`,
  );
  const ordered: string[] = [];
  const waiting = new Set(names.map((row) => row.name));
  while (waiting.size > 0) {
    const free = [...waiting].filter(
      (name) => !arrows.some(({ child, parent }) => child === name && waiting.has(parent)),
    );
    if (free.length === 0) throw new Error(`tables refer to each other in a circle: ${[...waiting].join(', ')}`);
    for (const name of free) {
      ordered.push(name);
      waiting.delete(name);
    }
  }
  return ordered;
}

export interface ColumnShape {
  readonly name: string;
  readonly type: string;
  /** The sequence that feeds it. */
  readonly sequence: string | null;
}

/** Columns that are written, not computed. */
export function columnsOf(runner: QueryRunner, table: string): Promise<readonly ColumnShape[]> {
  return runner.query(
    `select a.attname as name, a.atttypid::regtype::text as type, pg_get_serial_sequence(quote_ident($1), a.attname) as sequence
     from pg_attribute a where a.attrelid = quote_ident($1)::regclass and a.attnum > 0
     and not a.attisdropped and a.attgenerated = '' order by a.attnum`,
    [table],
  );
}
