import { isRecord, type Params } from '../http/request.ts';
import type { Button, OrdinaryKeyboard } from '../world/world.ts';
import { characters, structure } from './params.ts';
import { badRequest } from './refuse.ts';

const MOST_BUTTONS = 100;
const MOST_DATA_BYTES = 64;
const MOST_PLACEHOLDER = 64;

export interface Markup {
  readonly inline?: readonly (readonly Button[])[];
  /** What the bot sent, to be given back inside messages. */
  readonly raw?: unknown;
  readonly keyboard?: OrdinaryKeyboard;
  readonly remove?: boolean;
}

export function readMarkup(params: Params): Markup {
  const raw = structure(params, 'reply_markup');
  if (raw === undefined) return {};
  if (!isRecord(raw)) throw badRequest("can't parse reply keyboard markup JSON object");
  if (raw.inline_keyboard !== undefined) return readInline(raw.inline_keyboard);
  if (raw.keyboard !== undefined) return { keyboard: readOrdinary(raw) };
  if (raw.remove_keyboard === true) return { remove: true };
  if (raw.force_reply === true || Object.keys(raw).length === 0) return {};
  throw badRequest("can't parse reply keyboard markup JSON object");
}

function readInline(raw: unknown): Markup {
  const inline = readRows(raw, 'inline keyboard', inlineButton);
  return inline.length === 0 ? {} : { inline, raw: { inline_keyboard: (raw as unknown[]).filter(notEmpty) } };
}

function readOrdinary(raw: Readonly<Record<string, unknown>>): OrdinaryKeyboard {
  const placeholder = raw.input_field_placeholder;
  if (placeholder !== undefined && (typeof placeholder !== 'string' || characters(placeholder) > MOST_PLACEHOLDER)) {
    throw badRequest('input field placeholder is too long');
  }
  return {
    rows: readRows(raw.keyboard, 'reply keyboard', ordinaryButton),
    oneTime: raw.one_time_keyboard === true,
    ...(placeholder === undefined ? {} : { placeholder }),
  };
}

function readRows(raw: unknown, what: string, read: (button: unknown) => Button): readonly (readonly Button[])[] {
  if (!Array.isArray(raw) || !raw.every(Array.isArray)) {
    throw badRequest(
      `field "${what === 'inline keyboard' ? 'inline_keyboard' : 'keyboard'}" must be an Array of Arrays`,
    );
  }
  const rows = raw.filter(notEmpty).map((row: unknown[]) => row.map(read));
  if (rows.flat().length > MOST_BUTTONS) throw badRequest('reply markup is too long');
  return rows;
}

function notEmpty(row: unknown): boolean {
  return Array.isArray(row) && row.length > 0;
}

function inlineButton(raw: unknown): Button {
  if (!isRecord(raw)) throw badRequest("can't parse inline keyboard button: expected an Object");
  const { text, callback_data: data, url } = raw;
  if (typeof text !== 'string' || text.trim() === '') {
    throw badRequest('can\'t parse inline keyboard button: field "text" must be a non-empty String');
  }
  if (data !== undefined) {
    const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0;
    if (typeof data !== 'string' || bytes < 1 || bytes > MOST_DATA_BYTES) throw badRequest('BUTTON_DATA_INVALID');
    return { text, kind: 'callback', data };
  }
  if (url !== undefined) {
    if (typeof url !== 'string' || !isPublicLink(url)) {
      throw badRequest(`inline keyboard button URL '${String(url)}' is invalid: Wrong HTTP URL`);
    }
    return { text, kind: 'link', link: url };
  }
  if (Object.keys(raw).length > 1) return { text, kind: 'other' };
  throw badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
}

function ordinaryButton(raw: unknown): Button {
  const text = isRecord(raw) ? raw.text : raw;
  if (typeof text !== 'string' || text.trim() === '') {
    throw badRequest('can\'t parse keyboard button: field "text" must be a non-empty String');
  }
  return { text, kind: 'text' };
}

/** Telegram takes no links to bare host names. This machine is the exception here: in the sandbox the bot's own pages are on it. */
function isPublicLink(url: string): boolean {
  if (url.startsWith('tg://')) return true;
  const full = /^[a-z]+:\/\//i.test(url) ? url : `http://${url}`;
  if (!URL.canParse(full)) return false;
  const { protocol, hostname } = new URL(full);
  return (protocol === 'http:' || protocol === 'https:') && (hostname.includes('.') || hostname === 'localhost');
}
