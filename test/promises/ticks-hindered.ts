import { setTimeout as pause } from 'node:timers/promises';
import { Temporal } from '#core/kernel/time.ts';
import type { Settings } from '#core/people/organisation.ts';
import { inForce } from './support/duties.ts';
import { awaited, folk, schoolIn, texts, unheard } from './support/folk.ts';
import { halfDead } from './support/half-dead.ts';
import type { Instance } from './support/instance.ts';
import { type MovedClock, movedClock } from './support/moved-clock.ts';
import { staged } from './support/stage.ts';
import type { Trial } from './trial.ts';

interface Case {
  readonly name: string;
  /** What the machine's clock shows as the bot starts. */
  readonly start: string;
  readonly settings?: Partial<Settings>;
  readonly zone?: string;
  readonly day: string;
  /** Does harm; people who join in the middle are added by `more`. */
  readonly play: (at: Scene) => Promise<void>;
  /** Such harm must be told of. */
  readonly alarming?: true;
}

interface Scene {
  readonly bot: Instance;
  readonly clock: MovedClock;
  readonly swallow: (word: string) => Promise<void>;
  readonly arrived: () => Promise<void>;
  readonly more: () => Promise<void>;
  readonly harmed: () => void;
}

interface Seen {
  readonly name: string;
  readonly shown: readonly number[];
  /** Seconds between two ticks, at most. */
  readonly silence: number;
  /** Seconds after which somebody who watches could know; absent where nothing had to be told. */
  readonly alert?: number;
}

interface Evidence {
  readonly seen: readonly Seen[];
}

const crowd = { small: 10, full: 100 };
const nine = '2026-11-18T09:00:00+03:00';
const before = (moment: string, seconds: number) => Temporal.Instant.from(moment).subtract({ seconds }).toString();
const berlin = (day: string) => ({
  ...{ zone: 'Europe/Berlin', day },
  settings: { zone: 'Europe/Berlin', remindAt: '02:30', dayOverrides: { [day]: 'working' as const } },
});

const cases: readonly Case[] = [
  {
    ...{ name: 'a tick that hangs', start: before(nine, 90), day: '2026-11-18', alarming: true },
    play: async ({ bot, clock, swallow, arrived, harmed }) => {
      clock.set(bot, before(nine, 5));
      await swallow('reminders');
      harmed();
      await arrived();
    },
  },
  {
    ...{ name: 'the event loop blocked for 60 s', start: before(nine, 90), day: '2026-11-18', alarming: true },
    play: async ({ bot, clock, arrived, harmed }) => {
      clock.set(bot, before(nine, 5));
      await pause(1000);
      harmed();
      clock.block(bot, 60_000);
      await arrived();
    },
  },
  {
    ...{ name: 'the clock an hour ahead', start: before(nine, 1800), day: '2026-11-18' },
    play: async ({ bot, clock, arrived }) => {
      await pause(15_000);
      clock.set(bot, before(nine, -1800));
      await arrived();
    },
  },
  {
    ...{ name: 'the clock an hour back', start: before(nine, 90), day: '2026-11-18' },
    play: async ({ bot, clock, arrived, more }) => {
      clock.set(bot, before(nine, 5));
      await arrived();
      await pause(25_000);
      clock.set(bot, before(nine, 3560));
      await more();
      await pause(125_000);
      clock.set(bot, before(nine, 5));
      await arrived();
    },
  },
  {
    ...{ name: 'the hour that comes twice, Berlin', start: '2026-10-25T00:25:00Z', ...berlin('2026-10-25') },
    play: async ({ bot, clock, arrived }) => {
      clock.set(bot, '2026-10-25T00:29:55Z');
      await arrived();
      clock.set(bot, '2026-10-25T01:29:50Z');
      await pause(30_000);
    },
  },
  {
    ...{ name: 'the hour that does not come, Berlin', start: '2027-03-28T00:55:00Z', ...berlin('2027-03-28') },
    play: async ({ bot, clock, arrived }) => {
      clock.set(bot, '2027-03-28T00:59:45Z');
      await arrived();
    },
  },
];

/** What keeps the scheduler from its work. */
export const ticksHindered: Trial<Evidence> = {
  number: 16,
  promise: 'A hanging tick, a blocked event loop, a moved clock and a change to or from summer time lose no reminder',
  demanded: 'next tick in at most 120 s; 0 lost, 0 twice; what hangs or is blocked can be known in at most 3 min',
  gather: async ({ size, say }) => {
    const seen: Seen[] = [];
    await Promise.all(
      cases.map(async (one) => {
        seen.push(await hindered(one, crowd[size]));
        say(`${one.name}: over`);
      }),
    );
    return { seen: seen.toSorted((a, b) => a.name.localeCompare(b.name)) };
  },
  judge: ({ seen }) => {
    const lost = seen.flatMap(({ shown }) => shown.filter((count) => count === 0)).length;
    const twice = seen.flatMap(({ shown }) => shown.filter((count) => count > 1)).length;
    const silence = Math.max(...seen.map((one) => one.silence));
    const alerts = seen.flatMap(({ alert }) => (alert === undefined ? [] : [alert]));
    return {
      size: `${seen.length} cases, ${seen[0]?.shown.length} people and more in each`,
      figure: `lost ${lost}; twice ${twice}; ${seen.map((one) => `${one.name}: ${one.silence.toFixed(0)} s without a tick`).join(', ')}; known after ${Math.max(...alerts).toFixed(0)} s`,
      broken: [
        ...(lost === 0
          ? []
          : [`lost ${lost}: ${seen.filter(({ shown }) => shown.includes(0)).map(({ name }) => name)}`]),
        ...(twice === 0 ? [] : [`twice ${twice}`]),
        ...(silence <= 120 ? [] : [`no tick for ${silence.toFixed(0)} s`]),
        ...(Math.max(...alerts) <= 180 ? [] : ['nobody could know']),
      ],
    };
  },
  spoilt: {
    lost: ({ seen }) => ({ seen: seen.map((one, n) => (n === 0 ? { ...one, shown: [0, ...one.shown] } : one)) }),
    twice: ({ seen }) => ({ seen: seen.map((one, n) => (n === 0 ? { ...one, shown: [2, ...one.shown] } : one)) }),
    'no tick': ({ seen }) => ({ seen: seen.map((one, n) => (n === 0 ? { ...one, silence: 121 } : one)) }),
    'no alert': ({ seen }) => ({ seen: seen.map((one) => ({ ...one, alert: 181 })) }),
  },
};

/** Seconds in which what was lost may still come. */
const patience = 120;

async function hindered({ name, start, settings, zone, day, play, alarming }: Case, count: number): Promise<Seen> {
  const clock = movedClock(start);
  try {
    return await staged(async (stage) => {
      const school = await schoolIn(stage, name, settings);
      const people: { readonly phone: () => number }[] = [];
      const more = async () => {
        const some = await folk(stage, school, { count, role: 'mentor', on: (n) => [n % 2 ? 'telegram' : 'vk'] });
        const due = Temporal.PlainDate.from(day);
        const duties = some.map(({ person }, n) => ({ person, title: `Дело ${people.length + n}.`, due }));
        await inForce(stage, school, duties);
        const shown = (n: number) => () =>
          (some[n]?.phones.flatMap(texts) ?? []).filter((text) => text.includes(duties[n]?.title ?? '')).length;
        people.push(...some.map((_, n) => ({ phone: shown(n) })));
      };
      await more();
      await unheard(stage);
      const way = await halfDead(stage.server.url);
      const bot = await stage.instance({
        ...{ database: way.url, preload: clock.preload },
        settings: { ...clock.settings, ...(zone ? { TZ: zone } : {}) },
      });
      const watch = watched(bot);
      await play({
        ...{ bot, clock, more, swallow: way.swallow, harmed: watch.harmed },
        arrived: () =>
          awaited('reminders', patience, () => people.every(({ phone }) => phone() > 0)).catch(() => undefined),
      });
      await pause(25_000);
      const { silence, alert } = await watch.stop();
      way.stop();
      return { name, shown: people.map(({ phone }) => phone()), silence, ...(alarming ? { alert: alert ?? 999 } : {}) };
    });
  } finally {
    clock.stop();
  }
}

/** Looks at the bot from outside, as whoever watches over it does. */
function watched(bot: Instance) {
  const state = { over: false, silence: 0, harmed: Number.NaN, alert: undefined as number | undefined };
  const noticed = () => {
    if (Number.isNaN(state.harmed)) return;
    state.alert ??= (performance.now() - state.harmed) / 1000;
  };
  const running = (async () => {
    while (!state.over) {
      const answer = await fetch(`${bot.url}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
      if (!answer?.ok || bot.log().includes('"kind":"hung"')) noticed();
      const page = await fetch(`${bot.url}/metrics`).then(
        (one) => one.text(),
        () => '',
      );
      const age = Number(/^mentoring_tick_age_seconds (\d+)/m.exec(page)?.[1] ?? 0);
      state.silence = Math.max(state.silence, age);
      await pause(1000);
    }
  })();
  return {
    harmed: () => {
      state.harmed = performance.now();
    },
    stop: async () => {
      state.over = true;
      await running;
      return state;
    },
  };
}
