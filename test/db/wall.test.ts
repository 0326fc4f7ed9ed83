import type { EntityManager } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import type { Scope } from '#core/kernel/store.ts';
import { date } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';
import { newId } from '#db/new-id.ts';
import { enter } from '#db/scope.ts';
import { databaseKinds, type TestDatabase } from '../support/database.ts';
import { usedDatabase } from '../support/used-database.ts';
import { curatorOf, type School, school, seed, system } from './seed.ts';

/** Rows of the queues and ballot boxes are the system's, but for the outbox; their own tests seed them. */
const unseeded: ReadonlySet<string> = new Set([
  'inbox',
  'outbox',
  'pauses',
  'positions',
  'lines',
  'heartbeats',
  'boxes',
]);
const bookkeeping = new Set(['migrations', 'typeorm_metadata']);

type Raw = Readonly<Record<string, unknown>>;

/** The second wall, with the core's own checks out of the way: plain SQL as a person of one school. */
describe.each(databaseKinds)('the wall, %s', (kind) => {
  const opened: { database?: TestDatabase } = {};
  const [a, b] = [school('alpha'), school('beta')];

  beforeAll(async () => {
    opened.database = await usedDatabase(kind);
    await opened.database.store.transaction(system, async (tx) => {
      await seed(tx, 'alpha');
      await seed(tx, 'beta');
    });
  });
  afterAll(() => opened.database?.close());

  const source = () => {
    if (opened.database === undefined) throw new Error('not opened');
    return opened.database.dataSource;
  };
  const tables = async (): Promise<readonly string[]> => {
    const rows: readonly { name: string }[] = await source().query(
      "select c.relname as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1",
    );
    return rows.map((row) => row.name).filter((name) => !bookkeeping.has(name));
  };
  const seeded = async () => (await tables()).filter((name) => !unseeded.has(name));
  /** Plain SQL under a scope, undone afterwards; a refusal by the database is its state. */
  const asCurator = (of: School, work: (manager: EntityManager) => Promise<unknown>): Promise<unknown> =>
    inScope(curatorOf(of), work);
  const asSystem = (work: (tx: Tx) => Promise<void>): Promise<void> => {
    if (opened.database === undefined) throw new Error('not opened');
    return opened.database.store.transaction(system, work);
  };
  const inScope = async (scope: Scope, work: (manager: EntityManager) => Promise<unknown>): Promise<unknown> => {
    const runner = source().createQueryRunner();
    await runner.startTransaction();
    try {
      await enter(runner.manager, scope);
      return await work(runner.manager);
    } catch (error) {
      if (error instanceof Error && 'code' in error) return error.code;
      throw error;
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  };
  const rowOf = async (table: string, of: School): Promise<Raw> => {
    const rows: readonly Raw[] = await source().query(`select * from ${table}`);
    const found = rows.find((row) => Object.values(of).some((own) => own === row.id));
    if (found === undefined) throw new Error(`${table} has no row to test with: seed it`);
    return found;
  };
  const changed = (answer: unknown): unknown => (Array.isArray(answer) && answer.length === 2 ? answer[1] : answer);

  test('every table has forced row-level security and a policy', async () => {
    const open: readonly Raw[] = await source().query(
      `select c.relname from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
       and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))`,
    );
    expect(open.map((row) => row.relname).filter((name) => !bookkeeping.has(String(name)))).toEqual([]);
    expect((await tables()).length).toBeGreaterThanOrEqual(18);
  });

  test('nobody but the bot itself may touch the bookkeeping of migrations', async () => {
    expect(await asCurator(a, (manager) => manager.query('select * from migrations'))).toBe('42501');
  });

  test('of every table a person sees rows of their own school and none of another', async () => {
    for (const table of await seeded()) {
      const [own, foreign] = [await rowOf(table, a), await rowOf(table, b)];
      const seen = await asCurator(a, (manager) => manager.query(`select id from ${table}`));
      expect([table, seen]).toEqual([table, [{ id: own.id }]]);
      const held = await asCurator(a, (manager) =>
        manager.query(`select id from ${table} where id = $1`, [foreign.id]),
      );
      expect([table, held]).toEqual([table, []]);
    }
  });

  test('of every table a person changes and removes no row of another school', async () => {
    for (const table of await seeded()) {
      const { id: foreign } = await rowOf(table, b);
      for (const sql of [`update ${table} set id = id where id = $1`, `delete from ${table} where id = $1`]) {
        const answer = await asCurator(a, (manager) => manager.query(sql, [foreign]));
        expect([sql, ['42501', 0].includes(changed(answer) as never)]).toEqual([sql, true]);
      }
    }
  });

  test('into every table a person writes no row for another school', async () => {
    for (const table of (await seeded()).filter((name) => name !== 'people')) {
      const foreign = { ...(await rowOf(table, b)), id: newId() };
      const columns = Object.keys(foreign).map((name) => `"${name}"`);
      const values = Object.values(foreign).map((value) => (plainJson(value) ? JSON.stringify(value) : value));
      const sql = `insert into ${table} (${columns}) values (${columns.map((_, index) => `$${index + 1}`)})`;
      expect([table, await asCurator(a, (manager) => manager.query(sql, values))]).toEqual([table, '42501']);
    }
  });

  test('no row of a school is moved into another', async () => {
    const columns: readonly { table: string }[] = await source().query(
      "select table_name as table from information_schema.columns where table_schema = 'public' and column_name = 'organisation_id'",
    );
    const movable = columns.map((column) => column.table).filter((name) => !unseeded.has(name) && name !== 'accounts');
    expect(movable.length).toBeGreaterThan(10);
    for (const table of movable) {
      const { id: own } = await rowOf(table, a);
      const sql = `update ${table} set organisation_id = $2 where id = $1`;
      const answer = await asCurator(a, (manager) => manager.query(sql, [own, b.organisation]));
      expect([table, answer]).toEqual([table, '42501']);
    }
  });

  test('a person without a role anywhere sees only themselves', async () => {
    const alone = { ...a, organisation: id<'organisation'>('') };
    for (const table of await seeded()) {
      const seen = await asCurator(alone, (manager) => manager.query(`select * from ${table}`));
      const own = ['people', 'accounts', 'guesses'].includes(table) ? 1 : 0;
      expect([table, Array.isArray(seen) ? seen.length : seen]).toEqual([table, own]);
    }
  });

  test('a stranger to the school cannot be drawn into it by a role; a newcomer can', async () => {
    const role = { organisationId: a.organisation, role: 'staff', from: date('2026-09-01') } as const;
    const as = <R>(work: (tx: Tx) => Promise<R>) => {
      if (opened.database === undefined) throw new Error('not opened');
      return opened.database.store.transaction(curatorOf(a), work);
    };
    const draw = as((tx) => tx.roles.add({ id: newId(), ...role, personId: b.person }));
    await expect(draw).rejects.toMatchObject({ code: '42501' });
    const personId = newId<'person'>();
    const seen = await as(async (tx) => {
      await tx.people.add({ id: personId, surname: 'Новикова', name: 'Зоя' });
      const before = await tx.people.find(personId);
      await tx.roles.add({ id: newId(), ...role, personId });
      return [before, (await tx.people.get(personId)).surname];
    });
    expect(seen).toEqual([undefined, 'Новикова']);
    await as((tx) => tx.roles.remove({ personId }).then(() => tx.people.remove({ id: personId })));
  });

  test('a ballot box is not for a person to read, to fill or to empty', async () => {
    for (const sql of ['select id from boxes', 'delete from boxes', "update boxes set papers = '[]'"])
      expect([sql, await asCurator(a, (manager) => manager.query(sql))]).toEqual([sql, '42501']);
  });

  test('a published questionnaire does not change', async () => {
    await asSystem(async (tx) => {
      const draft = await tx.questionnaires.get(a.questionnaire);
      await tx.questionnaires.put({ ...draft, status: 'published' });
    });
    const answer = await asCurator(a, (manager) => manager.query("update questionnaires set title = 'x'"));
    expect(changed(answer)).toBe(0);
  });

  test.each(['mentor', 'mentee', 'staff'])(
    'to a colleague who is %s other people’s papers are closed',
    async (role) => {
      const colleague: Scope = {
        ...{ as: 'person', person: id<'person'>('colleague'), organisations: [a.organisation], roles: [role] },
      };
      const closed =
        'originals participants responses confidences bank orders mentorships members events meetings logs notes bookings helps help_offers help_messages'.split(
          ' ',
        );
      for (const table of closed)
        expect([table, await inScope(colleague, (manager) => manager.query(`select id from ${table}`))]).toEqual([
          table,
          [],
        ]);
    },
  );

  test('a note to oneself is not for the curator either', async () => {
    const other = { ...curatorOf(a), person: id<'person'>('another') };
    expect(await inScope(other, (manager) => manager.query('select id from meetings'))).toHaveLength(1);
    expect(await inScope(other, (manager) => manager.query('select id from notes'))).toEqual([]);
  });

  test('a card that its sides have not finished is theirs, and only the curator or the council puts one into the library', async () => {
    const author = { as: 'person', person: a.person, organisations: [a.organisation], roles: ['mentor'] } as const;
    const put = (status: string) => (manager: EntityManager) =>
      manager.query(`update practices set status = '${status}' where id = '${a.practice}'`);
    const asked = async (scope: Scope) => {
      const seen: unknown[] = [];
      await asSystem(async (tx) => {
        const card = await tx.practices.get(a.practice);
        await tx.practices.put({ ...card, status: 'asked' });
        seen.push(...(await tx.as(scope, () => tx.practices.where({}))));
        await tx.practices.put(card);
      });
      return seen.length;
    };
    const colleague = { ...curatorOf(a), person: id<'person'>('colleague') };
    expect([await asked(author), await asked(colleague)]).toEqual([1, 0]);
    expect(await inScope(author, put('approved'))).toBe('42501');
    expect(changed(await inScope(author, put('withdrawn')))).toBe(1);
    expect(changed(await inScope(colleague, put('approved')))).toBe(1);
  });

  test("an open form is its writer's alone", async () => {
    const colleague = { ...a, person: id<'person'>('colleague') };
    expect(await asCurator(colleague, (manager) => manager.query('select id from forms'))).toEqual([]);
  });
});

const plainJson = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !(value instanceof Uint8Array);
