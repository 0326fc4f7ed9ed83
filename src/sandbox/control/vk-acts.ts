import { randomUUID } from 'node:crypto';
import { pushEvent } from '../vk/events.ts';
import { messageShape } from '../vk/shapes.ts';
import { addMessage, addPress } from '../world/messages.ts';
import type { Peer } from '../world/peer.ts';
import type { Message, Phone } from '../world/world.ts';

const CLIENT = {
  button_actions: [
    'text',
    'vkpay',
    'open_app',
    'location',
    'open_link',
    'callback',
    'intent_subscribe',
    'intent_unsubscribe',
  ],
  keyboard: true,
  inline_keyboard: true,
  carousel: true,
  lang_id: 0,
};

export interface Words {
  readonly text: string;
  readonly file?: number;
  readonly payload?: string;
  readonly ref?: string;
}

export function write(peer: Peer, phone: Phone, words: Words): Message {
  const message = addMessage(peer, phone, { from: 'person', ...words });
  pushEvent(peer, 'message_new', { message: messageShape(peer, phone, message), client_info: CLIENT });
  return message;
}

/** The «Начать» button of an empty dialog; the reference of the link comes along. */
export function start(peer: Peer, phone: Phone, ref: string): Message {
  return write(peer, phone, {
    text: 'Начать',
    ...(phone.started ? {} : { payload: '{"command":"start"}' }),
    ...(ref === '' ? {} : { ref }),
  });
}

/** Presses a callback button; `payload` need not belong to a button when an attack is tried. */
export function press(peer: Peer, phone: Phone, pressed: { message: Message; label: string; payload: string }): string {
  const id = randomUUID().replaceAll('-', '').slice(0, 12);
  addPress(peer, { id, phone: phone.id, message: pressed.message.id, label: pressed.label });
  pushEvent(peer, 'message_event', {
    user_id: phone.account,
    peer_id: phone.account,
    event_id: id,
    payload: readPayload(pressed.payload),
    conversation_message_id: pressed.message.cmid,
  });
  return id;
}

export function setBlocked(peer: Peer, phone: Phone, blocked: boolean): void {
  if (blocked) pushEvent(peer, 'message_deny', { user_id: phone.account });
  else pushEvent(peer, 'message_allow', { user_id: phone.account, key: '' });
}

function readPayload(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}
