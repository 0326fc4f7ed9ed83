import { findFile } from '../world/messages.ts';
import type { Peer } from '../world/peer.ts';
import { personOf } from '../world/people.ts';
import type { Message, Phone, StoredFile } from '../world/world.ts';

type Shape = Record<string, unknown>;

export function botUser(peer: Peer): Shape {
  const { botId, botName, botUsername } = peer.identity;
  return { id: botId, is_bot: true, first_name: botName, username: botUsername };
}

export function personUser(peer: Peer, phone: Phone): Shape {
  const { first, last } = personOf(peer.world, phone);
  return {
    id: phone.account,
    is_bot: false,
    first_name: first,
    ...(last === '' ? {} : { last_name: last }),
    language_code: 'ru',
  };
}

export function chatOf(peer: Peer, phone: Phone): Shape {
  const { first, last } = personOf(peer.world, phone);
  return { id: phone.account, first_name: first, ...(last === '' ? {} : { last_name: last }), type: 'private' };
}

/** A Message object of the Bot API. */
export function messageShape(peer: Peer, phone: Phone, message: Message): Shape {
  const file = findFile(peer.world, message.file);
  const entities = message.entities ?? [];
  return {
    message_id: message.id,
    from: message.from === 'bot' ? botUser(peer) : personUser(peer, phone),
    chat: chatOf(peer, phone),
    date: message.date,
    ...(message.edited === undefined ? {} : { edit_date: message.edited }),
    ...(file === undefined
      ? words('text', 'entities')
      : { ...fileShape(file), ...words('caption', 'caption_entities') }),
    ...(message.markup === undefined ? {} : { reply_markup: message.markup }),
  };

  function words(textKey: string, entitiesKey: string): Shape {
    if (message.text === '') return {};
    return { [textKey]: message.text, ...(entities.length > 0 ? { [entitiesKey]: entities } : {}) };
  }
}

function fileShape(file: StoredFile): Shape {
  if (file.kind === 'photo') {
    return { photo: [{ ...fileIds(file), width: file.width ?? 0, height: file.height ?? 0, file_size: file.size }] };
  }
  return { document: { ...fileIds(file), file_name: file.name, mime_type: file.mime, file_size: file.size } };
}

export function fileIds(file: StoredFile): { file_id: string; file_unique_id: string } {
  const tail = Buffer.from(`sandbox-file-${file.id}`).toString('base64url');
  return { file_id: `${file.kind === 'photo' ? 'AgACAgI' : 'BQACAgI'}.${tail}`, file_unique_id: `AQAD.${file.id}` };
}

/** The number behind a file_id that this sandbox gave out. */
export function fileNumber(fileId: string): number | undefined {
  const tail = fileId.split('.')[1];
  const number = tail && /^sandbox-file-(\d+)$/.exec(Buffer.from(tail, 'base64url').toString())?.[1];
  return number ? Number(number) : undefined;
}

export function filePath(file: StoredFile): string {
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(file.name)?.[0] ?? '';
  return file.kind === 'photo' ? `photos/file_${file.id}.jpg` : `documents/file_${file.id}${extension.toLowerCase()}`;
}

const COMMAND = /^\/[A-Za-z0-9_]{1,32}(?=\s|$)/;
const LINK = /https?:\/\/[^\s]+|\bt\.me\/[^\s]+/g;

/** Entities that Telegram finds by itself in what a person writes. */
export function foundEntities(text: string): { type: string; offset: number; length: number }[] {
  const command = COMMAND.exec(text)?.[0];
  const links = [...text.matchAll(LINK)].map((link) => ({ type: 'url', offset: link.index, length: link[0].length }));
  return [...(command === undefined ? [] : [{ type: 'bot_command', offset: 0, length: command.length }]), ...links];
}
