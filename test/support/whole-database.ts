import type { DataSource } from 'typeorm';

/** A row of any table as somebody with the whole database has it: its columns, and where and by which transaction it was written. */
export interface Stored {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
  readonly words: string;
  readonly xmin: number;
  readonly place: number;
}

/** Every row of every table. */
export async function wholeDatabase(on: DataSource): Promise<readonly Stored[]> {
  const tables: readonly { readonly name: string }[] = await on.query(
    "select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'",
  );
  const all: Stored[] = [];
  for (const { name } of tables) {
    const rows: readonly { readonly row: Stored['row']; readonly xmin: string; readonly ctid: string }[] =
      await on.query(`select to_jsonb(t) as row, xmin::text as xmin, ctid::text as ctid from "${name}" t`);
    all.push(
      ...rows.map(({ row, xmin, ctid }) => {
        const [page = 0, line = 0] = ctid.slice(1, -1).split(',').map(Number);
        return { table: name, row, words: JSON.stringify(row), xmin: Number(xmin), place: page * 1000 + line };
      }),
    );
  }
  return all;
}
