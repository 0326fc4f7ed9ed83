import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { DatabaseProblem } from '#db/problem.ts';
import { runCommand } from './command.ts';
import { atDatabase, withSharedFile } from './database.ts';

/** npm run -s backup > FILE */
await runCommand(async (config) => {
  if (process.stdout.isTTY) throw new DatabaseProblem('Укажите, куда записать копию: npm run -s backup > ФАЙЛ');
  await withSharedFile(config, async (folder, file) => {
    await atDatabase(config, folder, 'backup', { file });
    await pipeline(createReadStream(join(folder, file)), process.stdout);
  });
});
