import { setTimeout as pause } from 'node:timers/promises';
import { calls } from '../chaos/support/child.ts';
import { noon } from '../support/queues.ts';
import { shares, waits } from './support/answers.ts';
import { unkept } from './support/claims.ts';
import { awaited, folk, schoolIn, unheard } from './support/folk.ts';
import { posted } from './support/posting.ts';
import { type Request, requests, sent } from './support/requests.ts';
import { staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

/** Moments in real milliseconds. */
interface Evidence {
  readonly begun: number;
  /** Telegram said that it is too much. */
  readonly flooded: number;
  /** The program was started again and heard both messengers. */
  readonly restarted: number;
  /** Requests of the broadcast. */
  readonly telegram: readonly number[];
  readonly vk: readonly number[];
  /** How long people waited for an answer in Telegram meanwhile, seconds. */
  readonly waited: readonly number[];
}

const sizes = { small: { people: 1600, others: 20 }, full: { people: 4000, others: 100 } };
const words = 'объявление';
const retryAfter = 30;
const enough = 0.75;
/** Milliseconds. */
const noted = 3000;
const longest = 5;
/** Calls before Telegram has enough. */
const early = 120;

/** Telegram says in the middle of a broadcast that it is too much, and the program is killed and started again meanwhile. */
export const flooded: Trial<Evidence> = {
  number: 7,
  promise: `Telegram answers 429 with retry_after ${retryAfter} in mid-broadcast, and the program restarts during the pause`,
  demanded: `0 requests of the broadcast to Telegram within ${retryAfter} s; VK at ${enough * 100} % of its rate at least; answers to others p95 ≤ ${longest} s`,
  gather: ({ size, say }) =>
    staged(
      async (stage) => {
        const { sandbox } = stage;
        const school = await schoolIn(stage);
        const role = 'mentor';
        const crowd = await folk(stage, school, {
          ...{ count: sizes[size].people, role },
          on: (n) => [n % 2 ? 'telegram' : 'vk'],
        });
        const others = await folk(stage, school, { count: sizes[size].others, role, on: () => ['telegram'] });
        await unheard(stage);
        const seen = requests(sandbox);
        const bot = await stage.instance();
        // No two alike: VK would take a hundred of the same with one call.
        await posted(stage, school, crowd, { lane: 'broadcast', text: (n) => `${words} ${n}` });
        await calls(sandbox, early, ['sendMessage']);
        const fault = { messenger: 'telegram', kind: '429', retryAfter, methods: ['sendMessage'] } as const;
        sandbox.faults.add({ ...fault, times: 1 });
        const refusal = (): Request | undefined => seen.find(({ status }) => status === 429);
        await awaited('Telegram has enough', 60, () => refusal() !== undefined);
        const at = refusal()?.at ?? 0;
        // Who dies before it has written down what Telegram said has not heard it: Telegram would say it again.
        await pause(noted);
        await bot.kill();
        await stage.instance();
        const restarted = performance.now();
        const left = at + retryAfter * 1000 - restarted;
        say(`at work again ${(left / 1000).toFixed(1)} s before the end of the pause`);
        const phones = others.flatMap((one) => one.phones);
        const every = Math.max(20, (left * 0.7) / phones.length);
        const waited = await waits(sandbox, phones, { every, does: (phone) => phone.say('/menu') });
        const of = (messenger: Request['messenger']) =>
          sent(seen, messenger).filter(({ text }) => text.startsWith(words));
        await awaited('Telegram goes on', 120, () => of('telegram').some((one) => one.at > at + retryAfter * 1000));
        const moments = (messenger: Request['messenger']) => of(messenger).map((one) => one.at);
        const [begun = 0] = moments('vk');
        return { begun, flooded: at, restarted, telegram: moments('telegram'), vk: moments('vk'), waited };
      },
      { at: noon },
    ),
  judge: ({ begun, flooded: at, restarted, telegram, vk, waited }) => {
    const end = at + retryAfter * 1000;
    const early = telegram.filter((moment) => moment > at && moment < end).length;
    const rate = (from: number, to: number) =>
      (vk.filter((moment) => moment >= from && moment <= to).length * 1000) / Math.max(1, to - from);
    const [before, during] = [rate(begun, at), rate(restarted, end)];
    const { p95 } = shares(waited);
    return {
      size: `${telegram.length + vk.length} requests, ${waited.length} others`,
      figure: `${early} requests too early; VK ${before.toFixed(1)} a second before, ${during.toFixed(1)} meanwhile; p95 ${p95.toFixed(2)} s`,
      broken: unkept(
        [restarted < end - 1000, 'it was not at work again before the end of the pause'],
        [early === 0, `${early} requests too early`],
        [during >= before * enough, `VK fell from ${before.toFixed(1)} to ${during.toFixed(1)} a second`],
        [p95 <= longest, `p95 ${p95.toFixed(2)} s`],
      ),
    };
  },
  spoilt: {
    'one request too early': (of) => ({ ...of, telegram: [...of.telegram, of.flooded + retryAfter * 500] }),
    'VK stands still': (of) => ({ ...of, vk: of.vk.filter((moment) => moment <= of.flooded) }),
    'people wait': (of) => ({ ...of, waited: of.waited.map(() => longest + 1) }),
    'there was no restart': (of) => ({ ...of, restarted: of.flooded + retryAfter * 1000 }),
  },
};
