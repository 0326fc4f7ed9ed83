import { botUser, chatOf, foundEntities, messageShape, personUser } from '../telegram/shapes.ts';
import { queueUpdate } from '../telegram/updates.ts';
import { addMessage, addPress } from '../world/messages.ts';
import { type Peer, seconds } from '../world/peer.ts';
import { type Message, nextNumber, type Phone } from '../world/world.ts';

/** Writes into the chat as the person. Telegram cuts spaces at both ends. */
export function write(peer: Peer, phone: Phone, words: { text: string; file?: number }): Message {
  const text = words.text.trim();
  const entities = foundEntities(text);
  const message = addMessage(peer, phone, {
    from: 'person',
    text,
    ...(entities.length === 0 ? {} : { entities }),
    ...(words.file === undefined ? {} : { file: words.file }),
  });
  queueUpdate(peer, 'message', messageShape(peer, phone, message));
  return message;
}

export function start(peer: Peer, phone: Phone, payload: string): Message {
  return write(peer, phone, { text: payload === '' ? '/start' : `/start ${payload}` });
}

/** Sends a callback query; `data` need not belong to a button when an attack is tried. */
export function press(peer: Peer, phone: Phone, pressed: { message: Message; label: string; data: string }): string {
  const { message, label, data } = pressed;
  const id = String(4_000_000_000_000 + nextNumber(peer.world, 'callbackQuery'));
  addPress(peer, { id, phone: phone.id, message: message.id, label });
  queueUpdate(peer, 'callback_query', {
    id,
    from: personUser(peer, phone),
    message: messageShape(peer, phone, message),
    chat_instance: String(phone.account),
    data,
  });
  return id;
}

export function setBlocked(peer: Peer, phone: Phone, blocked: boolean): void {
  const state = (kicked: boolean): Record<string, unknown> =>
    kicked ? { user: botUser(peer), status: 'kicked', until_date: 0 } : { user: botUser(peer), status: 'member' };
  queueUpdate(peer, 'my_chat_member', {
    chat: chatOf(peer, phone),
    from: personUser(peer, phone),
    date: seconds(peer),
    old_chat_member: state(!blocked),
    new_chat_member: state(blocked),
  });
}
