import { isDeepStrictEqual } from 'node:util';
import type { Call, Params } from '../http/request.ts';
import { removeMessage } from '../world/messages.ts';
import { type Peer, seconds } from '../world/peer.ts';
import type { Message, Phone } from '../world/world.ts';
import { type Markup, readMarkup } from './markup.ts';
import { characters, formatted } from './params.ts';
import { badRequest } from './refuse.ts';
import { MOST_CAPTION, MOST_TEXT } from './send.ts';
import { messageShape } from './shapes.ts';
import { chatIn, messageIn, openChatIn } from './targets.ts';

const DELETABLE_SECONDS = 48 * 60 * 60;
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content ' +
  'and reply markup of the message';

export function editMessageText(peer: Peer, { params }: Call): unknown {
  const { phone, message } = editable(peer, params, 'editMessageText');
  if (message.file !== undefined) throw badRequest('there is no text in the message to edit');
  const body = formatted(params, { text: 'text', entities: 'entities' });
  if (body.text.trim() === '') throw badRequest('message text is empty');
  if (characters(body.text) > MOST_TEXT) throw badRequest('MESSAGE_TOO_LONG');
  return change(peer, { phone, message, ...body, markup: inlineOnly(params) });
}

export function editMessageCaption(peer: Peer, { params }: Call): unknown {
  const { phone, message } = editable(peer, params, 'editMessageCaption');
  if (message.file === undefined) throw badRequest('there is no caption in the message to edit');
  const body = formatted(params, { text: 'caption', entities: 'caption_entities' });
  if (characters(body.text) > MOST_CAPTION) throw badRequest('message caption is too long');
  return change(peer, { phone, message, ...body, markup: inlineOnly(params) });
}

export function editMessageReplyMarkup(peer: Peer, { params }: Call): unknown {
  const { phone, message } = editable(peer, params, 'editMessageReplyMarkup');
  const { text, entities = [] } = message;
  return change(peer, { phone, message, text, entities, markup: inlineOnly(params) });
}

export function deleteMessage(peer: Peer, { params }: Call): true {
  const phone = chatIn(peer, params, 'deleteMessage');
  const message = messageIn(phone, params, 'delete');
  if (seconds(peer) - message.date > DELETABLE_SECONDS) throw badRequest("message can't be deleted for everyone");
  removeMessage(peer, phone, message.id);
  return true;
}

/** Only the bot's own messages without an ordinary keyboard can be edited. */
function editable(peer: Peer, params: Params, method: string): { phone: Phone; message: Message } {
  const phone = openChatIn(peer, params, method);
  const message = messageIn(phone, params, 'edit');
  if (message.from !== 'bot' || message.ordinary === true) throw badRequest("message can't be edited");
  return { phone, message };
}

function inlineOnly(params: Params): Markup {
  const markup = readMarkup(params);
  if (markup.keyboard !== undefined || markup.remove === true) throw badRequest('inline keyboard expected');
  return markup;
}

interface Edit {
  readonly phone: Phone;
  readonly message: Message;
  readonly text: string;
  readonly entities: NonNullable<Message['entities']>;
  readonly markup: Markup;
}

/** An edit without `reply_markup` takes the keyboard away, as in Telegram. */
function change(peer: Peer, { phone, message, text, entities, markup }: Edit): unknown {
  const same =
    message.text === text &&
    isDeepStrictEqual(message.entities ?? [], entities) &&
    isDeepStrictEqual(message.markup, markup.raw);
  if (same) throw badRequest(NOT_MODIFIED);
  const wordsChanged = message.text !== text;
  message.text = text;
  if (entities.length > 0) message.entities = entities;
  else delete message.entities;
  delete message.inline;
  delete message.markup;
  if (markup.inline !== undefined) Object.assign(message, { inline: markup.inline, markup: markup.raw });
  if (wordsChanged || message.edited !== undefined) message.edited = seconds(peer);
  peer.hub.tell({ kind: 'phone', phone: phone.id });
  return messageShape(peer, phone, message);
}
