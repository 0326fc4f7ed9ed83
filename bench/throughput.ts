import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Channel, channels } from '#core/kernel/ports.ts';
import { date } from '#core/kernel/time.ts';
import { newId } from '#db/new-id.ts';
import { startSandbox } from '../src/sandbox/sandbox.ts';
import { people } from '../test/chaos/support/school.ts';
import { freePort } from '../test/support/postgres.ts';
import { school } from '../test/support/queues.ts';
import { startBot } from './bots/start.ts';
import { front, type Load, loaded, settled } from './load.ts';
import { type Replayed, replayed } from './replay.ts';
import type { Bench } from './server.ts';
import { faster, milliseconds, type Row, type Section } from './table.ts';

const phones = 64;
const times = 20;
const words = '/menu';
const word: Readonly<Record<Channel, string>> = { telegram: 'Telegram', vk: 'VK' };

/** Updates by webhook through inbox, core, database and outbox to the answer; 64 people, each says the next when the last is answered. */
export async function throughput(bench: Bench): Promise<Section> {
  const rows: Row[] = [];
  for (const channel of channels) {
    const echo = await echoed(channel);
    const one = await ours(bench, channel, { processes: 1, record: true });
    const two = await ours(bench, channel, { processes: 2, record: false });
    const updates = phones * times;
    rows.push(
      faster(`${word[channel]}, 1 process`, [one.load.perSecond, 'a bare echo bot', echo.perSecond]),
      ...(one.replay
        ? [
            faster(
              `${word[channel]}, 1 process (${(one.replay.bare.statements / updates).toFixed(1)} statements an update)`,
              [one.load.perSecond, 'its statements by bare pg', updates / one.replay.bare.seconds],
              { words: '≥ 0.5 of the bare statements', least: 0.5 },
            ),
            faster(`${word[channel]}, 1 process`, [
              one.load.perSecond,
              'its statements by bare pg, prepared as ours are',
              updates / one.replay.prepared.seconds,
            ]),
          ]
        : []),
      faster(`${word[channel]}, 2 processes`, [two.load.perSecond, '1 process', one.load.perSecond]),
      {
        ...{ what: `${word[channel]}, 1 process: p95 of an answer`, figure: milliseconds(one.load.p95) },
        ...{ baseline: `a bare echo bot: ${milliseconds(echo.p95)}`, ratio: one.load.p95 / echo.p95 },
      },
    );
  }
  return {
    title: '1. Updates through the whole path',
    rows,
    note: 'The pace that messengers ask for is set aside here. Two processes share two cores with the load, the messengers and PostgreSQL.',
  };
}

/** The real answer's length. */
const answer = 'Что дальше: в системе для вас пока ничего не ждёт. Ниже разделы, которые вам открыты.';

async function echoed(channel: Channel): Promise<Load> {
  const sandbox = await startSandbox();
  const all = Array.from({ length: phones }, (_, n) => {
    const phone = sandbox.addPerson({ name: `Анна ${n}`, [channel]: true })[channel];
    if (!phone) throw new Error('no phone');
    return phone;
  });
  const port = await freePort();
  const settings = { PORT: port, FRONT: `http://127.0.0.1:${port}`, ANSWER: answer };
  const bot = await startBot(`echo-${channel}`, { sandbox, settings });
  for (const phone of all) phone.start();
  await settled(sandbox);
  await loaded(sandbox, all, 3, words);
  const load = await loaded(sandbox, all, times, words);
  await bot.end();
  await sandbox.stop();
  return load;
}

interface Ours {
  readonly load: Load;
  readonly replay?: { readonly bare: Replayed; readonly prepared: Replayed };
}

async function ours(
  { database, copy }: Bench,
  channel: Channel,
  { processes, record }: { readonly processes: number; readonly record: boolean },
): Promise<Ours> {
  const sandbox = await startSandbox();
  const name = `throughput_${channel}_${processes}`;
  const opened = await database(name);
  const pupils = await people(opened, sandbox, phones, () => [channel]);
  await opened.store.transaction({ as: 'system' }, async (tx) => {
    for (const { person } of pupils)
      await tx.roles.add({
        ...{ id: newId(), organisationId: school, personId: person, role: 'mentee' },
        from: date('2026-09-01'),
      });
  });
  await opened.close();
  const spare = record
    ? { bare: await copy(`${name}_bare`, name), prepared: await copy(`${name}_prepared`, name) }
    : undefined;
  const ports = await Promise.all(Array.from({ length: processes }, freePort));
  const before = await freePort();
  const door = await front(before, ports);
  const file = join(tmpdir(), `mentoring-statements-${process.pid}-${channel}.json`);
  const bots = [];
  for (const port of ports) {
    const settings = { DATABASE_URL: opened.url, PORT: port, FRONT: `http://127.0.0.1:${before}`, RECORD_TO: file };
    bots.push(await startBot('ours', { sandbox, settings, preload: record ? ['recorder'] : [] }));
    // One names the address to the messenger and the next finds it in good order.
    await settled(sandbox);
  }
  const all = pupils.flatMap(({ phones: held }) => held);
  await loaded(sandbox, all, 3, words);
  for (const bot of bots) if (record) bot.process.kill('SIGUSR2');
  const load = await loaded(sandbox, all, times, words);
  for (const bot of bots) await bot.end();
  door.close();
  await sandbox.stop();
  if (!spare) return { load };
  const bare = await replayed(spare.bare, file, { prepared: false });
  return { load, replay: { bare, prepared: await replayed(spare.prepared, file, { prepared: true }) } };
}
