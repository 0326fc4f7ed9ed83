import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instant } from '#core/kernel/time.ts';
import { backUp } from '#db/backup.ts';
import { tablesInOrder } from '#db/catalogue.ts';
import { newId } from '#db/new-id.ts';
import { DatabaseProblem } from '#db/problem.ts';
import { restore } from '#db/restore.ts';
import { databaseKinds, type TestDatabase, testDatabase } from '../support/database.ts';
import { curatorOf, school, seed, system } from './seed.ts';

type Kind = 'embedded' | 'postgres';
const ways = databaseKinds.flatMap((from) => databaseKinds.map((to) => [from, to] as const));

const at = { folder: '' };
beforeAll(async () => {
  at.folder = await mkdtemp(join(tmpdir(), 'mentoring-backup-'));
});
afterAll(() => rm(at.folder, { recursive: true, force: true }));

const fresh = () => join(at.folder, `${newId()}.gz`);

/** Every row of every table, as the database writes it. */
async function everything({ dataSource }: TestDatabase): Promise<Readonly<Record<string, readonly string[]>>> {
  const runner = dataSource.createQueryRunner();
  await runner.query("set timezone = 'UTC'");
  const found: Record<string, readonly string[]> = {};
  for (const table of await tablesInOrder(runner)) {
    const rows: readonly { row: string }[] = await runner.query(
      `select row_to_json(t)::text as row from ${table} t order by 1`,
    );
    found[table] = rows.map(({ row }) => row);
  }
  await runner.release();
  return found;
}

/** Two schools, and texts that break naive formats. */
async function filled(kind: Kind): Promise<TestDatabase> {
  const database = await testDatabase(kind);
  await database.store.transaction(system, async (tx) => {
    const a = await seed(tx, 'alpha');
    await seed(tx, 'beta');
    const odd = 'строка\u2028вторая\r\n"кавычки" \\обратная\\ \u0001 👩‍🏫';
    await tx.people.put({ id: a.person, surname: odd, name: '{"table":"people","row":{' });
    const many = Array.from({ length: 1200 }, () => ({
      id: newId<'guess'>(),
      accountId: a.account,
      at: instant('2026-10-01T00:00:00.123Z'),
    }));
    await tx.guesses.add(...many);
    await tx.files.put({
      ...(await tx.files.get(a.file)),
      bytes: new Uint8Array(300_000).map((_, index) => index % 256),
    });
  });
  return database;
}

describe('a backup', () => {
  const sources: Partial<Record<Kind, TestDatabase>> = {};
  const targets: Partial<Record<Kind, TestDatabase>> = {};
  afterAll(() => Promise.all([...Object.values(sources), ...Object.values(targets)].map((one) => one.close())));

  test.each(ways)('of a database that is %s brings every row and every wall into one that is %s', async (from, to) => {
    sources[from] ??= await filled(from);
    targets[to] ??= await testDatabase(to);
    const [source, target, file] = [sources[from], targets[to], fresh()];
    await backUp(source.dataSource, file);
    await restore(target.dataSource, file, { force: true });
    expect(await everything(target)).toEqual(await everything(source));
    const seen = await target.store.transaction(curatorOf(school('beta')), (tx) => tx.people.where({}));
    expect(seen.map((person) => person.id)).toEqual([school('beta').person]);
  });
});

describe('a restore', () => {
  const opened: { database?: TestDatabase } = {};
  beforeAll(async () => {
    opened.database = await filled(databaseKinds.at(-1) ?? 'embedded');
  });
  afterAll(() => opened.database?.close());
  const database = (): TestDatabase => {
    if (opened.database === undefined) throw new Error('not opened');
    return opened.database;
  };
  const refused = async (file: string, sentence: RegExp, force = true) => {
    const before = await everything(database());
    const restoring = restore(database().dataSource, file, { force });
    await expect(restoring).rejects.toThrow(sentence);
    await expect(restoring).rejects.toBeInstanceOf(DatabaseProblem);
    expect(await everything(database())).toEqual(before);
  };
  const backup = async () => {
    const file = fresh();
    await backUp(database().dataSource, file);
    return file;
  };
  /** The same backup with its text changed. */
  const altered = async (change: (text: string) => string) => {
    const [file, other] = [await backup(), fresh()];
    await writeFile(other, gzipSync(change(gunzipSync(await readFile(file)).toString('utf8'))));
    return other;
  };

  test('into a database with data is refused, and with force replaces them', async () => {
    const file = await backup();
    await refused(file, /В базе уже есть данные/, false);
    const before = await everything(database());
    await database().store.transaction(system, (tx) => tx.guesses.remove({ accountId: school('alpha').account }));
    await restore(database().dataSource, file, { force: true });
    expect(await everything(database())).toEqual(before);
  });

  test('of something else is refused', async () => {
    const file = fresh();
    for (const bytes of ['', 'not a backup', gzipSync('{"format":"another"}\n'), gzipSync('')]) {
      await writeFile(file, bytes);
      await refused(file, /Это не резервная копия этой программы/);
    }
  });

  test('of a torn file changes nothing', async () => {
    const whole = await readFile(await backup());
    const file = fresh();
    for (const length of [whole.length - 1, Math.floor(whole.length / 2)]) {
      await writeFile(file, whole.subarray(0, length));
      await refused(file, /повреждена или записана не до конца/);
    }
    await refused(await altered((text) => text.split('\n').toSpliced(2, 1).join('\n')), /повреждена/);
    await refused(await altered((text) => text.replace('"seen_at":"2026', '"seen_at":"x2026')), /повреждена/);
  });

  test('of a newer program is refused', async () => {
    await refused(
      await altered((text) => text.replace('"migrations":[', '"migrations":["future1999999999999",')),
      /более новой версией/,
    );
  });

  test('of an older program is brought up to date', async () => {
    const older = (text: string) => {
      const [header = '', ...rows] = text.trimEnd().split('\n');
      const kept = rows.filter((row) => /"table":"(organisations|people)"/.test(row));
      const { format, migrations } = JSON.parse(header) as { format: string; migrations: readonly string[] };
      return [JSON.stringify({ format, migrations: migrations.slice(0, 1) }), ...kept, `{"end":${kept.length}}`].join(
        '\n',
      );
    };
    const file = await altered(older);
    const target = await testDatabase(databaseKinds.at(-1));
    await restore(target.dataSource, file, { force: false });
    const names = (source: DataSource) => source.query('select name from migrations order by name');
    expect(await names(target.dataSource)).toEqual(await names(database().dataSource));
    expect(
      await target.store.transaction(system, async (tx) => [
        (await tx.people.where({})).length,
        (await tx.stages.where({})).length,
      ]),
    ).toEqual([2, 0]);
    await target.close();
  });
});
