import type { Exchange, Handset } from '../src/sandbox/sandbox.ts';
import { startSandbox } from '../src/sandbox/sandbox.ts';
import { type Pupil, people, tellAll, unfinished } from '../test/chaos/support/school.ts';
import { startInstance } from '../test/promises/support/instance.ts';
import { freePort } from '../test/support/postgres.ts';
import { noon, until } from '../test/support/queues.ts';
import type { Bench } from './server.ts';
import { faster, milliseconds, perSecond, type Row, type Section } from './table.ts';

/** Milliseconds in which the Telegram of the sandbox answers. */
const reply = 20;

/**
 * One process as `npm start` runs it, at the pace that messengers ask for: the same announcement to everybody, then words of their own
 * to everybody on VK, while some of them press buttons.
 */
export async function broadcast(bench: Bench, each: number): Promise<Section> {
  const { database } = bench;
  const opened = await database('broadcast');
  const sandbox = await startSandbox();
  sandbox.faults.add({ messenger: 'telegram', kind: 'slow', ms: reply, methods: ['sendMessage'] });
  const onTelegram = await people(opened, sandbox, each, () => ['telegram']);
  const onVk = await people(opened, sandbox, each, () => ['vk']);
  const pressers = await people(opened, sandbox, 40, (n) => [n % 2 ? 'telegram' : 'vk']);
  // At noon: in the quiet hours of whoever measures at night nothing would go out.
  const settings = { CLOCK_START: noon.toString() };
  const process = startInstance({ database: opened.url, sandbox, port: await freePort(), settings });
  await process.ready;
  await until(async () => (await unfinished(opened)) === 0, 200);
  const log: (Exchange & { readonly ms: number })[] = [];
  sandbox.journal.listen((one) => log.push({ ...one, ms: performance.now() }));

  const pressed = pressing(pressers.flatMap(({ phones }) => phones));
  await tellAll(opened, [...onTelegram, ...onVk], 'broadcast', 'объявление');
  await until(async () => (await unfinished(opened)) === 0, 200);
  const alike = log.splice(0);
  await personally(opened, onVk);
  await until(async () => (await unfinished(opened)) === 0, 200);
  const waited = await pressed.stop();
  const personal = log.splice(0);
  await process.end();
  await sandbox.stop();
  await opened.close();

  const [telegram, vk] = [rate(alike, 'sendMessage'), rate(alike, 'messages.send')];
  const own = rate(personal, 'messages.send');
  const flooded = [...alike, ...personal].filter(
    ({ status, answer }) => status === 429 || /"error_code":[69]\b/.test(JSON.stringify(answer ?? '')),
  ).length;
  const best = Math.min(25, 1000 / reply);
  const p95 = waited.toSorted((a, b) => a - b)[Math.floor(0.95 * (waited.length - 1))] ?? 0;
  const rows: readonly Row[] = [
    faster(`Telegram, ${each} people`, [telegram, `the lower of 25/s and 1 ÷ ${reply} ms`, best], {
      words: '≥ 95 %',
      least: 0.95,
    }),
    faster(`VK, ${each} people, one text for all`, [vk, 'personal messages at the limit', 18], {
      words: 'far more',
      least: 5,
    }),
    faster(`VK, ${each} people, each their own text`, [own, 'personal messages at the limit', 18], {
      words: '≥ 95 %',
      least: 0.95,
    }),
    {
      ...{
        what: `an answer to a press meanwhile, p95 of ${waited.length}`,
        figure: milliseconds(p95),
        baseline: 'promised: 2.0 s',
      },
      ...{ ratio: p95 / 2000, goal: { words: '≤ 2 s', reached: p95 <= 2000 } },
    },
    {
      ...{
        what: 'answers «too many requests»',
        figure: String(flooded),
        baseline: `requests: ${alike.length + personal.length}`,
      },
      ...{ ratio: flooded / (alike.length + personal.length), goal: { words: '0', reached: flooded === 0 } },
    },
  ];
  const minutes = (messages: number, speed: number) => `${(messages / speed / 60).toFixed(1)} min`;
  return {
    title: '4. A broadcast',
    rows,
    note: `10,000 people take ${minutes(10_000, telegram)} on Telegram; on VK ${minutes(10_000, vk)} with one text and ${minutes(10_000, own)} with their own (${perSecond(own)}).`,
  };
}

/**
 * Messages a second of that method between the first and the last of the broadcast, answers to whoever presses meanwhile among them: they
 * share the messenger's rate. A call for several people counts for each.
 */
function rate(log: readonly (Exchange & { readonly ms: number })[], method: string): number {
  const bulk = log.filter((one) => one.method === method && isBulk(one));
  const [first, last] = [bulk[0]?.ms ?? 0, bulk.at(-1)?.ms ?? 0];
  const sends = log.filter((one) => one.method === method && one.ms >= first && one.ms <= last);
  const messages = sends.reduce((sum, { params }) => sum + String(params.peer_ids ?? '').split(',').length, 0);
  return (messages - 1) / ((last - first) / 1000);
}

const isBulk = ({ params }: Exchange): boolean => /^объявление/.test(String(params.message ?? params.text ?? ''));

async function personally(database: Parameters<typeof tellAll>[0], all: readonly Pupil[]): Promise<void> {
  for (const [n, pupil] of all.entries()) await tellAll(database, [pupil], 'broadcast', `объявление ${n}`);
}

/** Each says something, and again five seconds after the answer. */
function pressing(phones: readonly Handset[]) {
  const state = { stopped: false };
  const waited: number[] = [];
  const turns = phones.map(async (phone, n) => {
    await pause(n * 100);
    while (!state.stopped) {
      const shown = () => phone.view().messages.filter(({ from }) => from === 'bot').length;
      const before = shown();
      const begun = performance.now();
      phone.say('/menu');
      while (shown() === before && performance.now() - begun < 30_000) await pause(20);
      waited.push(performance.now() - begun);
      await pause(5000);
    }
  });
  return {
    stop: async () => {
      state.stopped = true;
      await Promise.all(turns);
      return waited;
    },
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
