import { readJson } from '../http/request.ts';
import type { Peer } from '../world/peer.ts';
import { findPhone } from '../world/people.ts';
import type { Phone } from '../world/world.ts';
import * as acts from './acts.ts';
import type { Asked } from './asked.ts';
import * as orders from './orders.ts';
import { ControlRefusal } from './refuse.ts';
import { phoneView } from './views.ts';

/** GET phones/<id> and POST phones/<id>/<act>; every act answers with the phone as it is afterwards. */
export async function servePhone(peer: Peer, { request, url, path }: Asked, body: Buffer): Promise<unknown> {
  const phone = findPhone(peer.world, path[1] ?? '');
  if (phone === undefined) throw new ControlRefusal('Нет такого телефона', 404);
  if (request.method !== 'POST') return phoneView(peer, phone);
  const upload = {
    name: url.searchParams.get('name') ?? 'file',
    caption: url.searchParams.get('caption') ?? '',
    mime: request.headers['content-type'],
    bytes: body,
  };
  const act = path[2] ?? '';
  if (act === 'file') await acts.sendFile(peer, phone, upload);
  else if (act === 'photo') await acts.sendPhoto(peer, phone, upload);
  else return { ...doAct(peer, phone, act, readJson(body.toString('utf8'))), phone: phoneView(peer, phone) };
  return { phone: phoneView(peer, phone) };
}

function doAct(peer: Peer, phone: Phone, act: string, json: unknown): Record<string, unknown> {
  switch (act) {
    case 'start':
      return { message: acts.start(peer, phone, orders.start.parse(json).payload).id };
    case 'text':
      return sayAs(peer, phone, orders.words.parse(json));
    case 'press':
      return { press: acts.press(peer, phone, orders.press.parse(json)) };
    case 'keyboard':
      return { press: acts.pressKeyboard(peer, phone, orders.keyboard.parse(json).button) };
    case 'link':
      return { opened: acts.openLink(peer, phone, orders.link.parse(json).url) };
    case 'forge':
      return forgeAs(peer, phone, orders.forge.parse(json));
    case 'block':
      return { done: acts.block(peer, phone) };
    case 'unblock':
      return { done: acts.unblock(peer, phone) };
    case 'hide':
    case 'show':
      phone.hidden = act === 'hide';
      peer.hub.tell({ kind: 'people' });
      return {};
    default:
      throw new ControlRefusal('Нет такого действия', 404);
  }
}

function sayAs(
  peer: Peer,
  phone: Phone,
  { text, payload, ref }: { text: string; payload?: string | undefined; ref?: string | undefined },
): Record<string, unknown> {
  const extra = { ...(payload === undefined ? {} : { payload }), ...(ref === undefined ? {} : { ref }) };
  return { message: acts.say(peer, phone, text, extra).id };
}

function forgeAs(
  peer: Peer,
  phone: Phone,
  { data, message }: { data: string; message?: number | undefined },
): Record<string, unknown> {
  return { press: acts.forge(peer, phone, data, message) };
}
