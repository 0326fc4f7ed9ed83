import { expect, test, vi } from 'vitest';
import { date } from '#core/kernel/time.ts';
import { onPostgres, testDatabase } from '../support/database.ts';
import { seed, system } from './seed.ts';

onPostgres('what a tick costs', () => {
  test('is what is due, not what exists', async () => {
    const { store, dataSource, close } = await testDatabase('postgres');
    const { organisation, occurrence } = await store.transaction(system, (tx) => seed(tx, 'alpha'));
    await dataSource.query(
      `insert into occurrences (id, organisation_id, roadmap_id, stage_id, due, due_version, status, ticked)
       select 'far' || n, organisation_id, roadmap_id, stage_id, date '2028-01-01' + (n % 300)::integer, 1, 'open', '[]'
       from occurrences, generate_series(1, 20000) n`,
    );
    await dataSource.query('analyze');
    const asked = vi.spyOn(dataSource.logger, 'logQuery');
    const found = await store.transaction(system, (tx) =>
      tx.occurrences.pressing(organisation, date('2026-09-01'), 14),
    );
    expect(found.map((one) => one.id)).toEqual([occurrence]);
    const [question = ''] = asked.mock.calls.find(([sql]) => sql.includes('least')) ?? [];
    const plan: readonly unknown[] = await dataSource.query(`explain (analyze, format json) ${question}`, [
      organisation,
      '2026-09-15',
    ]);
    expect(JSON.stringify(plan)).toContain('occurrences_pressing');
    expect(JSON.stringify(plan)).not.toContain('"Rows Removed by Filter":20000');
    await close();
  });
});
