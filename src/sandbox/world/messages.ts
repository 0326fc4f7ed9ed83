import { type Peer, seconds } from './peer.ts';
import { keepLast, type Message, nextNumber, type Phone, type Press, type StoredFile, type World } from './world.ts';

const MOST_MESSAGES = 5000;
const MOST_TOASTS = 20;
const MOST_PRESSES = 1000;

export type NewMessage = Omit<Message, 'id' | 'cmid' | 'date'>;

export function addMessage(peer: Peer, phone: Phone, message: NewMessage): Message {
  phone.cmid += 1;
  const counter = phone.messenger === 'telegram' ? 'telegramMessage' : 'vkMessage';
  const added: Message = { ...message, id: nextNumber(peer.world, counter), cmid: phone.cmid, date: seconds(peer) };
  phone.messages.push(added);
  keepLast(phone.messages, MOST_MESSAGES);
  if (message.from === 'bot') delete phone.typingUntil;
  peer.hub.tell({ kind: 'phone', phone: phone.id });
  return added;
}

export function findMessage(phone: Phone, id: number): Message | undefined {
  return phone.messages.findLast((message) => message.id === id);
}

export function removeMessage(peer: Peer, phone: Phone, id: number): void {
  const index = phone.messages.findIndex((message) => message.id === id);
  if (index >= 0) phone.messages.splice(index, 1);
  peer.hub.tell({ kind: 'phone', phone: phone.id });
}

/** A banner on the person's phone: the answer to a pressed button. */
export function showToast(peer: Peer, phone: Phone, toast: { text: string; alert: boolean; link?: string }): void {
  phone.toasts.push({ ...toast, id: nextNumber(peer.world, 'toast') });
  keepLast(phone.toasts, MOST_TOASTS);
  peer.hub.tell({ kind: 'phone', phone: phone.id });
}

export function addPress(peer: Peer, press: Omit<Press, 'at' | 'answered'>): Press {
  const added: Press = { ...press, at: peer.clock.now(), answered: false };
  peer.world.presses.push(added);
  keepLast(peer.world.presses, MOST_PRESSES);
  peer.hub.tell({ kind: 'phone', phone: press.phone });
  return added;
}

export function findPress(world: World, id: string): Press | undefined {
  return world.presses.find((press) => press.id === id);
}

export async function storeFile(
  peer: Peer,
  file: { readonly name: string; readonly mime: string; readonly kind: StoredFile['kind']; readonly bytes: Buffer },
): Promise<StoredFile> {
  const size = file.kind === 'photo' ? imageSize(file.bytes) : undefined;
  const stored: StoredFile = {
    id: nextNumber(peer.world, 'file'),
    name: file.name,
    mime: file.mime,
    size: file.bytes.length,
    kind: file.kind,
    date: seconds(peer),
    ...size,
  };
  await peer.bytes.put(stored.id, file.bytes);
  peer.world.files.push(stored);
  return stored;
}

export function findFile(world: World, id: number | undefined): StoredFile | undefined {
  return id === undefined ? undefined : world.files.find((file) => file.id === id);
}

/** Width and height of a PNG or a JPEG, else undefined. */
export function imageSize(bytes: Buffer): { width: number; height: number } | undefined {
  if (bytes.length > 24 && bytes.readUInt32BE(0) === 0x89504e47) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < bytes.length; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes.readUInt16BE(at);
    const startsFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (startsFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
  }
  return undefined;
}
