import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DatabaseProblem } from '#db/problem.ts';
import { runCommand } from './command.ts';
import { atDatabase, withSharedFile } from './database.ts';

/** npm run -s restore [-- --force] < FILE */
await runCommand(async (config) => {
  if (process.stdin.isTTY) throw new DatabaseProblem('Укажите, из чего восстановить: npm run -s restore < ФАЙЛ');
  await withSharedFile(config, async (folder, file) => {
    await pipeline(process.stdin, createWriteStream(join(folder, file), { mode: 0o600 }));
    await atDatabase(config, folder, 'restore', { file, force: process.argv.includes('--force') });
  });
  console.error('Данные восстановлены.');
});
