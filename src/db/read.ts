import type { EntityManager, EntitySchema } from 'typeorm';
import { type Instant, type PlainDate, Temporal } from '#core/kernel/time.ts';

export type Row = { readonly id: string };
type Value = string | number | boolean | Instant | PlainDate;

/** Reads a table, named `t` in the conditions. TypeORM's own finder costs several times the statement it makes. */
export interface Reader<T> {
  /** Whatever follows `where`, with $1, $2, … for the values. */
  rows(condition: string, ...values: readonly Value[]): Promise<readonly T[]>;
  /** Rows in which every given field is equal; a field given as undefined is empty. `rest` follows the condition. */
  alike(fields: object, rest?: string): Promise<readonly T[]>;
  /** Rows in which that field has one of these values. */
  among(field: string, values: readonly unknown[]): Promise<readonly T[]>;
  /** The column's name as it stands in a condition. */
  column(field: string): string;
}

export function readerOf<T extends Row>(manager: EntityManager, schema: EntitySchema<T>): Reader<T> {
  const { select, fields } = tableOf(manager, schema);
  const field = (name: string): Field => {
    const found = fields.get(name);
    if (!found) throw new Error(`no field ${name}`);
    return found;
  };
  const ask = async (condition: string, values: readonly unknown[]): Promise<readonly T[]> => {
    const found: readonly Readonly<Record<string, unknown>>[] = await manager.query(`${select} where ${condition}`, [
      ...values,
    ]);
    return found.map((row) => read<T>(row, fields));
  };
  return {
    rows: (condition, ...values) => ask(condition, values.map(bare)),
    alike: (match, rest = '') => {
      const values: unknown[] = [];
      const conditions = Object.entries(match).map(([name, value]) => {
        const { column, to } = field(name);
        return value === undefined ? `${column} is null` : `${column} = $${values.push(to(value))}`;
      });
      return ask(`${conditions.join(' and ') || 'true'} ${rest}`, values);
    },
    among: (name, values) => {
      const { column, to } = field(name);
      return ask(`${column} = any ($1)`, [values.map(to)]);
    },
    column: (name) => field(name).column,
  };
}

interface Field {
  readonly name: string;
  /** As it stands in a statement. */
  readonly column: string;
  readonly to: (value: unknown) => unknown;
  readonly from: (value: unknown) => unknown;
}

interface Table {
  readonly select: string;
  /** By the field's name, in the order of the columns. */
  readonly fields: ReadonlyMap<string, Field>;
}

const known = new WeakMap<object, Table>();

function tableOf<T extends Row>(manager: EntityManager, schema: EntitySchema<T>): Table {
  const found = known.get(schema);
  if (found) return found;
  const { columns, tableName } = manager.connection.getMetadata(schema);
  const fields = columns.map(({ propertyName: name, databaseName, transformer }): Field => {
    const convert = Array.isArray(transformer) ? undefined : transformer;
    return {
      name,
      column: `t."${databaseName}"`,
      to: (value) => (convert ? convert.to(value) : value),
      from: (value) => (convert ? convert.from(value) : value),
    };
  });
  const select = `select ${fields.map(({ name, column }) => `${column} as "${name}"`).join(', ')} from "${tableName}" t`;
  const table = { select, fields: new Map(fields.map((one) => [one.name, one])) };
  known.set(schema, table);
  return table;
}

/** A row as the core knows it: nothing is absent, not null. */
function read<T>(row: Readonly<Record<string, unknown>>, fields: Table['fields']): T {
  const plain: Record<string, unknown> = {};
  for (const { name, from } of fields.values()) {
    const value = row[name] === null ? undefined : from(row[name]);
    if (value !== null && value !== undefined) plain[name] = value;
  }
  // the columns are those of T: each table's list is held against it by the compiler
  return plain as T;
}

/** Moments and days as the database reads them from text. */
const bare = (value: Value): unknown =>
  value instanceof Temporal.Instant || value instanceof Temporal.PlainDate ? value.toString() : value;
