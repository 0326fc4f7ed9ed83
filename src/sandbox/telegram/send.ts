import type { Call } from '../http/request.ts';
import { addMessage, findFile, imageSize, storeFile } from '../world/messages.ts';
import { mimeOf } from '../world/mime.ts';
import type { Peer } from '../world/peer.ts';
import type { Phone, StoredFile } from '../world/world.ts';
import { type Markup, readMarkup } from './markup.ts';
import { characters, formatted, text } from './params.ts';
import { badRequest, TelegramRefusal } from './refuse.ts';
import { fileNumber, messageShape } from './shapes.ts';
import { openChatIn } from './targets.ts';

export const MOST_TEXT = 4096;
export const MOST_CAPTION = 1024;
const MOST_UPLOAD = 50 * 1024 * 1024;
const MOST_PHOTO = 10 * 1024 * 1024;

export function sendMessage(peer: Peer, { params }: Call): unknown {
  const phone = openChatIn(peer, params, 'sendMessage');
  const body = formatted(params, { text: 'text', entities: 'entities' });
  if (body.text.trim() === '') throw badRequest('message text is empty');
  if (characters(body.text) > MOST_TEXT) throw badRequest('message is too long');
  return deliver(peer, phone, { ...body, markup: readMarkup(params) });
}

export async function sendDocument(peer: Peer, call: Call): Promise<unknown> {
  return sendFile(peer, call, 'document');
}

export async function sendPhoto(peer: Peer, call: Call): Promise<unknown> {
  return sendFile(peer, call, 'photo');
}

async function sendFile(peer: Peer, call: Call, kind: StoredFile['kind']): Promise<unknown> {
  const phone = openChatIn(peer, call.params, kind === 'photo' ? 'sendPhoto' : 'sendDocument');
  const body = formatted(call.params, { text: 'caption', entities: 'caption_entities' });
  if (characters(body.text) > MOST_CAPTION) throw badRequest('message caption is too long');
  const markup = readMarkup(call.params);
  const file = await fileFrom(peer, call, kind);
  return deliver(peer, phone, { ...body, markup, file: file.id });
}

interface Letter {
  readonly text: string;
  readonly entities: ReturnType<typeof formatted>['entities'];
  readonly markup: Markup;
  readonly file?: number;
}

function deliver(peer: Peer, phone: Phone, { markup, text: words, entities, file }: Letter): unknown {
  if (markup.keyboard !== undefined) phone.keyboard = markup.keyboard;
  if (markup.remove === true) delete phone.keyboard;
  const message = addMessage(peer, phone, {
    from: 'bot',
    text: words,
    ...(entities.length === 0 ? {} : { entities }),
    ...(markup.inline === undefined ? {} : { inline: markup.inline, markup: markup.raw }),
    ...(markup.keyboard === undefined && markup.remove !== true ? {} : { ordinary: true }),
    ...(file === undefined ? {} : { file }),
  });
  return messageShape(peer, phone, message);
}

/** A file uploaded with the call (by `attach://` or by field name), or one known by its file_id. */
async function fileFrom(peer: Peer, call: Call, kind: StoredFile['kind']): Promise<StoredFile> {
  const named = text(call.params, kind);
  const part = call.files.get(named.startsWith('attach://') ? named.slice('attach://'.length) : kind);
  if (part === undefined) return knownFile(peer, named, kind);
  if (part.bytes.length === 0) throw badRequest('file must be non-empty');
  if (part.bytes.length > (kind === 'photo' ? MOST_PHOTO : MOST_UPLOAD)) {
    throw kind === 'photo' ? badRequest('file is too big') : new TelegramRefusal(413, 'Request Entity Too Large');
  }
  if (kind === 'photo') checkPicture(part.bytes);
  const name = part.filename === undefined || part.filename === '' ? kind : part.filename;
  return storeFile(peer, { name, mime: mimeOf(name, part.type), kind, bytes: part.bytes });
}

function knownFile(peer: Peer, named: string, kind: StoredFile['kind']): StoredFile {
  if (named === '') throw badRequest(`there is no ${kind} in the request`);
  const file = findFile(peer.world, fileNumber(named));
  if (file === undefined) throw badRequest('wrong file identifier/HTTP URL specified');
  if (file.kind !== kind) throw badRequest(`can't use file of type ${file.kind} as ${kind}`);
  return file;
}

function checkPicture(bytes: Buffer): void {
  const size = imageSize(bytes);
  if (size === undefined) throw badRequest('IMAGE_PROCESS_FAILED');
  const { width, height } = size;
  if (width + height > 10_000 || Math.max(width / height, height / width) > 20) {
    throw badRequest('PHOTO_INVALID_DIMENSIONS');
  }
}
