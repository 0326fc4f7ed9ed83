import { imageSize, storeFile } from '../world/messages.ts';
import { mimeOf } from '../world/mime.ts';
import type { Peer } from '../world/peer.ts';
import { phonesOf } from '../world/people.ts';
import type { Button, Message, Phone } from '../world/world.ts';
import { ControlRefusal } from './refuse.ts';
import * as telegram from './telegram-acts.ts';
import * as vk from './vk-acts.ts';

const MOST_TEXT = 4096;

/** Presses «Начать», or opens an invitation link and presses it. */
export function start(peer: Peer, phone: Phone, payload = ''): Message {
  unblock(peer, phone);
  const message =
    phone.messenger === 'telegram' ? telegram.start(peer, phone, payload) : vk.start(peer, phone, payload);
  phone.started = true;
  takeOffer(peer, phone);
  peer.hub.tell({ kind: 'phone', phone: phone.id });
  return message;
}

/** One invitation is for one person: once it is used on one phone, the other no longer offers it. */
function takeOffer(peer: Peer, phone: Phone): void {
  const { offer } = phone;
  for (const own of phonesOf(peer.world, phone.person)) {
    if (own === phone || own.offer === offer) delete own.offer;
    peer.hub.tell({ kind: 'phone', phone: own.id });
  }
}

export function say(peer: Peer, phone: Phone, text: string, extra: { payload?: string; ref?: string } = {}): Message {
  if (text.trim() === '') throw new ControlRefusal('Сообщение пустое');
  if ([...text].length > MOST_TEXT) throw new ControlRefusal(`Длиннее ${MOST_TEXT} знаков`);
  unblock(peer, phone);
  phone.started = true;
  return phone.messenger === 'telegram'
    ? telegram.write(peer, phone, { text })
    : vk.write(peer, phone, { text, ...extra });
}

/** Presses a button beneath a message, by its label or by its place counted from 0. */
export function press(peer: Peer, phone: Phone, at: { message: number; button: string | number }): string | undefined {
  const message = phone.messages.find((one) => one.id === at.message);
  if (message === undefined) throw new ControlRefusal('Такого сообщения уже нет');
  const button = pick(message.inline ?? [], at.button);
  if (button.kind === 'link') return button.link;
  if (button.kind === 'other') throw new ControlRefusal('Такие кнопки песочница не нажимает');
  if (phone.messenger === 'telegram')
    return telegram.press(peer, phone, { message, label: button.text, data: button.data ?? '' });
  if (button.kind === 'callback')
    return vk.press(peer, phone, { message, label: button.text, payload: button.data ?? '{}' });
  vk.write(peer, phone, { text: button.text, ...(button.data === undefined ? {} : { payload: button.data }) });
  return undefined;
}

/** Presses a button of the ordinary keyboard below the chat. */
export function pressKeyboard(peer: Peer, phone: Phone, at: string | number): void {
  const keyboard = phone.keyboard;
  if (keyboard === undefined) throw new ControlRefusal('Клавиатуры нет');
  const button = pick(keyboard.rows, at);
  if (keyboard.oneTime) delete phone.keyboard;
  if (button.kind === 'callback') {
    const message = phone.messages.findLast((one) => one.from === 'bot');
    if (message !== undefined) vk.press(peer, phone, { message, label: button.text, payload: button.data ?? '{}' });
    return;
  }
  say(peer, phone, button.text, button.data === undefined ? {} : { payload: button.data });
}

export interface Upload {
  readonly name: string;
  readonly bytes: Buffer;
  readonly caption?: string | undefined;
  readonly mime?: string | undefined;
}

export async function sendFile(peer: Peer, phone: Phone, upload: Upload): Promise<Message> {
  return sendStored(peer, phone, upload, 'document');
}

export async function sendPhoto(peer: Peer, phone: Phone, upload: Upload): Promise<Message> {
  if (imageSize(upload.bytes) === undefined) throw new ControlRefusal('Это не картинка');
  return sendStored(peer, phone, upload, 'photo');
}

async function sendStored(peer: Peer, phone: Phone, upload: Upload, kind: 'document' | 'photo'): Promise<Message> {
  if (upload.bytes.length === 0) throw new ControlRefusal('Файл пустой');
  const { name, bytes, caption = '', mime } = upload;
  const file = await storeFile(peer, { name, mime: mimeOf(name, mime), kind, bytes });
  unblock(peer, phone);
  phone.started = true;
  const words = { text: caption, file: file.id };
  return phone.messenger === 'telegram' ? telegram.write(peer, phone, words) : vk.write(peer, phone, words);
}

export function block(peer: Peer, phone: Phone): void {
  if (!phone.blocked) setBlocked(peer, phone, true);
}

/** Writing to a blocked bot lifts the block first, as both messengers make the person do. */
export function unblock(peer: Peer, phone: Phone): void {
  if (phone.blocked) setBlocked(peer, phone, false);
}

function setBlocked(peer: Peer, phone: Phone, blocked: boolean): void {
  phone.blocked = blocked;
  const acts = phone.messenger === 'telegram' ? telegram : vk;
  acts.setBlocked(peer, phone, blocked);
  peer.hub.tell({ kind: 'phone', phone: phone.id });
}

/** Sends a button's data that no button carries, as an attacker's client can. */
export function forge(peer: Peer, phone: Phone, data: string, messageId?: number): string {
  const message =
    phone.messages.findLast((one) => one.id === messageId) ?? phone.messages.findLast((one) => one.from === 'bot');
  if (message === undefined) throw new ControlRefusal('В этом чате бот ещё ничего не писал');
  return phone.messenger === 'telegram'
    ? telegram.press(peer, phone, { message, label: '', data })
    : vk.press(peer, phone, { message, label: '', payload: data });
}

/** Opens a link on this phone: an invitation to our bot starts it, anything else is only noted. */
export function openLink(peer: Peer, phone: Phone, link: string): boolean {
  const payload = invitationIn(peer, phone, link);
  if (payload === undefined) return false;
  start(peer, phone, payload);
  return true;
}

/** The payload of t.me/<bot>?start=… or vk.me/<group>?ref=…, when the link is of this phone's messenger. */
function invitationIn(peer: Peer, phone: Phone, link: string): string | undefined {
  const full = /^https?:\/\//i.test(link) ? link : `https://${link}`;
  if (!URL.canParse(full)) return undefined;
  const { hostname, pathname, searchParams } = new URL(full);
  const { botUsername, groupScreenName, groupId } = peer.identity;
  const name = pathname.slice(1).toLowerCase();
  if (phone.messenger === 'telegram') {
    const ours = ['t.me', 'telegram.me'].includes(hostname) && name === botUsername.toLowerCase();
    return ours ? checked(searchParams.get('start') ?? '') : undefined;
  }
  const ours =
    hostname === 'vk.me' && [groupScreenName.toLowerCase(), `club${groupId}`, `public${groupId}`].includes(name);
  return ours ? (searchParams.get('ref') ?? '') : undefined;
}

function checked(payload: string): string {
  if (!/^[A-Za-z0-9_-]{0,64}$/.test(payload)) throw new ControlRefusal('Telegram не передаёт такой параметр start');
  return payload;
}

function pick(rows: readonly (readonly Button[])[], at: string | number): Button {
  const all = rows.flat();
  const button = typeof at === 'number' ? all[at] : all.find((one) => one.text === at);
  if (button === undefined) throw new ControlRefusal(`Кнопки «${at}» здесь нет`);
  return button;
}
