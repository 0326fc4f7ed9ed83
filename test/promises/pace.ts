import { noon } from '../support/queues.ts';
import { unkept } from './support/claims.ts';
import { awaited, counted, folk, schoolIn, unheard } from './support/folk.ts';
import { posted } from './support/posting.ts';
import { mostWithin, type Request, requests, sent } from './support/requests.ts';
import { staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

interface Evidence {
  readonly all: readonly Request[];
}

const sizes = { small: { people: 200, each: 3 }, full: { people: 5000, each: 4 } };
const limits = { telegram: 25, chat: 1, vk: 18, minutes: 20 };
const slow = 80;
const second = 1000;

/** Two instances send a great deal at once. */
export const pace: Trial<Evidence> = {
  number: 8,
  promise: 'Two instances together keep to the messengers’ rates, and are as fast as these allow',
  demanded: `Telegram ≤ ${limits.telegram} in any second, ≤ ${limits.chat} to a chat; VK ≤ ${limits.vk} requests a second of the token; 10,000 in Telegram within ${limits.minutes} min, each answered after ${slow} ms`,
  gather: ({ size }) =>
    staged(
      async (stage) => {
        const school = await schoolIn(stage);
        const crowd = await folk(stage, school, {
          ...{ count: sizes[size].people, role: 'mentor' },
          on: (n) => [n % 2 ? 'telegram' : 'vk'],
        });
        await unheard(stage);
        stage.sandbox.faults.add({ messenger: 'telegram', kind: 'slow', ms: slow, methods: ['sendMessage'] });
        const all = requests(stage.sandbox);
        for (let round = 1; round <= sizes[size].each; round += 1)
          await posted(stage, school, crowd, { lane: 'broadcast', text: (n) => `объявление ${n}, ${round}` });
        await Promise.all([stage.instance(), stage.instance()]);
        const open = "select count(*) n from outbox where status in ('pending', 'sending')";
        await awaited('all is sent', 1500, async () => (await counted(stage, open)) === 0);
        return { all: [...all] };
      },
      { at: noon },
    ),
  judge: ({ all }) => {
    const at = (some: readonly Request[]) => some.map((one) => one.at);
    const telegram = sent(all, 'telegram');
    const vk = all.filter(({ messenger, method }) => messenger === 'vk' && method !== 'a_check');
    const peaks = { telegram: mostWithin(at(telegram), second), vk: mostWithin(at(vk), second) };
    const chat = mostToOne(telegram);
    const minutes = (Math.max(...at(telegram)) - Math.min(...at(telegram))) / 60_000;
    const whole = (minutes / telegram.length) * 10_000;
    return {
      size: `${telegram.length} messages in Telegram, ${sent(all, 'vk').length} in VK, 2 instances`,
      figure: `Telegram ${peaks.telegram} in a second, ${chat} to a chat; VK ${peaks.vk}; ${telegram.length} in Telegram took ${minutes.toFixed(1)} min, 10,000 would ${whole.toFixed(1)}`,
      broken: unkept(
        [peaks.telegram <= limits.telegram, `Telegram ${peaks.telegram} in a second`],
        [chat <= limits.chat, `${chat} to a chat of Telegram in a second`],
        [peaks.vk <= limits.vk, `VK ${peaks.vk} in a second`],
        [whole <= limits.minutes, `10,000 in Telegram would take ${whole.toFixed(1)} min`],
      ),
    };
  },
  spoilt: {
    'two to a chat at once': twice('telegram', 1),
    'Telegram is given more': twice('telegram', limits.telegram),
    'VK is given more': twice('vk', limits.vk),
    'it is slow': ({ all }) => ({ all: all.map((one) => ({ ...one, at: one.at * limits.minutes })) }),
  },
};

/** The most that one chat was sent within a second. */
function mostToOne(messages: readonly Request[]): number {
  const chats = new Map<string, number[]>();
  for (const {
    chats: [chat = ''],
    at,
  } of messages)
    chats.set(chat, [...(chats.get(chat) ?? []), at]);
  return Math.max(0, ...[...chats.values()].map((moments) => mostWithin(moments, second)));
}

/** The first message comes so many times more, all at once. */
function twice(messenger: Request['messenger'], times: number): (of: Evidence) => Evidence {
  return ({ all }) => ({
    all: [...all, ...Array.from({ length: times }, () => sent(all, messenger)[0]).flatMap((one) => one ?? [])],
  });
}
