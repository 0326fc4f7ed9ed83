import { setTimeout as pause } from 'node:timers/promises';
import { calls, sends } from '../chaos/support/child.ts';
import { people, tellAll, unfinished } from '../chaos/support/school.ts';
import { ask } from '../support/global.ts';
import { noon, until } from '../support/queues.ts';
import { randomOf } from '../support/random.ts';
import { type Arrival, arrivals, changed, tallied } from './support/arrivals.ts';
import { unkept } from './support/claims.ts';
import { unheard } from './support/folk.ts';
import { staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

/** What the bot did after its database had gone. */
interface Event {
  /** The code it ended with, where it ended; another one was started then. */
  readonly exit?: number | null;
  /** From the end of the event to the next message of the bot. */
  readonly seconds: number;
}

interface Evidence {
  readonly arrived: readonly Arrival[];
  readonly events: readonly Event[];
}

const words = 'объявление';
const sizes = { small: { people: 200, crashes: 1, drops: 2 }, full: { people: 10_000, crashes: 5, drops: 20 } };
const cut = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'mentoring-bot'";
const longest = 30;

/** The database server dies, or cuts every connection, in the middle of a broadcast. */
export const databaseKilled: Trial<Evidence> = {
  number: 3,
  promise: 'A broadcast outlives its database server being killed and its connections being cut',
  demanded: `lost 0; VK twice 0; Telegram twice at most 1 per event; at work again, or ended with a code other than 0, within ${longest} s`,
  gather: ({ size, seed, say }) =>
    staged(
      async (stage) => {
        const { database, sandbox, server } = stage;
        const { people: count, crashes, drops } = sizes[size];
        const random = randomOf(seed);
        const pupils = await people(database, sandbox, count, (n) => [n % 2 ? 'telegram' : 'vk']);
        await unheard(stage);
        let bot = await stage.instance();
        const all = crashes + drops;
        const stretch = Math.ceil(count / (all + 1));
        const part = (n: number) => pupils.slice(n * stretch, (n + 1) * stretch);
        const events: Event[] = [];
        await tellAll(database, part(0), 'broadcast', words);
        for (let event = 0; event < all; event += 1) {
          await calls(sandbox, 1 + Math.floor(random() * stretch * 0.3), sends);
          if (event % Math.ceil(all / crashes) === 0) await server.crash();
          else await ask(server.url, cut);
          const over = performance.now();
          // The trial's own connections have gone too; what is posted twice under one key is one message.
          await until(() => succeeds(tellAll(database, part(event + 1), 'broadcast', words)), 100);
          const again = calls(sandbox, 1, sends);
          const first = await Promise.race([again.then(() => 'sends' as const), bot.gone]);
          if (first !== 'sends') bot = await stage.instance();
          if (first !== 'sends') await again;
          const seconds = (performance.now() - over) / 1000;
          events.push(first === 'sends' ? { seconds } : { seconds, exit: first });
          say(
            `${event + 1} of ${all}: ${first === 'sends' ? 'at work' : `ended with ${first}`} in ${seconds.toFixed(1)} s`,
          );
        }
        await until(async () => (await unfinished(database)) === 0, 200);
        return { arrived: arrivals(pupils), events };
      },
      { at: noon },
    ),
  judge: ({ arrived, events }) => {
    const { wanted, lost, repeated } = tallied(arrived, [words]);
    const ends = events.filter(({ exit }) => exit !== undefined);
    const slowest = Math.max(0, ...events.map(({ seconds }) => seconds));
    return {
      size: `${wanted} messages, ${events.length} events`,
      figure: `lost ${lost}; VK twice ${repeated.vk}; Telegram twice ${repeated.telegram}; ended ${ends.length} times; at work again within ${slowest.toFixed(1)} s`,
      broken: unkept(
        [lost === 0, `lost ${lost}`],
        [repeated.vk === 0, `VK repeated ${repeated.vk}`],
        [repeated.telegram <= events.length, `Telegram repeated ${repeated.telegram} in ${events.length} events`],
        [ends.every(({ exit }) => exit !== 0), 'it ended as if all were well'],
        [slowest <= longest, `at work again after ${slowest.toFixed(1)} s`],
      ),
    };
  },
  spoilt: {
    'one is lost': (of) => ({ ...of, arrived: changed(of.arrived, 'vk', words, () => 0) }),
    'VK has one twice': (of) => ({ ...of, arrived: changed(of.arrived, 'vk', words, () => 2) }),
    'more repetitions than events': (of) => ({
      ...of,
      arrived: changed(of.arrived, 'telegram', words, () => of.events.length + 2),
    }),
    'it ends quietly': (of) => ({ ...of, events: [...of.events, { seconds: 1, exit: 0 }] }),
    'it is away for long': (of) => ({ ...of, events: [...of.events, { seconds: longest + 1 }] }),
  },
};

const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => pause(50).then(() => false),
  );
