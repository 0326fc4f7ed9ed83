import { CALLBACK_MS } from '../telegram/updates.ts';
import { findFile } from '../world/messages.ts';
import type { Peer } from '../world/peer.ts';
import type { Button, Entity, Message, OrdinaryKeyboard, Phone, Toast } from '../world/world.ts';

export interface FileView {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly kind: 'document' | 'photo';
  readonly width?: number;
  readonly height?: number;
  readonly url: string;
}

export interface MessageView {
  readonly id: number;
  readonly from: 'person' | 'bot';
  readonly text: string;
  /** ISO instant of sandbox time. */
  readonly at: string;
  readonly edited: boolean;
  readonly entities: readonly Entity[];
  readonly inline: readonly (readonly Button[])[];
  readonly file?: FileView;
}

export interface PhoneView {
  readonly id: string;
  readonly person: string;
  readonly messenger: 'telegram' | 'vk';
  readonly account: number;
  readonly started: boolean;
  readonly blocked: boolean;
  readonly hidden: boolean;
  /** Real milliseconds for which «печатает…» is still shown. */
  readonly typingMs: number;
  readonly offer?: string;
  readonly keyboard?: OrdinaryKeyboard;
  readonly messages: readonly MessageView[];
  readonly toasts: readonly Toast[];
  /** Pressed buttons that the bot has not answered yet. */
  readonly waiting: readonly { readonly message: number; readonly label: string }[];
}

export function phoneView(peer: Peer, phone: Phone, most = 150): PhoneView {
  const { id, person, messenger, account, started, blocked, hidden } = phone;
  return {
    ...{ id, person, messenger, account, started, blocked, hidden },
    typingMs: Math.max(0, (phone.typingUntil ?? 0) - Date.now()),
    ...(phone.offer === undefined ? {} : { offer: phone.offer }),
    ...(phone.keyboard === undefined ? {} : { keyboard: phone.keyboard }),
    messages: phone.messages.slice(-most).map((message) => messageView(peer, message)),
    toasts: phone.toasts,
    waiting: peer.world.presses
      .filter((press) => press.phone === id && !press.answered && peer.clock.now() - press.at < CALLBACK_MS)
      .map(({ message, label }) => ({ message, label })),
  };
}

function messageView(peer: Peer, message: Message): MessageView {
  const { id, from, text, entities = [], inline = [] } = message;
  const file = findFile(peer.world, message.file);
  return {
    ...{ id, from, text, entities, inline },
    at: new Date(message.date * 1000).toISOString(),
    edited: message.edited !== undefined,
    ...(file === undefined ? {} : { file: { ...file, url: `/control/files/${file.id}` } }),
  };
}

export function peopleView(peer: Peer): readonly Record<string, unknown>[] {
  return peer.world.people.map(({ id, name, note, key }) => ({
    id,
    name,
    note,
    key,
    phones: peer.world.phones
      .filter((phone) => phone.person === id)
      .map(({ id: phone, messenger, account, hidden, started }) => ({
        id: phone,
        messenger,
        account,
        hidden,
        started,
      })),
  }));
}

export function stateView(peer: Peer): Record<string, unknown> {
  const { botUsername, botName, groupId, groupName, groupScreenName } = peer.identity;
  return {
    bot: { username: botUsername, name: botName, commands: peer.world.telegram.commands },
    group: { id: groupId, name: groupName, screenName: groupScreenName },
    people: peopleView(peer),
    phones: peer.world.phones.map((phone) => phoneView(peer, phone)),
    faults: peer.faults.list(),
    clock: clockView(peer),
  };
}

export function clockView(peer: Peer): Record<string, unknown> {
  return { now: new Date(peer.clock.now()).toISOString(), zone: peer.clock.zone(), movable: peer.clock.heard() };
}
