import { people, tellAll, unfinished } from '../chaos/support/school.ts';
import { noon } from '../support/queues.ts';
import { type Arrival, arrivals, changed, tallied } from './support/arrivals.ts';
import { unkept } from './support/claims.ts';
import { awaited } from './support/folk.ts';
import { type Request, requests } from './support/requests.ts';
import { staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

interface Evidence {
  readonly arrived: readonly Arrival[];
  /** Sends that VK took and never answered, and that came again within the hour. */
  readonly soon: number;
  /** The same, tried again when VK had forgotten them. */
  readonly late: number;
  /** Times that the history of a dialog was asked for. */
  readonly asked: number;
}

const [first, second] = ['в тот же час', 'через час'] as const;
const sizes = { small: { people: 120, late: 3 }, full: { people: 1000, late: 15 } };
const part = 0.05;
const often = 0.5;
const cut = 'reset-after-accept';
const minutes = 61;
const send = { messenger: 'vk', methods: ['messages.send'] } as const;

/** VK takes a message and never answers: it comes again soon, or so late that VK no longer knows its number. */
export const vkCuts: Trial<Evidence> = {
  number: 11,
  promise:
    'VK takes 5 % of the messages, later half of them, and does not answer; they are tried again within the hour, and after 61 minutes',
  demanded: 'lost 0; twice 0, the late ones by the history of the dialog',
  gather: ({ size, say }) => {
    const passed = { ms: 0 };
    return staged(
      async (stage) => {
        const { database, sandbox } = stage;
        const pupils = await people(database, sandbox, sizes[size].people, () => ['vk']);
        const seen = requests(sandbox);
        const cuts = () => seen.filter((one) => one.fault === cut).length;
        const done = () => awaited('all are sent', 900, async () => (await unfinished(database)) === 0);
        const bot = await stage.instance();
        const fault = sandbox.faults.add({ ...send, kind: cut, probability: part });
        await tellAll(database, pupils, 'notice', first);
        await done();
        const soon = cuts();
        say(`${soon} tried again at once`);
        await tellAll(database, pupils, 'notice', second);
        // More are cut now: so many must be open at one moment, none of them tried again yet with success.
        sandbox.faults.remove(fault.id);
        sandbox.faults.add({ ...send, kind: cut, probability: often });
        await awaited('enough are open', 300, () => open(seen).size >= sizes[size].late);
        sandbox.faults.add({ ...send, kind: 'down' });
        for (const one of sandbox.faults.list().filter(({ kind }) => kind === cut)) sandbox.faults.remove(one.id);
        await bot.kill();
        const late = open(seen).size;
        // Over an hour goes by, in VK and in the database.
        passed.ms = minutes * 60_000;
        await database.dataSource.query(
          `update outbox set first_try = first_try - interval '${minutes} minutes', next_try = now(),
             lease_until = lease_until - interval '${minutes} minutes' where status in ('pending', 'sending')`,
        );
        sandbox.faults.clear();
        say(`${late} are tried again after ${minutes} minutes`);
        await stage.instance();
        await done();
        const asked = seen.filter(({ method }) => method === 'messages.getHistory').length;
        return { arrived: arrivals(pupils), soon, late, asked };
      },
      { at: noon, peerNow: () => Date.now() + passed.ms },
    );
  },
  judge: ({ arrived, soon, late, asked }) => {
    const { wanted, lost, repeated } = tallied(arrived, [first, second]);
    return {
      size: `${wanted} messages, ${soon} tried again within the hour, ${late} after ${minutes} minutes`,
      figure: `lost ${lost}; twice ${repeated.vk}; history asked ${asked} times`,
      broken: unkept(
        [soon > 0 && late > 0, 'nothing was cut'],
        [lost === 0, `lost ${lost}`],
        [repeated.vk === 0, `repeated ${repeated.vk}`],
        [asked >= late, `history asked ${asked} times for ${late}`],
      ),
    };
  },
  spoilt: {
    'one is lost': (of) => ({ ...of, arrived: changed(of.arrived, 'vk', second, () => 0) }),
    'one comes twice at once': (of) => ({ ...of, arrived: changed(of.arrived, 'vk', first, () => 2) }),
    'one comes twice after an hour': (of) => ({ ...of, arrived: changed(of.arrived, 'vk', second, () => 2) }),
    'history is not asked': (of) => ({ ...of, asked: 0 }),
    'nothing was tried': (of) => ({ ...of, late: 0 }),
  },
};

/** Dialogs in which VK has taken a message that the bot knows nothing of. */
function open(seen: readonly Request[]): ReadonlySet<string> {
  const dialogs = new Set<string>();
  for (const { method, fault, status, chats } of seen) {
    if (method !== 'messages.send') continue;
    for (const chat of chats) {
      if (fault === cut) dialogs.add(chat);
      else if (status === 200) dialogs.delete(chat);
    }
  }
  return dialogs;
}
