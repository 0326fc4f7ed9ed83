import { calls, sends } from '../chaos/support/child.ts';
import { noon } from '../support/queues.ts';
import { shares, waits } from './support/answers.ts';
import { unkept } from './support/claims.ts';
import { folk, greeted, pressed, schoolIn, unheard } from './support/folk.ts';
import { posted } from './support/posting.ts';
import { requests, sent } from './support/requests.ts';
import { staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

interface Evidence {
  /** Recipients of the broadcast. */
  readonly crowd: number;
  /** Recipients whom it had reached when the last presser was answered. */
  readonly reached: number;
  /** Seconds. */
  readonly waited: readonly number[];
}

const words = 'объявление';
const sizes = { small: { crowd: 2000, pressers: 20 }, full: { crowd: 10_000, pressers: 200 } };
const limits = { p95: 2, p99: 5 };
/** Milliseconds: two hundred press within twenty seconds, and Telegram takes its time. */
const every = 100;
const slow = 80;

/** People press buttons while a broadcast is under way. */
export const answersInBroadcast: Trial<Evidence> = {
  number: 9,
  promise: 'Who presses a button during a broadcast is answered at once',
  demanded: `p95 ≤ ${limits.p95} s; p99 ≤ ${limits.p99} s`,
  gather: ({ size, say }) =>
    staged(
      async (stage) => {
        const { sandbox } = stage;
        const school = await schoolIn(stage);
        const on = (n: number) => [n % 2 ? 'telegram' : 'vk'] as const;
        const crowd = await folk(stage, school, { count: sizes[size].crowd, role: 'mentor', on });
        const pressers = await folk(stage, school, { count: sizes[size].pressers, role: 'mentor', on });
        const phones = pressers.flatMap((one) => one.phones);
        await unheard(stage);
        sandbox.faults.add({ messenger: 'telegram', kind: 'slow', ms: slow, methods: ['sendMessage'] });
        await stage.instance();
        await greeted(stage, phones);
        const seen = requests(sandbox);
        await posted(stage, school, crowd, { lane: 'broadcast', text: (n) => `${words} ${n}` });
        await calls(sandbox, 50, sends);
        say('the broadcast is under way');
        const waited = await waits(sandbox, phones, { every, does: (phone) => pressed(phone, 'menu') });
        const reached = [...sent(seen, 'telegram'), ...sent(seen, 'vk')].filter(({ text }) => text.startsWith(words));
        return { crowd: crowd.length, reached: reached.length, waited };
      },
      { at: noon },
    ),
  judge: ({ crowd, reached, waited }) => {
    const { p95, p99 } = shares(waited);
    return {
      size: `${waited.length} press; a broadcast of ${crowd}, ${reached} of them reached by then`,
      figure: `p95 ${p95.toFixed(2)} s; p99 ${p99.toFixed(2)} s`,
      broken: unkept(
        [reached > 0 && reached < crowd, 'the broadcast was not under way'],
        [p95 <= limits.p95, `p95 ${p95.toFixed(2)} s`],
        [p99 <= limits.p99, `p99 ${p99.toFixed(2)} s`],
      ),
    };
  },
  spoilt: {
    'all wait': (of) => ({ ...of, waited: of.waited.map((one) => one + limits.p95) }),
    'some wait long': (of) => ({ ...of, waited: of.waited.map((one, n) => (n % 30 === 0 ? limits.p99 + 1 : one)) }),
    'nothing else was going on': (of) => ({ ...of, reached: of.crowd }),
  },
};
