import type { Call, Params } from '../http/request.ts';
import { isRecord, readJson } from '../http/request.ts';
import { findPress, removeMessage, showToast } from '../world/messages.ts';
import { type Peer, seconds } from '../world/peer.ts';
import { findAccount } from '../world/people.ts';
import type { Message, Phone } from '../world/world.ts';
import { flag, integer, integers, text } from './params.ts';
import { VkRefusal, wrongParameter } from './refuse.ts';
import { openDialog, readLetter } from './send.ts';

const DAY_SECONDS = 24 * 60 * 60;
const EVENT_MS = 60 * 1000;
const MOST_SNACKBAR = 90;
const TYPING_MS = 10_000;

export function edit(peer: Peer, { params }: Call): 1 {
  const phone = openDialog(peer, integer(params, 'peer_id') ?? 0, 'messages.edit');
  const message = oneMessage(phone, params);
  if (message.from !== 'bot') throw new VkRefusal(920);
  if (seconds(peer) - message.date > DAY_SECONDS) throw new VkRefusal(909);
  const { text: words, keyboard, file } = readLetter(peer, params);
  if (keyboard.ordinary !== undefined) throw new VkRefusal(911, 'Keyboard format is invalid: inline keyboard expected');
  message.text = words;
  message.edited = seconds(peer);
  delete message.inline;
  delete message.markup;
  delete message.file;
  if (keyboard.inline !== undefined) Object.assign(message, { inline: keyboard.inline, markup: keyboard.raw });
  if (file !== undefined) message.file = file;
  peer.hub.tell({ kind: 'phone', phone: phone.id });
  return 1;
}

function oneMessage(phone: Phone, params: Params): Message {
  const id = integer(params, 'message_id');
  const cmid = integer(params, 'cmid') ?? integer(params, 'conversation_message_id');
  if (id === undefined && cmid === undefined) throw wrongParameter('message_id or cmid should be specified');
  const found = phone.messages.findLast((message) => (id === undefined ? message.cmid === cmid : message.id === id));
  if (found === undefined) throw wrongParameter('message not found');
  return found;
}

/** messages.delete: one entry per message; without `delete_for_all` nothing changes on the person's phone. */
export function remove(peer: Peer, { params }: Call): unknown {
  const phones = peer.world.phones.filter((phone) => phone.messenger === 'vk');
  const ids = integers(params, 'message_ids');
  const dialog = findAccount(peer.world, 'vk', integer(params, 'peer_id') ?? 0);
  const found =
    ids === undefined
      ? (integers(params, 'cmids') ?? []).map((cmid) => locate(dialog === undefined ? [] : [dialog], 'cmid', cmid))
      : ids.map((id) => locate(phones, 'id', id));
  if (found.length === 0) throw wrongParameter('message_ids or cmids should be specified');
  return found.map((one) => removeOne(peer, one, flag(params, 'delete_for_all')));
}

interface Located {
  readonly number: number;
  readonly phone?: Phone;
  readonly message?: Message;
}

function locate(phones: readonly Phone[], key: 'id' | 'cmid', number: number): Located {
  for (const phone of phones) {
    const message = phone.messages.find((one) => one[key] === number);
    if (message !== undefined) return { number, phone, message };
  }
  return { number };
}

function removeOne(peer: Peer, { number, phone, message }: Located, forAll: boolean): unknown {
  if (phone === undefined || message === undefined) return { message_id: number, error: failure(100) };
  const shown = { peer_id: phone.account, message_id: message.id, conversation_message_id: message.cmid };
  const allowed = message.from === 'bot' && seconds(peer) - message.date <= DAY_SECONDS;
  if (forAll && !allowed) return { ...shown, error: failure(924) };
  if (forAll) removeMessage(peer, phone, message.id);
  return { ...shown, response: 1 };
}

function failure(code: number): { code: number; description: string } {
  return { code, description: new VkRefusal(code).message };
}

/** The answer to a callback button: once, and within a minute. */
export function sendMessageEventAnswer(peer: Peer, { params }: Call): 1 {
  const press = findPress(peer.world, text(params, 'event_id'));
  const phone = findAccount(peer.world, 'vk', integer(params, 'user_id') ?? 0);
  const late = press === undefined || press.answered || peer.clock.now() - press.at > EVENT_MS;
  if (late || phone === undefined || press.phone !== phone.id) throw wrongParameter('event_id is invalid or expired');
  if (integer(params, 'peer_id') !== phone.account) throw wrongParameter('peer_id is invalid');
  const data = text(params, 'event_data');
  const toast = data === '' ? undefined : readToast(readJson(data));
  press.answered = true;
  if (toast !== undefined) showToast(peer, phone, toast);
  peer.hub.tell({ kind: 'phone', phone: phone.id });
  return 1;
}

function readToast(data: unknown): { text: string; alert: boolean; link?: string } | undefined {
  if (!isRecord(data)) throw wrongParameter('event_data should be a JSON object');
  if (data.type === 'show_snackbar' && typeof data.text === 'string') {
    if ([...data.text].length > MOST_SNACKBAR)
      throw wrongParameter(`event_data text too long, maximum: ${MOST_SNACKBAR}`);
    return { text: data.text, alert: false };
  }
  if (data.type === 'open_link' && typeof data.link === 'string')
    return { text: data.link, alert: false, link: data.link };
  if (data.type === 'open_app') return undefined;
  throw wrongParameter('event_data type is invalid');
}

export function setActivity(peer: Peer, { params }: Call): 1 {
  const target = integer(params, 'peer_id') ?? integer(params, 'user_id') ?? 0;
  const phone = openDialog(peer, target, 'messages.setActivity');
  if (!['typing', 'audiomessage'].includes(text(params, 'type'))) throw wrongParameter('type is invalid');
  phone.typingUntil = Date.now() + TYPING_MS;
  peer.hub.tell({ kind: 'phone', phone: phone.id });
  return 1;
}
