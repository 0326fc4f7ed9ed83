import pg from 'pg';
import type { EntityManager } from 'typeorm';
import type { Scope } from '#core/kernel/store.ts';
import { personRole } from './migrations/wall.ts';

/** Tells the database as whom it is asked, until the transaction or the savepoint ends. */
export async function enter(manager: EntityManager, scope: Scope): Promise<void> {
  await manager.query(entering(scope));
}

/** `Tx.as`: scopes nest; the outer one is back afterwards, and what a failed `work` wrote is undone. */
export function scopes(manager: EntityManager, first: Scope): <R>(scope: Scope, work: () => Promise<R>) => Promise<R> {
  const stack: Scope[] = [first];
  return async (scope, work) => {
    const outer = stack.at(-1) ?? first;
    const savepoint = `scope_${stack.push(scope)}`;
    try {
      await manager.query(`savepoint ${savepoint}; ${entering(scope)}`);
      const result = await work();
      await manager.query(`${entering(outer)}; release savepoint ${savepoint}`);
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

/** As text and without parameters, so that it travels together with the savepoint: every update enters a scope and leaves it. */
function entering(scope: Scope): string {
  const settings =
    scope.as === 'system'
      ? { role: 'none', person: '', organisations: '', roles: '' }
      : {
          role: personRole,
          person: scope.person,
          organisations: scope.organisations.join(','),
          roles: (scope.roles ?? []).join(','),
        };
  const set = Object.entries(settings).map(
    ([name, value]) => `set_config('${name === 'role' ? name : `app.${name}`}', ${pg.escapeLiteral(value)}, true)`,
  );
  return `select ${set.join(', ')}`;
}
