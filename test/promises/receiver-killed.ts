import { noon } from '../support/queues.ts';
import { randomOf } from '../support/random.ts';
import { unkept } from './support/claims.ts';
import { awaited, counted, firstLook } from './support/folk.ts';
import { staged } from './support/stage.ts';
import { firstHeard, heardBy, type Relay, relayed, talking, threads, word } from './support/threads.ts';
import type { Trial } from './trial.ts';

interface Evidence {
  readonly relays: readonly Relay[];
  readonly kills: number;
}

const sizes = { small: { words: 200, threads: 10, kills: 3 }, full: { words: 5000, threads: 100, kills: 20 } };

/** People write from both messengers, while whoever receives it is killed again and again. */
export const receiverKilled: Trial<Evidence> = {
  number: 4,
  promise: 'What people write outlives its receiver being killed',
  demanded: 'what was written is relayed once: lost 0, twice 0; everybody’s order kept',
  gather: ({ size, seed, say }) =>
    staged(
      async (stage) => {
        const { words, threads: count, kills } = sizes[size];
        const random = randomOf(seed);
        // Heard in VK, which shows nothing twice: two of a word would be two effects.
        const all = await threads(stage, count, (n) => ({ asker: n % 2 ? 'telegram' : 'vk', helper: 'vk' }));
        let bot = await stage.instance();
        await firstLook(stage);
        await talking(all);
        const done = 'select count(*) n from inbox where handled_at is not null';
        const before = await counted(stage, done);
        let said = 0;
        const sayUntil = (end: number) => {
          for (; said < end; said += 1) all[said % count]?.asker.say(word(said));
        };
        const stretch = words / (kills + 1);
        for (let kill = 1; kill <= kills; kill += 1) {
          sayUntil(Math.round(kill * stretch));
          const enough = before + Math.round((kill - 1 + random()) * stretch);
          await awaited(`${enough} are handled`, 300, async () => (await counted(stage, done)) >= enough);
          await bot.kill();
          // What is written while nobody listens waits, and the messengers repeat a part.
          stage.sandbox.redeliver('vk', 10);
          stage.sandbox.redeliver('telegram', 10);
          say(`killed ${kill} of ${kills}`);
          bot = await stage.instance();
        }
        sayUntil(words);
        await awaited('all are handled', 900, async () => (await counted(stage, done)) >= before + words);
        const open = "select count(*) n from outbox where status in ('pending', 'sending')";
        await awaited('all is sent', 900, async () => (await counted(stage, open)) === 0);
        return { relays: all.map((one) => ({ said: words / count, heard: heardBy(one) })), kills };
      },
      { at: noon },
    ),
  judge: ({ relays, kills }) => {
    const { said, lost, twice, disordered } = relayed(relays);
    return {
      size: `${said} updates, ${kills} kills`,
      figure: `lost ${lost}; twice ${twice}; out of order ${disordered}`,
      broken: unkept(
        [lost === 0, `lost ${lost}`],
        [twice === 0, `twice ${twice}`],
        [disordered === 0, `out of order in ${disordered} conversations`],
      ),
    };
  },
  spoilt: {
    'one is lost': (of) => ({ ...of, relays: firstHeard(of.relays, (heard) => heard.slice(1)) }),
    'one has two effects': (of) => ({
      ...of,
      relays: firstHeard(of.relays, (heard) => [...heard, ...heard.slice(-1)]),
    }),
    'two change places': (of) => ({ ...of, relays: firstHeard(of.relays, (heard) => heard.toReversed()) }),
  },
};
