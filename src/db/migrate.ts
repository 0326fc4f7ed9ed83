import { type DataSource, MigrationExecutor, type QueryRunner } from 'typeorm';
import { personRole } from './migrations/wall.ts';
import { DatabaseProblem } from './problem.ts';

/** Any number, the same in every instance: they migrate one after another. */
const migrating = 7_305_412_001;

/** Brings the schema up to date. All or nothing; several instances that start at once do it once. */
export function migrate(dataSource: DataSource): Promise<void> {
  return inMigration(dataSource, async (runner) => {
    await makePersonRole(runner);
    await runPending(dataSource, runner);
  });
}

/** One transaction in which the schema may change; nobody else changes it meanwhile. */
export async function inMigration(dataSource: DataSource, work: (runner: QueryRunner) => Promise<void>): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query("set local statement_timeout = 0; set local idle_in_transaction_session_timeout = '10min'");
    await runner.query(`select pg_advisory_xact_lock(${migrating})`);
    await work(runner);
    await runner.commitTransaction();
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw error;
  } finally {
    await runner.release();
  }
}

export async function runPending(dataSource: DataSource, runner: QueryRunner): Promise<void> {
  const executor = new MigrationExecutor(dataSource, runner);
  executor.transaction = 'all';
  await executor.executePendingMigrations();
}

/** Roles belong to the whole server, so another database's migration may be making the same one at this moment. */
async function makePersonRole(runner: QueryRunner): Promise<void> {
  try {
    await runner.query(personRoleExists);
  } catch (error) {
    if (sqlState(error) === insufficientPrivilege) throw new DatabaseProblem(roleRefused);
    throw error;
  }
}

const insufficientPrivilege = '42501';

const personRoleExists = `
do $$
begin
  if not exists (select from pg_roles where rolname = '${personRole}') then
    begin
      create role ${personRole} nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  begin
    set local role ${personRole};
    set local role none;
  exception when insufficient_privilege then
    grant ${personRole} to current_user;
  end;
end $$`;

const roleRefused =
  `Пользователь базы данных не может создать или принять роль ${personRole}, которая отделяет данные одной организации ` +
  `от другой. Выполните от имени администратора сервера: CREATE ROLE ${personRole} NOLOGIN; ` +
  `GRANT ${personRole} TO <пользователь из DATABASE_URL>; — и запустите программу снова.`;

/** The five characters PostgreSQL gives an error, wherever TypeORM has put them. */
export function sqlState(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
