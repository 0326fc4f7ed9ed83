import { expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import { openDatabase } from '#db/data-source.ts';
import { DatabaseProblem } from '#db/problem.ts';
import { emptyDatabase, onPostgres, testDatabase } from '../support/database.ts';
import { ask, urlOf } from '../support/global.ts';
import { curatorOf, school, seed, system } from './seed.ts';

test('a server that cannot be reached is told in a sentence, without the password', async () => {
  const opening = openDatabase({ url: 'postgres://bot:secret@127.0.0.1:1/bot' });
  await expect(opening).rejects.toThrow(/^Сервер базы данных не принимает соединение \(ECONNREFUSED\)(?!.*secret)/);
  await expect(opening).rejects.toBeInstanceOf(DatabaseProblem);
});

onPostgres('on a real server', () => {
  test('several instances that start at once migrate once', async () => {
    const { url, drop } = await emptyDatabase();
    const all = await Promise.all(Array.from({ length: 4 }, () => openDatabase({ url })));
    const [first] = all;
    const names: readonly { name: string }[] = (await first?.dataSource.query('select name from migrations')) ?? [];
    expect(new Set(names.map((row) => row.name)).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(0);
    await Promise.all(all.map((database) => database.close()));
    await drop();
  });

  test('an ordinary user who owns the database, without rights to make roles, is enough where the role is granted', async () => {
    const { url, drop } = await emptyDatabase();
    const owner = `owner_${Math.random().toString(36).slice(2)}`;
    await ask(url, `create role ${owner} login; alter schema public owner to ${owner}`);
    const theirs = new URL(url);
    theirs.username = owner;
    const refused = openDatabase({ url: theirs.href });
    await expect(refused).rejects.toThrow(/GRANT mentoring_person TO/);
    await ask(url, `grant mentoring_person to ${owner}`);
    const database = await openDatabase({ url: theirs.href });
    const seen = await database.store.transaction(system, async (tx) => {
      await seed(tx, 'alpha');
      await seed(tx, 'beta');
      return tx.as(curatorOf(school('alpha')), () => tx.people.where({}));
    });
    expect(seen.map((person) => person.id)).toEqual([school('alpha').person]);
    await database.close();
    await drop();
    await ask(urlOf(url, 'postgres'), `drop role ${owner}`);
  });

  test('connections that break do not stop the program', async () => {
    const { store, url = '', close } = await testDatabase('postgres');
    const count = () => store.transaction(system, async (tx) => (await tx.people.where({})).length);
    await count();
    await ask(
      url,
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    const answers = await Promise.allSettled([count(), count(), count()]);
    expect(await count()).toBe(0);
    expect(answers.length).toBe(3);
    await close();
  });

  test('of two transactions in a deadlock the loser is played again', async () => {
    const { store, close } = await testDatabase('postgres');
    const [one, two] = [id<'person'>('one'), id<'person'>('two')];
    await store.transaction(system, (tx) =>
      tx.people.add({ id: one, surname: 'А', name: 'Б' }, { id: two, surname: 'В', name: 'Г' }),
    );
    const tries: string[] = [];
    const met = gathering(2);
    const crosswise = (first: typeof one, second: typeof one) =>
      store.transaction(system, async (tx) => {
        tries.push(first);
        await tx.people.lock(first);
        await met();
        await tx.people.put({ ...(await tx.people.lock(second)), patronymic: first });
      });
    await Promise.all([crosswise(one, two), crosswise(two, one)]);
    // The one that is played again may lose once more on a busy machine.
    expect(tries.length).toBeGreaterThanOrEqual(3);
    await close();
  });

  test('an invitation used by twenty at once is used by one', async () => {
    const { store, close } = await testDatabase('postgres');
    const { invitation } = await store.transaction(system, (tx) => seed(tx, 'alpha'));
    const use = () =>
      store.transaction(system, async (tx) => {
        const { createdAt: now } = await tx.invitations.get(invitation);
        return tx.invitations.use({ token: `${invitation}-token` }, now);
      });
    const used = await Promise.all(Array.from({ length: 20 }, use));
    expect(used.filter((one) => one !== undefined)).toHaveLength(1);
    await close();
  });

  test('two first messages of a stranger at once make one account', async () => {
    const { store, close } = await testDatabase('postgres');
    const { createdAt } = await store.transaction(system, async (tx) =>
      tx.invitations.get((await seed(tx, 'alpha')).invitation),
    );
    const meet = () => store.transaction(system, (tx) => tx.accounts.meet('telegram', '7', createdAt));
    const met = await Promise.all(Array.from({ length: 10 }, meet));
    expect(new Set(met.map((account) => account.id)).size).toBe(1);
    await close();
  });

  test('what one locks another waits for', async () => {
    const { store, close } = await testDatabase('postgres');
    const { person } = await store.transaction(system, (tx) => seed(tx, 'alpha'));
    const order: string[] = [];
    const met = gathering(2);
    const first = store.transaction(system, async (tx) => {
      await tx.people.lock(person);
      await met();
      await tx.people.where({});
      order.push('first');
    });
    await met();
    await store.transaction(system, async (tx) => {
      await tx.people.lock(person);
      order.push('second');
    });
    await first;
    expect(order).toEqual(['first', 'second']);
    await close();
  });
});

/** Lets everybody on when `size` have come; whoever comes later passes. */
function gathering(size: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const came = { count: 0 };
  return () =>
    new Promise((resolve) => {
      came.count += 1;
      waiting.push(resolve);
      if (came.count >= size) for (const go of waiting.splice(0)) go();
    });
}
