import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { lockFolder } from '#db/lock.ts';
import { DatabaseProblem } from '#db/problem.ts';
import { runCommand } from './command.ts';

/** What the bot and its sandbox keep in the data folder; anything else there is not ours to remove. */
const ours = /^(postgres|postgres\.unfinished|control\.json|sandbox.*|mentoring-.*\.tmp)$/;

const onServer =
  'Задан DATABASE_URL: данные лежат на сервере PostgreSQL, эта команда их не трогает. Она очищает только встроенную базу.';

/** npm run reset: the next start begins from nothing. */
await runCommand(async ({ databaseUrl, dataFolder }) => {
  if (databaseUrl !== undefined) throw new DatabaseProblem(onServer);
  const lock = await lockFolder(dataFolder);
  try {
    const names = (await readdir(dataFolder)).filter((name) => ours.test(name));
    for (const name of names) await rm(join(dataFolder, name), { recursive: true, force: true });
  } finally {
    await lock.release();
  }
  console.log(`Папка ${dataFolder} очищена: следующий запуск начнёт с пустой базы.`);
});
