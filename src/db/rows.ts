import {
  type EntityManager,
  type EntitySchema,
  type FindOptionsWhere,
  IsNull,
  LessThan,
  type QueryDeepPartialEntity,
  type Repository,
} from 'typeorm';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Rows } from '#core/kernel/store.ts';
import { type Row, readerOf } from './read.ts';

/** A table as the core asks for it. Rows come back as plain objects, without the fields that are empty. */
export function rowsOf<T extends Row>(manager: EntityManager, schema: EntitySchema<T>): Rows<T> {
  const repository = manager.getRepository(schema);
  const read = readerOf(manager, schema);
  const one = async (id: string, lock = ''): Promise<T | undefined> => (await read.alike({ id }, lock))[0];
  return {
    get: async (id) => present(await one(id)),
    find: (id) => one(id),
    lock: async (id) => present(await one(id, 'for update')),
    where: async (fields) => (await read.alike(fields)).toSorted(byId),
    earliest: (field, limit, by) => {
      const column = read.column(field);
      const order = `order by ${column}, t.id limit ${limit}`;
      return by === undefined ? read.rows(`${column} is not null ${order}`) : read.rows(`${column} <= $1 ${order}`, by);
    },
    among: async (field, values) => {
      const found: T[] = [];
      for (const some of batches(values)) found.push(...(await read.among(field, some)).toSorted(byId));
      return found;
    },
    add: async (...rows) => {
      for (const some of batches(rows)) await insert(repository, some);
    },
    put: async (row) => {
      const { affected } = await repository.update(match({ id: row.id }), complete(repository, row));
      if (affected === 0) throw new Refusal('not-found');
    },
    remove: async (fields) => (await repository.delete(match(fields))).affected ?? 0,
    removeBefore: async (field, before, fields = {}) =>
      (await repository.delete({ ...match<T>(fields), ...match<T>({ [field]: LessThan(before) }) })).affected ?? 0,
  };
}

/** Equality of every given field; a field given as undefined is an empty one. */
export function match<T>(fields: object): FindOptionsWhere<T> {
  const entries = Object.entries(fields).map(([name, value]) => [name, value === undefined ? IsNull() : value]);
  // the names are fields of T, and each value is of its field's type: the port has checked both
  return Object.fromEntries(entries) as FindOptionsWhere<T>;
}

export function present<T>(row: T | undefined): T {
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

/** A row as the core knows it: nothing is absent, not null. */
export const plain = <T extends object>(row: T): T =>
  // only empty fields are left out, and those are optional in T
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== undefined)) as T;

export const insert = <T extends Row>(repository: Repository<T>, rows: readonly T[]) =>
  repository.insert(rows.map((row) => complete(repository, row)));

/** Every column is named, so that an absent field empties its column. */
export function complete<T extends Row>(repository: Repository<T>, row: T): QueryDeepPartialEntity<T> {
  const given: Readonly<Record<string, unknown>> = { ...row };
  const names = repository.metadata.columns.map((column) => column.propertyName);
  // TypeORM's type for values has no place for null
  return Object.fromEntries(names.map((name) => [name, given[name] ?? null])) as QueryDeepPartialEntity<T>;
}

/** PostgreSQL takes 65,535 parameters in one statement. */
const batchSize = 1000;

export function* batches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += batchSize) yield rows.slice(start, start + batchSize);
}

const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : 1);
