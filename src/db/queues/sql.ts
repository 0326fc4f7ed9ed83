import type { DataSource, EntityManager } from 'typeorm';

type Asked = Pick<EntityManager | DataSource, 'query'>;

/** Rows of a SELECT or of INSERT … RETURNING. */
export const rows = <R>(on: Asked, sql: string, values: readonly unknown[] = []): Promise<readonly R[]> =>
  on.query<readonly R[]>(sql, [...values]);

/** How many rows an UPDATE or DELETE touched: TypeORM hands that over beside the rows. */
export async function touched(on: Asked, sql: string, values: readonly unknown[] = []): Promise<number> {
  const [, count] = await on.query<readonly [unknown, number]>(sql, [...values]);
  return count;
}
