import type { UpdatesDesk } from '../telegram/updates.ts';
import { failLongPoll, repeatEvents } from '../vk/events.ts';
import type { Peer } from '../world/peer.ts';
import { addPerson, addPhone, findPhone, type NewPerson, phonesOf } from '../world/people.ts';
import type { Messenger, Phone } from '../world/world.ts';
import * as acts from './acts.ts';
import { type PhoneView, phoneView } from './views.ts';

/** One person's phone in the hands of a test. */
export interface Handset {
  readonly id: string;
  readonly messenger: Messenger;
  readonly account: number;
  readonly view: () => PhoneView;
  readonly start: (payload?: string) => void;
  readonly say: (text: string, extra?: { payload?: string; ref?: string }) => void;
  /** By label or by place; without a message, the newest one that has such a button. */
  readonly press: (button: string | number, message?: number) => string | undefined;
  readonly pressKeyboard: (button: string | number) => void;
  readonly sendFile: (name: string, bytes: Buffer, caption?: string) => Promise<void>;
  readonly sendPhoto: (name: string, bytes: Buffer, caption?: string) => Promise<void>;
  readonly openLink: (url: string) => boolean;
  readonly block: () => void;
  readonly unblock: () => void;
  readonly forge: (data: string, message?: number) => string;
  /** The bytes of a file shown on this phone. */
  readonly download: (file: number) => Promise<Buffer | undefined>;
}

export interface HeldPerson {
  readonly id: string;
  readonly telegram?: Handset;
  readonly vk?: Handset;
}

export interface Hands {
  readonly addPerson: (person: NewPerson) => HeldPerson;
  readonly addPhone: (person: string, messenger: Messenger) => Handset;
  readonly phone: (id: string) => Handset;
  readonly redeliver: (messenger: Messenger, count: number) => number;
  readonly shuffleTelegram: (times: number) => void;
  readonly failLongPoll: (failed: 1 | 2 | 3) => void;
  /** Resolves as soon as the condition holds; rejects after so many real milliseconds. */
  readonly until: <T>(condition: () => T | undefined | false, ms?: number) => Promise<T>;
}

export function createHands(peer: Peer, desk: UpdatesDesk): Hands {
  const held = (id: string): HeldPerson => {
    const handsets = phonesOf(peer.world, id).map((phone) => [phone.messenger, handset(peer, phone)]);
    return { id, ...Object.fromEntries(handsets) };
  };
  return {
    addPerson: (order) => held(addPerson(peer, order).id),
    addPhone: (id, messenger) => {
      const person = peer.world.people.find((one) => one.id === id);
      if (person === undefined) throw new Error(`No person ${id}`);
      return handset(peer, addPhone(peer, { person, messenger, account: true }));
    },
    phone: (id) => {
      const phone = findPhone(peer.world, id);
      if (phone === undefined) throw new Error(`No phone ${id}`);
      return handset(peer, phone);
    },
    redeliver: (messenger, count) => (messenger === 'telegram' ? desk.redeliver(count) : repeatEvents(peer, count)),
    shuffleTelegram: desk.shuffle,
    failLongPoll: (failed) => failLongPoll(peer, failed),
    until: (condition, ms = 10_000) => waitUntil(peer, condition, ms),
  };
}

function handset(peer: Peer, phone: Phone): Handset {
  return {
    id: phone.id,
    messenger: phone.messenger,
    account: phone.account,
    view: () => phoneView(peer, phone, Infinity),
    start: (payload) => void acts.start(peer, phone, payload),
    say: (text, extra) => void acts.say(peer, phone, text, extra),
    press: (button, message) => acts.press(peer, phone, { button, message: message ?? newestWith(phone, button) }),
    pressKeyboard: (button) => acts.pressKeyboard(peer, phone, button),
    sendFile: async (name, bytes, caption) => void (await acts.sendFile(peer, phone, { name, bytes, caption })),
    sendPhoto: async (name, bytes, caption) => void (await acts.sendPhoto(peer, phone, { name, bytes, caption })),
    openLink: (url) => acts.openLink(peer, phone, url),
    block: () => acts.block(peer, phone),
    unblock: () => acts.unblock(peer, phone),
    forge: (data, message) => acts.forge(peer, phone, data, message),
    download: (file) => peer.bytes.get(file),
  };
}

function newestWith(phone: Phone, button: string | number): number {
  const found = phone.messages.findLast((message) => {
    const buttons = (message.inline ?? []).flat();
    return typeof button === 'number' ? buttons[button] !== undefined : buttons.some((one) => one.text === button);
  });
  return found?.id ?? 0;
}

function waitUntil<T>(peer: Peer, condition: () => T | undefined | false, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      forget();
      forgetCalls();
    };
    const look = (): void => {
      const found = condition();
      if (found === undefined || found === false) return;
      end();
      resolve(found);
    };
    const timer = setTimeout(() => {
      end();
      reject(new Error(`Not within ${ms} ms: ${condition.toString().slice(0, 200)}`));
    }, ms);
    const forget = peer.hub.listen(look);
    const forgetCalls = peer.journal.listen(look);
    look();
  });
}
