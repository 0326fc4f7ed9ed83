import type { Handset } from '../../src/sandbox/sandbox.ts';
import { unfinished } from '../chaos/support/school.ts';
import { noon } from '../support/queues.ts';
import { unkept } from './support/claims.ts';
import { awaited, counted, folk, schoolIn, texts, unheard } from './support/folk.ts';
import { posted } from './support/posting.ts';
import { type Request, requests, sent } from './support/requests.ts';
import { staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

/** Somebody with both messengers, who has blocked the one used last. */
interface Blocker {
  /** Sends to the blocked phone. */
  readonly tried: number;
  /** From the refusal to the other messenger, seconds; undefined where the other one was chosen at once. */
  readonly fellBackIn?: number;
  /** How often the other phone shows each of the two messages. */
  readonly other: readonly number[];
  /** How often the phone that was blocked shows what was sent after its first word. */
  readonly back: number;
}

interface Evidence {
  readonly blockers: readonly Blocker[];
}

const [first, second, third] = ['первое', 'второе', 'третье'] as const;
const sizes = { small: 40, full: 1000 };
const longest = 60;

/** People block the bot in the messenger that they used last. */
export const blocked: Trial<Evidence> = {
  number: 13,
  promise: 'Who blocks the bot hears in the other messenger, and is back with the first word',
  demanded: `each tried at most once more; the other messenger within ${longest} s; back at the first word`,
  gather: ({ size, say }) =>
    staged(
      async (stage) => {
        const { database, sandbox } = stage;
        const school = await schoolIn(stage);
        const all = await folk(stage, school, {
          ...{ count: sizes[size], role: 'mentor' },
          on: (n) => (n % 2 ? ['telegram', 'vk'] : ['vk', 'telegram']),
        });
        await unheard(stage);
        const seen = requests(sandbox);
        const done = () => awaited('all are settled', 900, async () => (await unfinished(database)) === 0);
        // The messengers say nothing of it: only a refusal tells.
        for (const { phones } of all) phones[0]?.block();
        await unheard(stage);
        await stage.instance();
        const tell = async (text: string) => {
          await posted(stage, school, all, { lane: 'notice', text: () => text });
          await done();
          say(`${text}: sent`);
        };
        await tell(first);
        await tell(second);
        const asked = [...seen];
        const said = await counted(stage, 'select count(*) n from inbox');
        for (const { phones } of all) phones[0]?.say('/menu');
        const heard = `select count(*) n from inbox where handled_at is not null`;
        // One update says that the phone may be written to again, the other one what was written.
        await awaited('all are heard', 900, async () => (await counted(stage, heard)) >= said + all.length * 2);
        await done();
        await tell(third);
        return { blockers: all.map(({ phones }) => faredOf(phones, asked)) };
      },
      { at: noon },
    ),
  judge: ({ blockers }) => {
    const most = Math.max(0, ...blockers.map(({ tried }) => tried));
    const slowest = Math.max(0, ...blockers.map(({ fellBackIn = 0 }) => fellBackIn));
    const unheardOf = blockers.filter(({ other }) => other.some((count) => count !== 1)).length;
    const away = blockers.filter(({ back }) => back !== 1).length;
    return {
      size: `${blockers.length} who block`,
      figure: `tried at most ${most} times; in the other messenger within ${slowest.toFixed(1)} s; did not have it there once ${unheardOf}; not back ${away}`,
      broken: unkept(
        [blockers.some(({ tried }) => tried > 0), 'nobody was tried'],
        [most <= 1, `tried ${most} times`],
        [slowest <= longest, `in the other messenger after ${slowest.toFixed(1)} s`],
        [unheardOf === 0, `not once in the other messenger ${unheardOf}`],
        [away === 0, `not back ${away}`],
      ),
    };
  },
  spoilt: {
    'one is tried again': firstIs({ tried: 2 }),
    'one waits long': firstIs({ fellBackIn: longest + 1 }),
    'one hears nothing': firstIs({ other: [1, 0] }),
    'one hears twice': firstIs({ other: [2, 1] }),
    'one stays away': firstIs({ back: 0 }),
  },
};

function firstIs(change: Partial<Blocker>): (of: Evidence) => Evidence {
  return ({ blockers }) => ({ blockers: blockers.map((one, n) => (n === 0 ? { ...one, ...change } : one)) });
}

function faredOf([here, there]: readonly Handset[], asked: readonly Request[]): Blocker {
  const to = (phone: Handset | undefined) =>
    sent(asked, phone?.messenger ?? 'vk').filter(({ chats }) => chats.includes(String(phone?.account)));
  const tries = to(here);
  const came = to(there).find(({ text }) => text === first);
  const shows = (phone: Handset | undefined, text: string) =>
    phone ? texts(phone).filter((one) => one === text).length : 0;
  return {
    ...{ tried: tries.length, other: [shows(there, first), shows(there, second)], back: shows(here, third) },
    ...(tries[0] && came ? { fellBackIn: (came.at - tries[0].at) / 1000 } : {}),
  };
}
