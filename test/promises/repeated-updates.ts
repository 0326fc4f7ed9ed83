import { freePort } from '../support/postgres.ts';
import { noon } from '../support/queues.ts';
import { randomOf } from '../support/random.ts';
import { unkept } from './support/claims.ts';
import { awaited, counted } from './support/folk.ts';
import { postman } from './support/postman.ts';
import { requests } from './support/requests.ts';
import { staged } from './support/stage.ts';
import { firstHeard, heardBy, type Relay, relayed, talking, threads, word } from './support/threads.ts';
import type { Trial } from './trial.ts';

interface Evidence {
  readonly relays: readonly Relay[];
  /** Answers of the bot to deliveries, other than 200. */
  readonly refused: readonly number[];
  /** Errors that it wrote down. */
  readonly errors: readonly string[];
}

const sizes = { small: { words: 200, threads: 10 }, full: { words: 5000, threads: 100 } };
const times = 3;

/** The messengers post everything three times, shuffled and in parallel, to two instances. */
export const repeatedUpdates: Trial<Evidence> = {
  number: 5,
  promise: 'Every update comes three times, shuffled within 100, in parallel, to two instances',
  demanded: 'each has its effect once: lost 0, twice 0; 0 errors',
  gather: ({ size, seed, say }) =>
    staged(
      async (stage) => {
        const first = { url: '' };
        const carrier = await postman(() => first.url);
        try {
          const { words, threads: count } = sizes[size];
          const all = await threads(stage, count, (n) => ({ asker: n % 2 ? 'telegram' : 'vk', helper: 'vk' }));
          const settings = { PUBLIC_URL: carrier.url };
          const seen = requests(stage.sandbox);
          const port = await freePort();
          first.url = `http://127.0.0.1:${port}`;
          const bots = [await stage.instance({ port, settings }), await stage.instance({ settings })];
          // The last words with which a bot tells each of the messengers its address.
          const told = ['setWebhook', 'groups.setCallbackSettings'];
          await awaited('both know the address', 60, () =>
            told.every((method) => seen.filter((one) => one.method === method).length === bots.length),
          );
          await talking(all);
          carrier.keep();
          for (let said = 0; said < words; said += 1) all[said % count]?.asker.say(word(said));
          await awaited('all are posted', 300, () => carrier.kept() >= words);
          say('delivering');
          const done = 'select count(*) n from inbox where handled_at is not null';
          const before = await counted(stage, done);
          const refused = await carrier.deliver({
            ...{ to: bots.map(({ url }) => url), times, within: 100, atOnce: 20 },
            random: randomOf(seed),
          });
          await awaited('all are handled', 900, async () => (await counted(stage, done)) >= before + words);
          const open = "select count(*) n from outbox where status in ('pending', 'sending')";
          await awaited('all is sent', 900, async () => (await counted(stage, open)) === 0);
          const errors = stage.logs().match(/"level":"error".*/g) ?? [];
          return { relays: all.map((one) => ({ said: words / count, heard: heardBy(one) })), refused, errors };
        } finally {
          await carrier.stop();
        }
      },
      { at: noon },
    ),
  judge: ({ relays, refused, errors }) => {
    const { said, lost, twice } = relayed(relays);
    return {
      size: `${said} updates, ${times} times each`,
      figure: `lost ${lost}; twice ${twice}; refused ${refused.length}; errors ${errors.length}`,
      broken: unkept(
        [lost === 0, `lost ${lost}`],
        [twice === 0, `twice ${twice}`],
        [refused.length === 0, `refused with ${[...new Set(refused)].join(', ')}`],
        [errors.length === 0, `errors: ${errors[0]}`],
      ),
    };
  },
  spoilt: {
    'one is lost': (of) => ({ ...of, relays: firstHeard(of.relays, (heard) => heard.slice(1)) }),
    'one has two effects': (of) => ({
      ...of,
      relays: firstHeard(of.relays, (heard) => [...heard, ...heard.slice(-1)]),
    }),
    'one is refused': (of) => ({ ...of, refused: [...of.refused, 500] }),
    'one error': (of) => ({ ...of, errors: [...of.errors, 'inbox-bug'] }),
  },
};
