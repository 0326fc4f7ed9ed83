import type { EntityManager } from 'typeorm';
import type { Scope } from '#core/kernel/store.ts';
import { personRole } from './migrations/wall.ts';

/** Tells the database as whom it is asked, until the transaction or the savepoint ends. */
export async function enter(manager: EntityManager, scope: Scope): Promise<void> {
  const settings =
    scope.as === 'system'
      ? ['none', '', '', '']
      : [personRole, scope.person, scope.organisations.join(','), (scope.roles ?? []).join(',')];
  await manager.query(
    "select set_config('role', $1, true), set_config('app.person', $2, true), set_config('app.organisations', $3, true), set_config('app.roles', $4, true)",
    settings,
  );
}

/** `Tx.as`: scopes nest; the outer one is back afterwards, and what a failed `work` wrote is undone. */
export function scopes(manager: EntityManager, first: Scope): <R>(scope: Scope, work: () => Promise<R>) => Promise<R> {
  const stack: Scope[] = [first];
  return async (scope, work) => {
    const outer = stack.at(-1) ?? first;
    const savepoint = `scope_${stack.push(scope)}`;
    await manager.query(`savepoint ${savepoint}`);
    try {
      await enter(manager, scope);
      const result = await work();
      await enter(manager, outer);
      await manager.query(`release savepoint ${savepoint}`);
      return result;
    } catch (error) {
      // The savepoint remembers the outer role too. On a lost connection the first error is the news.
      await manager.query(`rollback to savepoint ${savepoint}`).catch(() => undefined);
      throw error;
    } finally {
      stack.pop();
    }
  };
}
