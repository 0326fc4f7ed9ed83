import { expect, test } from 'vitest';
import { openedEmbedded } from '#db/data-source.ts';
import { databaseKinds, testDatabase } from '../support/database.ts';

const prepared = 'select statement from pg_prepared_statements order by prepare_time';

for (const kind of databaseKinds) {
  test(`what is asked a second time is prepared, on ${kind}`, async () => {
    const { dataSource, close } = await testDatabase(kind);
    await dataSource.transaction(async (one) => {
      const before: readonly unknown[] = await one.query(prepared);
      for (const n of [1, 2, 3]) expect(await one.query('select $1::integer + 1 as n', [n])).toEqual([{ n: n + 1 }]);
      await one.query('select $1::integer + 2 as n', [1]);
      await one.query('select 3 as n');
      await one.query('select 3 as n');
      const after: readonly unknown[] = await one.query(prepared);
      expect(after.slice(before.length)).toEqual([{ statement: 'select $1::integer + 1 as n' }]);
    });
    await close();
  });

  test(`a statement that failed is asked again as if nothing had been, on ${kind}`, async () => {
    const { dataSource, close } = await testDatabase(kind);
    const runner = dataSource.createQueryRunner();
    const half = (n: number) => runner.query('select 10 / $1::integer as n', [n]);
    await runner.startTransaction();
    await expect(half(0)).rejects.toThrow('division by zero');
    // Until it ends the transaction takes nothing, not even the preparing.
    await expect(half(5)).rejects.toThrow('aborted');
    await runner.rollbackTransaction();
    expect(await half(5)).toEqual([{ n: 2 }]);
    await expect(half(0)).rejects.toThrow('division by zero');
    expect(await half(2)).toEqual([{ n: 5 }]);
    await runner.release();
    await close();
  });

  test(`a connection keeps so many statements and no more, on ${kind}`, async () => {
    const { dataSource, close } = await testDatabase(kind);
    await dataSource.transaction(async (one) => {
      for (let n = 0; n < 450; n += 1)
        for (const again of [0, 1])
          expect(await one.query(`select $1::integer as n${n}`, [again])).toEqual([{ [`n${n}`]: again }]);
      const all: readonly unknown[] = await one.query(prepared);
      expect(all.length).toBe(400);
    });
    await close();
  });
}

test('whoever opens an embedded database that was in use asks the same anew', async () => {
  const { PGlite } = await import('@electric-sql/pglite');
  const pglite = await PGlite.create();
  const end = pglite.close.bind(pglite);
  pglite.close = () => Promise.resolve();
  for (const _ of ['first', 'second']) {
    const { dataSource, close } = await openedEmbedded(pglite, (error) => expect.unreachable(error.message));
    for (const n of [1, 2, 3]) expect(await dataSource.query('select $1::integer as n', [n])).toEqual([{ n }]);
    await close();
  }
  await end();
});
