import { findFile } from '../world/messages.ts';
import type { Peer } from '../world/peer.ts';
import { personOf } from '../world/people.ts';
import type { Message, Phone, StoredFile } from '../world/world.ts';

type Shape = Record<string, unknown>;

/** A message object of VK. */
export function messageShape(peer: Peer, phone: Phone, message: Message): Shape {
  const file = findFile(peer.world, message.file);
  const fromBot = message.from === 'bot';
  return {
    id: message.id,
    conversation_message_id: message.cmid,
    date: message.date,
    peer_id: phone.account,
    from_id: fromBot ? -peer.identity.groupId : phone.account,
    out: fromBot ? 1 : 0,
    version: 10_000 + message.id,
    text: message.text,
    random_id: message.randomId ?? 0,
    important: false,
    is_hidden: false,
    fwd_messages: [],
    attachments: file === undefined ? [] : [attachment(peer, file, fromBot ? -peer.identity.groupId : phone.account)],
    ...(message.edited === undefined ? {} : { update_time: message.edited }),
    ...(message.markup === undefined ? {} : { keyboard: { ...(message.markup as Shape), one_time: false } }),
    ...(message.payload === undefined ? {} : { payload: message.payload }),
    ...(message.ref === undefined ? {} : { ref: message.ref }),
  };
}

function attachment(peer: Peer, file: StoredFile, owner: number): Shape {
  return file.kind === 'photo'
    ? { type: 'photo', photo: photoShape(peer, file, owner) }
    : { type: 'doc', doc: docShape(peer, file, owner) };
}

export function docShape(peer: Peer, file: StoredFile, owner: number): Shape {
  return {
    id: file.id,
    owner_id: owner,
    title: file.name,
    size: file.size,
    ext: extensionOf(file.name),
    date: file.date,
    type: docType(extensionOf(file.name)),
    url: `${peer.url()}/doc/${file.id}/${encodeURIComponent(file.name)}`,
    access_key: accessKey(file),
  };
}

export function photoShape(peer: Peer, file: StoredFile, owner: number): Shape {
  const { width = 0, height = 0 } = file;
  const url = `${peer.url()}/doc/${file.id}/photo.jpg`;
  return {
    album_id: -3,
    date: file.date,
    id: file.id,
    owner_id: owner,
    access_key: accessKey(file),
    has_tags: false,
    text: '',
    sizes: [{ type: 'x', width, height, url }],
  };
}

export function accessKey(file: StoredFile): string {
  return `key${file.id}`;
}

export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

const DOC_TYPES: Readonly<Record<string, number>> = {
  txt: 1,
  doc: 1,
  docx: 1,
  xls: 1,
  xlsx: 1,
  pdf: 1,
  rtf: 1,
  csv: 1,
  zip: 2,
  rar: 2,
  gif: 3,
  png: 4,
  jpg: 4,
  jpeg: 4,
  wav: 5,
  mp4: 6,
  epub: 7,
  fb2: 7,
};

function docType(extension: string): number {
  return DOC_TYPES[extension] ?? 8;
}

export function userShape(peer: Peer, phone: Phone): Shape {
  const { first, last } = personOf(peer.world, phone);
  return { id: phone.account, first_name: first, last_name: last, can_access_closed: true, is_closed: false };
}
