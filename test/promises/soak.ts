import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import type { Handset, Sandbox } from '../../src/sandbox/sandbox.ts';
import { randomOf } from '../support/random.ts';
import { diceOf } from '../support/spec-random.ts';
import { folk, greeted, percentile, schoolIn } from './support/folk.ts';
import { staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

interface Sample {
  /** Minutes since the beginning. */
  readonly at: number;
  /** Megabytes of the process. */
  readonly resident: number;
  /** Open files and sockets. */
  readonly handles: number;
}

interface Evidence {
  readonly minutes: number;
  readonly said: number;
  readonly samples: readonly Sample[];
  /** Seconds to an answer, where no fault stood in its way. */
  readonly waited: readonly number[];
  /** Acts that nothing answered within a minute, faults or not. */
  readonly silent: number;
  readonly alive: boolean;
}

const sizes = { small: 2, full: 60 };
const perSecond = 5;
/** Real minutes; until then the program is still loading what it needs. */
const warm = (minutes: number) => minutes / 3;

/** An hour of ordinary use with everything that goes wrong: nothing grows, nothing falls silent. */
export const soaked: Trial<Evidence> = {
  number: 27,
  promise: 'An hour of 5 acts a second with reminders and faults leaves no trace in the process',
  demanded:
    'memory grows at most 1 MB an hour after the first third, handles by 1 (or by less than a quarter of what they vary by); p95 of an answer ≤ 2 s; no silence',
  gather: ({ size, seed, say }) =>
    staged(async (stage) => {
      const minutes = sizes[size];
      const random = randomOf(seed);
      const dice = diceOf(random);
      const school = await schoolIn(stage);
      const on = (n: number) => [n % 2 ? ('telegram' as const) : ('vk' as const)];
      const crowd = [
        ...(await folk(stage, school, { count: 2, role: 'curator', on })),
        ...(await folk(stage, school, { count: 60, role: 'mentor', on })),
        ...(await folk(stage, school, { count: 60, role: 'mentee', on })),
      ];
      const phones = crowd.flatMap((one) => one.phones);
      // A day of the programme an hour of ours: mornings with their reminders come and go.
      const bot = await stage.instance({ settings: { CLOCK_START: '2026-11-18T07:00:00+03:00', CLOCK_RATE: 24 } });
      await greeted(stage, phones);
      const [samples, waited]: [Sample[], number[]] = [[], []];
      const state = { said: 0, silent: 0, faulty: false };
      const begun = performance.now();
      const passed = () => (performance.now() - begun) / 60_000;
      const measuring = (async () => {
        while (passed() < minutes && bot.alive()) {
          samples.push({ at: passed(), ...(await weighed(bot.pid)) });
          await pause(minutes * 200);
        }
      })();
      const failing = (async () => {
        while (passed() < minutes) {
          await pause(minutes * 1500);
          state.faulty = true;
          const fault = stage.sandbox.faults.add({
            ...dice.pick(faults),
            messenger: dice.pick(['telegram', 'vk'] as const),
          });
          await pause(minutes * 250);
          stage.sandbox.faults.remove(fault.id);
          await pause(5000);
          state.faulty = false;
        }
      })();
      const busy = new Set<Handset>();
      const acts: Promise<void>[] = [];
      while (passed() < minutes && bot.alive()) {
        const phone = dice.pick(phones.filter((one) => !busy.has(one)));
        busy.add(phone);
        state.said += 1;
        const clean = !state.faulty;
        acts.push(
          acted(stage.sandbox, phone, dice.below, dice.text).then((seconds) => {
            busy.delete(phone);
            if (seconds === undefined) state.silent += 1;
            else if (clean && !state.faulty) waited.push(seconds);
          }),
        );
        if (state.said % 300 === 0)
          say(`${passed().toFixed(1)} min, ${samples.at(-1)?.resident} MB, ${samples.at(-1)?.handles} handles`);
        await pause(1000 / perSecond);
      }
      await Promise.all([measuring, failing, ...acts]);
      return { minutes, said: state.said, samples, waited, silent: state.silent, alive: bot.alive() };
    }),
  judge: ({ minutes, said, samples, waited, silent, alive }) => {
    const late = samples.filter(({ at }) => at >= warm(minutes));
    const memory = trend(late, ({ resident }) => resident);
    const handles = trend(late, (one) => one.handles);
    const p95 = percentile(waited, 0.95);
    return {
      size: `${minutes} min, ${said} acts, ${samples.length} samples`,
      figure: `memory ${memory.hourly.toFixed(1)} MB/h (varies by ${memory.spread.toFixed(0)} MB); handles ${handles.hourly.toFixed(1)}/h (vary by ${handles.spread}); p95 ${p95.toFixed(2)} s, slowest ${Math.max(...waited).toFixed(1)} s; silent ${silent}`,
      broken: [
        ...(alive ? [] : ['the process ended']),
        ...(memory.hourly <= 1 || isNoise(memory) ? [] : [`memory grows by ${memory.hourly.toFixed(1)} MB an hour`]),
        ...(handles.hourly <= 1 || isNoise(handles) ? [] : [`handles grow by ${handles.hourly.toFixed(0)} an hour`]),
        ...(p95 <= 2 ? [] : [`p95 of an answer ${p95.toFixed(1)} s`]),
        ...(silent === 0 ? [] : [`${silent} acts met silence`]),
      ],
    };
  },
  spoilt: {
    'memory leaks': (of) => ({ ...of, samples: of.samples.map((one) => ({ ...one, resident: 300 + one.at * 20 })) }),
    'handles leak': (of) => ({ ...of, samples: of.samples.map((one) => ({ ...one, handles: 40 + one.at * 20 })) }),
    'answers are late': (of) => ({ ...of, waited: of.waited.map(() => 3) }),
    'an act meets silence': (of) => ({ ...of, silent: 1 }),
    'the process ends': (of) => ({ ...of, alive: false }),
  },
};

const faults = [
  { kind: 'slow', ms: 800 },
  { kind: '5xx', probability: 0.3 },
  { kind: 'reset-after-accept', probability: 0.2 },
  { kind: '429', retryAfter: 2, times: 1 },
  { kind: 'down' },
] as const;

/** Presses something on the last screen, or says something; seconds until the bot answers there. */
async function acted(
  sandbox: Sandbox,
  phone: Handset,
  below: (end: number) => number,
  text: () => string,
): Promise<number | undefined> {
  const buttons =
    phone
      .view()
      .messages.findLast(({ inline }) => (inline?.flat().length ?? 0) > 0)
      ?.inline?.flat() ?? [];
  const last = sandbox.journal.since(0).at(-1)?.n ?? 0;
  const begun = performance.now();
  const chosen = buttons[below(Math.max(1, buttons.length))];
  const link = chosen && 'url' in chosen && chosen.url !== undefined;
  if (chosen && !link && below(4) > 0) phone.press(chosen.text);
  else phone.say(below(3) === 0 ? text().slice(0, 4000).trim() || 'да' : '/menu');
  const heard = () =>
    sandbox.journal
      .since(last)
      .some(
        ({ messenger, method, params }) =>
          messenger === phone.messenger && answers.has(method) && namesOf(params).has(String(phone.account)),
      );
  while (performance.now() - begun < 60_000) {
    if (heard()) return (performance.now() - begun) / 1000;
    await pause(25);
  }
  return undefined;
}

const answers = new Set([
  'sendMessage',
  'editMessageText',
  'messages.send',
  'messages.edit',
  'messages.sendMessageEventAnswer',
]);
const namesOf = (params: Readonly<Record<string, unknown>>): ReadonlySet<string> =>
  new Set([params.chat_id, params.peer_id, params.user_id, ...String(params.peer_ids ?? '').split(',')].map(String));

async function weighed(pid: number): Promise<Pick<Sample, 'resident' | 'handles'>> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  const handles = await readdir(`/proc/${pid}/fd`);
  return { resident: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024), handles: handles.length };
}

/** How it grows from the first to the last of these samples, by the line of least squares, beside how much it varies. */
function trend(samples: readonly Sample[], of: (one: Sample) => number) {
  const hourly = slope(samples.map((one) => [one.at / 60, of(one)]));
  const all = samples.map(of);
  const hours = ((samples.at(-1)?.at ?? 0) - (samples[0]?.at ?? 0)) / 60;
  return { hourly, grown: hourly * hours, spread: Math.max(...all) - Math.min(...all) };
}

/** What grows steadily has varied by as much as it has grown. */
const isNoise = ({ grown, spread }: ReturnType<typeof trend>): boolean => grown < spread / 4;

function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, one) => sum + one[at], 0) / Math.max(1, points.length);
  const [x, y] = [mean(0), mean(1)];
  const below = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  return below === 0 ? 0 : points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / below;
}
