import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Place } from '#db/data-source.ts';
import { DatabaseProblem } from '#db/problem.ts';
import type { Config } from '../config.ts';
import { reachBot } from './reach.ts';

type Named = { readonly file: string; readonly force?: boolean };

/** Hands a file that both sides can reach to `work`, and takes it away afterwards. */
export async function withSharedFile(
  config: Config,
  work: (folder: string, file: string) => Promise<void>,
): Promise<void> {
  const folder = config.databaseUrl === undefined ? config.dataFolder : tmpdir();
  await mkdir(folder, { recursive: true });
  const file = `mentoring-${randomBytes(8).toString('hex')}.tmp`;
  try {
    await work(folder, file);
  } finally {
    await rm(join(folder, file), { force: true });
  }
}

/** Gives the command to the bot that is running on the embedded database, or else does it here. */
export async function atDatabase(config: Config, folder: string, command: string, body: Named): Promise<void> {
  if (config.databaseUrl !== undefined) return here({ url: config.databaseUrl }, folder, command, body);
  const answer = await reachBot(folder, command, body);
  if (answer === undefined) return here({ folder }, folder, command, body);
  if (!answer.ok) throw new DatabaseProblem(await sentence(answer));
}

/** Loads the database only now: where the bot does the work, nobody waits for it. */
async function here(place: Place, folder: string, command: string, body: Named): Promise<void> {
  const { databaseCommands } = await import('#db/control.ts');
  const { openDatabase } = await import('#db/data-source.ts');
  const database = await openDatabase(place);
  try {
    await databaseCommands(database.dataSource, folder)[command]?.(body);
  } finally {
    await database.close();
  }
}

async function sentence(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => undefined);
  return typeof body === 'object' && body !== null && 'error' in body && typeof body.error === 'string'
    ? body.error
    : `Работающая программа отказала в команде (${answer.status}).`;
}
