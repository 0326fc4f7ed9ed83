import type { Call } from '../http/request.ts';
import { findPress, showToast } from '../world/messages.ts';
import type { Peer } from '../world/peer.ts';
import { findPhone } from '../world/people.ts';
import { characters, flag, text } from './params.ts';
import { badRequest } from './refuse.ts';
import { openChatIn } from './targets.ts';
import { CALLBACK_MS } from './updates.ts';

const MOST_TOAST = 200;
const TYPING_MS = 5000;
const ACTIONS: ReadonlySet<string> = new Set(
  (
    'typing upload_photo record_video upload_video record_voice upload_voice upload_document choose_sticker ' +
    'find_location record_video_note upload_video_note'
  ).split(' '),
);

export function answerCallbackQuery(peer: Peer, { params }: Call): true {
  const press = findPress(peer.world, text(params, 'callback_query_id'));
  if (press === undefined || peer.clock.now() - press.at > CALLBACK_MS) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  const words = text(params, 'text');
  if (characters(words) > MOST_TOAST) throw badRequest('MESSAGE_TOO_LONG');
  press.answered = true;
  const phone = findPhone(peer.world, press.phone);
  if (phone === undefined) return true;
  if (words !== '') showToast(peer, phone, { text: words, alert: flag(params, 'show_alert') });
  peer.hub.tell({ kind: 'phone', phone: phone.id });
  return true;
}

export function sendChatAction(peer: Peer, { params }: Call): true {
  const phone = openChatIn(peer, params, 'sendChatAction');
  if (!ACTIONS.has(text(params, 'action'))) throw badRequest('wrong parameter action in request');
  phone.typingUntil = Date.now() + TYPING_MS;
  peer.hub.tell({ kind: 'phone', phone: phone.id });
  return true;
}
