import type { Call } from '../http/request.ts';
import type { Peer } from '../world/peer.ts';
import { findAccount } from '../world/people.ts';
import type { Message, Phone } from '../world/world.ts';
import { flag, integer, integers } from './params.ts';
import { VkRefusal, wrongParameter } from './refuse.ts';
import { messageShape, userShape } from './shapes.ts';

export function getHistory(peer: Peer, { params }: Call): unknown {
  const phone = dialog(peer, integer(params, 'peer_id') ?? integer(params, 'user_id'));
  const count = Math.min(Math.max(integer(params, 'count') ?? 20, 0), 200);
  const offset = Math.max(integer(params, 'offset') ?? 0, 0);
  const from = integer(params, 'start_message_id') ?? 0;
  const reached = from > 0 ? phone.messages.filter((message) => message.id <= from) : phone.messages;
  const ordered = flag(params, 'rev') ? reached : reached.toReversed();
  const items = ordered.slice(offset, offset + count).map((message) => messageShape(peer, phone, message));
  return { count: phone.messages.length, items };
}

export function getById(peer: Peer, { params }: Call): unknown {
  const ids = integers(params, 'message_ids') ?? [];
  return list(peer, (_phone, message) => ids.includes(message.id));
}

export function getByConversationMessageId(peer: Peer, { params }: Call): unknown {
  const wanted = dialog(peer, integer(params, 'peer_id'));
  const ids = integers(params, 'conversation_message_ids') ?? [];
  return list(peer, (phone, message) => phone === wanted && ids.includes(message.cmid));
}

function list(peer: Peer, wanted: (phone: Phone, message: Message) => boolean): unknown {
  const items = peer.world.phones
    .filter((phone) => phone.messenger === 'vk')
    .flatMap((phone) =>
      phone.messages.filter((one) => wanted(phone, one)).map((one) => messageShape(peer, phone, one)),
    );
  return { count: items.length, items };
}

export function getConversationsById(peer: Peer, { params }: Call): unknown {
  const ids = integers(params, 'peer_ids');
  if (ids === undefined) throw wrongParameter('peer_ids is undefined');
  const items = ids.flatMap((id) => findAccount(peer.world, 'vk', id) ?? []).map(conversation);
  return { count: items.length, items };
}

/** Only dialogs that exist; `filter=unanswered` keeps those where the person wrote last. */
export function getConversations(peer: Peer, { params }: Call): unknown {
  const unanswered = params.filter === 'unanswered';
  const phones = peer.world.phones
    .filter((phone) => phone.messenger === 'vk' && phone.messages.length > 0)
    .filter((phone) => !unanswered || phone.messages.at(-1)?.from === 'person');
  const offset = integer(params, 'offset') ?? 0;
  const shown = phones.slice(offset, offset + Math.min(integer(params, 'count') ?? 20, 200));
  const items = shown.map((phone) => ({ conversation: conversation(phone), last_message: last(peer, phone) }));
  return { count: phones.length, items };
}

function last(peer: Peer, phone: Phone): unknown {
  const message = phone.messages.at(-1);
  return message && messageShape(peer, phone, message);
}

function conversation(phone: Phone): Record<string, unknown> {
  const message = phone.messages.at(-1);
  const open = phone.started && !phone.blocked;
  return {
    peer: { id: phone.account, type: 'user', local_id: phone.account },
    sort_id: { major_id: 0, minor_id: message?.id ?? 0 },
    last_message_id: message?.id ?? 0,
    last_conversation_message_id: message?.cmid ?? 0,
    in_read: message?.id ?? 0,
    out_read: message?.id ?? 0,
    version: 10_000 + (message?.id ?? 0),
    unanswered: message?.from === 'person',
    can_write: open ? { allowed: true } : { allowed: false, reason: 901 },
  };
}

export function isMessagesFromGroupAllowed(peer: Peer, { params }: Call): unknown {
  const phone = findAccount(peer.world, 'vk', integer(params, 'user_id') ?? 0);
  return { is_allowed: phone?.started === true && !phone.blocked ? 1 : 0 };
}

export function getUsers(peer: Peer, { params }: Call): unknown {
  const ids = integers(params, 'user_ids') ?? [];
  if (ids.length > 1000) throw wrongParameter('user_ids should contain no more than 1000 items');
  return ids.flatMap((id) => findAccount(peer.world, 'vk', id) ?? []).map((phone) => userShape(peer, phone));
}

function dialog(peer: Peer, account: number | undefined): Phone {
  if (account === undefined) throw wrongParameter('peer_id is undefined');
  const phone = findAccount(peer.world, 'vk', account);
  if (phone === undefined) throw new VkRefusal(936);
  return phone;
}
