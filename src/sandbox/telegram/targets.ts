import type { Params } from '../http/request.ts';
import { findMessage } from '../world/messages.ts';
import type { Peer } from '../world/peer.ts';
import { findAccount } from '../world/people.ts';
import type { Message, Phone } from '../world/world.ts';
import { integer, text } from './params.ts';
import { badRequest, TelegramRefusal } from './refuse.ts';

/** The chat that a call is about. A person who never pressed «Начать» is unknown to the bot. */
export function chatIn(peer: Peer, params: Params, method: string): Phone {
  const raw = text(params, 'chat_id');
  if (raw === '') throw badRequest('chat_id is empty');
  const phone = /^-?\d+$/.test(raw) ? findAccount(peer.world, 'telegram', Number(raw)) : undefined;
  if (phone === undefined || !phone.started) throw badRequest('chat not found');
  const fault = peer.faults.meet('telegram', method, phone.id);
  if (fault?.kind === '429') throw tooMany(fault.retryAfter);
  if (fault?.kind === 'error') throw new TelegramRefusal(fault.code ?? 400, fault.description ?? 'Bad Request');
  return phone;
}

/** The same, for sending: a person who blocked the bot gets nothing. */
export function openChatIn(peer: Peer, params: Params, method: string): Phone {
  const phone = chatIn(peer, params, method);
  if (phone.blocked) throw new TelegramRefusal(403, 'Forbidden: bot was blocked by the user');
  return phone;
}

export function messageIn(phone: Phone, params: Params, act: string): Message {
  const id = integer(params, 'message_id');
  if (id === undefined) throw badRequest('message identifier is not specified');
  const message = findMessage(phone, id);
  if (message === undefined) throw badRequest(`message to ${act} not found`);
  return message;
}

export function tooMany(retryAfter = 5): TelegramRefusal {
  return new TelegramRefusal(429, `Too Many Requests: retry after ${retryAfter}`, retryAfter);
}
