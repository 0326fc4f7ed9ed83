import { parseArgs } from 'node:util';
import type { Messenger } from '#core/delivery/messenger.ts';
import { Temporal } from '#core/kernel/time.ts';
import { openDatabase } from '#db/data-source.ts';
import { newId } from '#db/new-id.ts';
import { DatabaseProblem } from '#db/problem.ts';
import { inviteCommand } from '../app/invite-command.ts';
import { linksOf } from '../app/links.ts';
import { connecting } from '../app/messengers.ts';
import { savedClock } from '../app/saved-clock.ts';
import type { Config } from '../config.ts';
import { secrets } from '../secrets.ts';
import { runCommand } from './command.ts';
import { reachBot } from './reach.ts';

const usage = 'npm run -s invite -- --organisation "Школа № 5" --name "Фамилия Имя Отчество" --role curator';
const patience = 10_000;

/** npm run -s invite -- --organisation "…" --name "Фамилия Имя Отчество" --role curator [--zone Europe/Moscow] [--municipality "…"] */
await runCommand(async (config) => {
  const body = ordered();
  const answer = config.databaseUrl === undefined ? await reachBot(config.dataFolder, 'invite', body) : undefined;
  const printed: unknown = answer === undefined ? await here(config, body) : await answered(answer);
  console.log(JSON.stringify(printed, undefined, 2));
});

function ordered(): unknown {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({ options: { organisation: text, name: text, role: text, zone: text, municipality: text } })
      .values;
  } catch {
    throw new DatabaseProblem(usage);
  }
}

async function answered(answer: Response): Promise<unknown> {
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return body;
  const told = typeof body === 'object' && body !== null && 'error' in body ? String(body.error) : undefined;
  throw new DatabaseProblem(told ?? `Работающая программа отказала в команде (${answer.status}).`);
}

async function here(config: Config, body: unknown): Promise<unknown> {
  const { databaseUrl, dataFolder } = config;
  const database = await openDatabase(databaseUrl === undefined ? { folder: dataFolder } : { url: databaseUrl });
  try {
    const saved = config.sandbox === undefined ? undefined : await savedClock(dataFolder);
    const now = saved ?? Temporal.Now.instant();
    const messengers = await connected(config);
    const links = linksOf(() => messengers, config.publicUrl);
    return await inviteCommand({ store: database.store, secrets, links, newId, clock: () => now })(body);
  } finally {
    await database.close();
  }
}

/** Only a messenger knows its own address; one that does not answer in time is left out, the code works without it. */
async function connected(config: Config): Promise<readonly Messenger[]> {
  const signal = AbortSignal.timeout(patience);
  const met = await Promise.allSettled(connecting(config, signal));
  return met.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}
