import type { DataSource, EntityManager } from 'typeorm';

type Asked = Pick<EntityManager | DataSource, 'query'>;

/** Rows of a SELECT or of INSERT … RETURNING. */
export const rows = <R>(on: Asked, sql: string, values: readonly unknown[] = []): Promise<readonly R[]> =>
  on.query<readonly R[]>(sql, [...values]);

/** Rows of UPDATE or DELETE … RETURNING: TypeORM hands them over beside their number. */
export async function changed<R>(on: Asked, sql: string, values: readonly unknown[] = []): Promise<readonly R[]> {
  const [found] = await on.query<readonly [readonly R[], number]>(sql, [...values]);
  return found;
}

/** How many rows an UPDATE or DELETE touched. */
export async function touched(on: Asked, sql: string, values: readonly unknown[] = []): Promise<number> {
  const [, count] = await on.query<readonly [unknown, number]>(sql, [...values]);
  return count;
}
