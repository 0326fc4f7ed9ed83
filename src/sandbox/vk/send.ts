import type { Call, Params } from '../http/request.ts';
import { addMessage, findFile } from '../world/messages.ts';
import { type Peer, seconds } from '../world/peer.ts';
import { findAccount } from '../world/people.ts';
import type { Message, Phone, StoredFile } from '../world/world.ts';
import { readKeyboard, type VkKeyboard } from './keyboard.ts';
import { integer, integers, text } from './params.ts';
import { VkRefusal, wrongParameter } from './refuse.ts';

export const MOST_TEXT = 4096;
const MOST_RECIPIENTS = 100;
const SAME_RANDOM_SECONDS = 60 * 60;
const SAME_RANDOM_MESSAGES = 100;

/** messages.send: a message id for `peer_id`, a list with an entry per recipient for `peer_ids`. */
export function send(peer: Peer, { params }: Call): unknown {
  const peers = integers(params, 'peer_ids') ?? integers(params, 'user_ids');
  const one = integer(params, 'peer_id') ?? integer(params, 'user_id');
  if (peers === undefined && one === undefined)
    throw wrongParameter('you should specify peer_id, user_id or peer_ids param');
  const letter = readLetter(peer, params);
  const randomId = integer(params, 'random_id');
  if (randomId === undefined) throw wrongParameter('random_id is a required parameter');
  const sent = { ...letter, randomId: Number(BigInt.asIntN(32, BigInt(randomId))) };
  if (peers === undefined) return deliver(peer, one ?? 0, sent).id;
  if (peers.length > MOST_RECIPIENTS)
    throw wrongParameter(`peer_ids should contain no more than ${MOST_RECIPIENTS} items`);
  return peers.map((target) => item(peer, target, sent));
}

export interface Letter {
  readonly text: string;
  readonly keyboard: VkKeyboard;
  readonly file: number | undefined;
}

/** Text, keyboard and attachment of messages.send and messages.edit. */
export function readLetter(peer: Peer, params: Params): Letter {
  const words = text(params, 'message');
  const file = readAttachment(peer, text(params, 'attachment'));
  if (words.trim() === '' && file === undefined) throw wrongParameter('message is empty or invalid');
  if ([...words].length > MOST_TEXT) throw new VkRefusal(914);
  return { text: words, keyboard: readKeyboard(text(params, 'keyboard')), file: file?.id };
}

type Sent = Letter & { readonly randomId: number };

function item(peer: Peer, target: number, sent: Sent): unknown {
  try {
    const { id, cmid } = deliver(peer, target, sent);
    return { peer_id: target, message_id: id, conversation_message_id: cmid };
  } catch (error) {
    if (!(error instanceof VkRefusal)) throw error;
    const { code, message } = error;
    return { peer_id: target, message_id: 0, conversation_message_id: 0, error: { code, description: message } };
  }
}

function deliver(peer: Peer, target: number, { text: words, keyboard, file, randomId }: Sent): Message {
  const phone = openDialog(peer, target, 'messages.send');
  const before = randomId === 0 ? undefined : sentBefore(peer, phone, randomId);
  if (before !== undefined) return before;
  if (keyboard.ordinary !== undefined) phone.keyboard = keyboard.ordinary;
  if (keyboard.remove === true) delete phone.keyboard;
  return addMessage(peer, phone, {
    from: 'bot',
    text: words,
    ...(keyboard.inline === undefined ? {} : { inline: keyboard.inline, markup: keyboard.raw }),
    ...(file === undefined ? {} : { file }),
    ...(randomId === 0 ? {} : { randomId }),
  });
}

/** The dialog with this person, if the community may write to them now. */
export function openDialog(peer: Peer, target: number, method: string): Phone {
  const phone = findAccount(peer.world, 'vk', target);
  if (phone === undefined || !phone.started || phone.blocked) throw new VkRefusal(901);
  const fault = peer.faults.meet('vk', method, phone.id);
  if (fault?.kind === 'error') throw new VkRefusal(fault.code ?? 901, fault.description);
  return phone;
}

/** VK remembers a random_id within the dialog for an hour and for the last hundred messages. */
function sentBefore(peer: Peer, phone: Phone, randomId: number): Message | undefined {
  return phone.messages
    .slice(-SAME_RANDOM_MESSAGES)
    .find((message) => message.randomId === randomId && seconds(peer) - message.date <= SAME_RANDOM_SECONDS);
}

function readAttachment(peer: Peer, attachment: string): StoredFile | undefined {
  if (attachment === '') return undefined;
  if (attachment.includes(',')) throw wrongParameter('the sandbox takes one attachment per message');
  const found = /^(doc|photo)-?\d+_(\d+)(_\w+)?$/.exec(attachment);
  const file = findFile(peer.world, Number(found?.[2]));
  const kind = found?.[1] === 'photo' ? 'photo' : 'document';
  if (file === undefined || file.kind !== kind) throw wrongParameter('attachment is invalid');
  return file;
}
