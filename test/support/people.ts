import { expect, vi } from 'vitest';
import type { Messenger } from '#core/delivery/messenger.ts';
import type { Channel } from '#core/kernel/ports.ts';
import type { Handset, Sandbox } from '../../src/sandbox/sandbox.ts';
import { type Act, acting, type Seen, type StoryPhone } from './story-phone.ts';

export interface StoryPerson {
  readonly name: string;
  readonly telegram: StoryPhone;
  readonly vk: StoryPhone;
}

export interface People {
  /** Somebody with a phone on each messenger named. Asking for a phone they lack throws. */
  person(name: string, phones: { readonly telegram?: true; readonly vk?: true }): Promise<StoryPerson>;
  /** The messenger as it is to be given to the bot, so that acts can wait until their updates have arrived. */
  through(messenger: Messenger): Messenger;
}

/**
 * Drives people's phones in a sandbox. Every act resolves when the bot is idle again: the act's updates have reached the
 * inbox, and `settle`, given by whoever assembles the bot, says that inbox and outbox have nothing left to do.
 */
export function people(sandbox: Sandbox, settle: () => Promise<void>): People {
  const arrivals = { telegram: arrivalsOf(), vk: arrivalsOf() };
  const act: Act = async (phone, does) => {
    const arrived = arrivals[phone.messenger];
    // An event before VK's very first poll would be before its time.
    await vi.waitUntil(() => arrived.listening, patience);
    arrived.caused += await does();
    await vi.waitUntil(() => arrived.keys.size >= arrived.caused, patience);
    await settle();
  };
  return {
    person: async (name, phones) => {
      const held = sandbox.addPerson({ name, ...phones });
      const on = (channel: Channel) => handsetOf(held[channel], `${name}: ${channel}`);
      const made = {
        telegram: phones.telegram && acting(name, on('telegram'), act),
        vk: phones.vk && acting(name, on('vk'), act),
      };
      return {
        name,
        get telegram() {
          return made.telegram ?? lacking(`${name} has no Telegram`);
        },
        get vk() {
          return made.vk ?? lacking(`${name} has no VK`);
        },
      };
    },
    through: (messenger) => ({ ...messenger, listen: noting(messenger, arrivals[messenger.channel]) }),
  };
}

const patience = { interval: 2, timeout: 60_000 };

interface Arrivals {
  caused: number;
  listening: boolean;
  readonly keys: Set<string>;
}

const arrivalsOf = (): Arrivals => ({ caused: 0, listening: false, keys: new Set() });

function noting(messenger: Messenger, arrivals: Arrivals): Messenger['listen'] {
  return (receiver, signal) => {
    // Telegram keeps what was said before; VK has kept a place once it has told one.
    arrivals.listening ||= messenger.channel === 'telegram';
    return messenger.listen(
      {
        position: async () => {
          const position = await receiver.position();
          arrivals.listening ||= position !== undefined;
          return position;
        },
        receive: async (updates, position) => {
          await receiver.receive(updates, position);
          arrivals.listening = true;
          for (const { key } of updates) arrivals.keys.add(key);
        },
      },
      signal,
    );
  };
}

const handsetOf = (handset: Handset | undefined, whose: string): Handset => handset ?? lacking(whose);

function lacking(what: string): never {
  throw new Error(what);
}

interface ShowMatchers<R = unknown> {
  /** The screen shows each of these, in its text or on its buttons. */
  toShow(...parts: readonly string[]): R;
}

declare module 'vitest' {
  interface Matchers<T> extends ShowMatchers<T> {}
}

expect.extend({
  toShow: (seen: Seen, ...parts: readonly string[]) => {
    const missing = parts.filter((part) => !seen.whole.includes(part));
    return {
      pass: missing.length === 0,
      message: () => `Shown:\n${seen.whole}\n\nLooked for: ${parts.join(' | ')}\nMissing: ${missing.join(' | ')}`,
    };
  },
});
