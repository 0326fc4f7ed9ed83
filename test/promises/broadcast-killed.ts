import { calls, sends } from '../chaos/support/child.ts';
import { people, tellAll, unfinished } from '../chaos/support/school.ts';
import { noon, until } from '../support/queues.ts';
import { randomOf } from '../support/random.ts';
import { type Arrival, arrivals, changed, tallied } from './support/arrivals.ts';
import { unheard } from './support/folk.ts';
import type { Instance } from './support/instance.ts';
import { staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

interface Evidence {
  readonly arrived: readonly Arrival[];
  readonly kills: number;
}

const words = 'объявление';
const sizes = { small: { people: 300, kills: 3 }, full: { people: 10_000, kills: 20 } };

/** A broadcast over both messengers, while its sender is killed again and again at a moment of chance. */
export const broadcastKilled = (number: number, senders: number): Trial<Evidence> => ({
  number,
  promise: `A broadcast outlives ${senders === 1 ? 'its sender' : 'one of its two senders'} being killed`,
  demanded: 'lost 0; VK twice 0; Telegram twice at most 1 per kill; none more than twice',
  gather: ({ size, seed, say }) =>
    staged(
      async (stage) => {
        const { database, sandbox, instance } = stage;
        const { people: count, kills } = sizes[size];
        const random = randomOf(seed);
        const pupils = await people(database, sandbox, count, (n) => [n % 2 ? 'telegram' : 'vk']);
        await unheard(stage);
        const running: Instance[] = [];
        for (let sender = 0; sender < senders; sender += 1) running.push(await instance());
        const stretch = Math.ceil(count / (kills + 1));
        for (let kill = 0; kill < kills; kill += 1) {
          // VK takes a hundred with one call, so a part is over after this many calls at least.
          const some = calls(sandbox, 1 + Math.floor(random() * stretch * 0.4), sends);
          await tellAll(database, pupils.slice(kill * stretch, (kill + 1) * stretch), 'broadcast', words);
          await some;
          await Promise.all(running.splice(kill % senders, 1).map((one) => one.kill()));
          say(`killed ${kill + 1} of ${kills}`);
          running.push(await instance());
        }
        await tellAll(database, pupils.slice(kills * stretch), 'broadcast', words);
        await until(async () => (await unfinished(database)) === 0, 200);
        return { arrived: arrivals(pupils), kills };
      },
      { at: noon },
    ),
  judge: ({ arrived, kills }) => {
    const { wanted, lost, repeated, most } = tallied(arrived, [words]);
    return {
      size: `${wanted} messages, ${kills} kills`,
      figure: `lost ${lost}; VK twice ${repeated.vk}; Telegram twice ${repeated.telegram}; most ${most}`,
      broken: [
        ...(lost === 0 ? [] : [`lost ${lost}`]),
        ...(repeated.vk === 0 ? [] : [`VK repeated ${repeated.vk}`]),
        ...(repeated.telegram <= kills ? [] : [`Telegram repeated ${repeated.telegram} in ${kills} kills`]),
        ...(most <= 2 ? [] : [`one message came ${most} times`]),
      ],
    };
  },
  spoilt: {
    'one is lost': (of) => ({ ...of, arrived: changed(of.arrived, 'telegram', words, () => 0) }),
    'VK has one twice': (of) => ({ ...of, arrived: changed(of.arrived, 'vk', words, () => 2) }),
    'one comes three times': (of) => ({ ...of, arrived: changed(of.arrived, 'telegram', words, () => 3) }),
    'more repetitions than kills': (of) => ({
      ...of,
      arrived: of.arrived.map((one) => (one.messenger === 'telegram' ? { ...one, shown: { [words]: 2 } } : one)),
    }),
  },
});
