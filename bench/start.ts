import { readFile } from 'node:fs/promises';
import { startSandbox } from '../src/sandbox/sandbox.ts';
import { people } from '../test/chaos/support/school.ts';
import { startInstance } from '../test/promises/support/instance.ts';
import { freePort } from '../test/support/postgres.ts';
import { startBot } from './bots/start.ts';
import { loaded, settled } from './load.ts';
import type { Bench } from './server.ts';
import { milliseconds, type Section, slower } from './table.ts';

const crowd = 10_000;

/** From nothing to the first answer, and what the process weighs before and after ten thousand people. */
export async function starting(bench: Bench): Promise<Section> {
  const echo = await firstAnswer((sandbox, port) =>
    startBot('echo-telegram', { sandbox, settings: { PORT: port, FRONT: `http://127.0.0.1:${port}`, ANSWER: 'x' } }),
  );
  const server = await bench.database('start');
  await server.close();
  const onServer = await firstAnswer(async (sandbox, port) => startInstance({ database: server.url, sandbox, port }));
  // An empty folder: initdb and all migrations.
  const embedded = await firstAnswer(async (sandbox, port) => startInstance({ database: '', sandbox, port }));
  const memory = await weighed(bench);
  return {
    title: '6. Start and memory',
    rows: [
      slower('start to first answer, PostgreSQL', [onServer, 'a bare grammY bot', echo]),
      slower('first start of all to first answer, embedded database', [embedded, 'a bare grammY bot', echo]),
      {
        ...{ what: `memory after ${crowd.toLocaleString('en')} people`, figure: `${memory.after} MB` },
        ...{ baseline: `idle: ${memory.idle} MB`, ratio: memory.after / memory.idle },
      },
    ],
    note: `A bare grammY bot in the same way: ${milliseconds(echo)}. tsx compiles the program at its start.`,
  };
}

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

async function firstAnswer(
  start: (sandbox: Sandbox, port: number) => Promise<{ readonly end: () => Promise<unknown> }>,
): Promise<number> {
  const sandbox = await startSandbox();
  const phone = sandbox.addPerson({ name: 'Анна', telegram: true }).telegram;
  phone?.start();
  phone?.say('/menu');
  const answered = new Promise<void>((resolve) => {
    sandbox.journal.listen(({ method }) => method === 'sendMessage' && resolve());
  });
  const begun = performance.now();
  const bot = await start(sandbox, await freePort());
  await answered;
  const took = performance.now() - begun;
  await bot.end();
  await sandbox.stop();
  return took;
}

async function weighed({ database }: Bench): Promise<{ readonly idle: number; readonly after: number }> {
  const sandbox = await startSandbox();
  const opened = await database('weight');
  const pupils = await people(opened, sandbox, crowd, (n) => [n % 2 ? 'telegram' : 'vk']);
  await opened.close();
  const port = await freePort();
  const settings = { DATABASE_URL: opened.url, PORT: port, FRONT: `http://127.0.0.1:${port}` };
  const bot = await startBot('ours', { sandbox, settings });
  await settled(sandbox);
  const idle = await residentMegabytes(bot.process.pid ?? 0);
  const phones = pupils.flatMap((pupil) => pupil.phones);
  for (let from = 0; from < phones.length; from += 64) await loaded(sandbox, phones.slice(from, from + 64), 1, '/menu');
  const after = await residentMegabytes(bot.process.pid ?? 0);
  await bot.end();
  await sandbox.stop();
  return { idle, after };
}

async function residentMegabytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}
