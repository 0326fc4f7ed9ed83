import { people, tellAll, unfinished } from '../chaos/support/school.ts';
import { noon } from '../support/queues.ts';
import { type Arrival, arrivals, changed, tallied } from './support/arrivals.ts';
import { unkept } from './support/claims.ts';
import { awaited, unheard } from './support/folk.ts';
import { requests } from './support/requests.ts';
import { staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

interface Evidence {
  readonly arrived: readonly Arrival[];
  /** Sends that Telegram took and never answered. */
  readonly cuts: number;
}

const words = 'напоминание';
const sizes = { small: 120, full: 2000 };
const part = 0.05;

/** Telegram takes a message and cuts the line before it answers. */
export const telegramCuts: Trial<Evidence> = {
  number: 10,
  promise: 'Telegram takes 5 % of the messages and cuts the line before it says so',
  demanded: 'lost 0; twice at most as many as were cut',
  gather: ({ size }) =>
    staged(
      async (stage) => {
        const { database, sandbox } = stage;
        const pupils = await people(database, sandbox, sizes[size], () => ['telegram']);
        await unheard(stage);
        const seen = requests(sandbox);
        const fault = { messenger: 'telegram', kind: 'reset-after-accept', methods: ['sendMessage'] } as const;
        sandbox.faults.add({ ...fault, probability: part });
        await stage.instance();
        await tellAll(database, pupils, 'notice', words);
        await awaited('all are sent', 900, async () => (await unfinished(database)) === 0);
        return { arrived: arrivals(pupils), cuts: seen.filter((one) => one.fault === 'reset-after-accept').length };
      },
      { at: noon },
    ),
  judge: ({ arrived, cuts }) => {
    const { wanted, lost, repeated } = tallied(arrived, [words]);
    return {
      size: `${wanted} messages, ${cuts} cut`,
      figure: `lost ${lost}; twice ${repeated.telegram}`,
      broken: unkept(
        [cuts > 0, 'nothing was cut'],
        [lost === 0, `lost ${lost}`],
        [repeated.telegram <= cuts, `repeated ${repeated.telegram} for ${cuts} cut`],
      ),
    };
  },
  spoilt: {
    'one is lost': (of) => ({ ...of, arrived: changed(of.arrived, 'telegram', words, () => 0) }),
    'more repetitions than cuts': (of) => ({
      ...of,
      arrived: changed(of.arrived, 'telegram', words, (count) => count + of.cuts + 1),
    }),
    'nothing was tried': (of) => ({ ...of, cuts: 0 }),
  },
};
