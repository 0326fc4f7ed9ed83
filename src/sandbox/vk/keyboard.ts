import { isRecord, readJson } from '../http/request.ts';
import type { Button, OrdinaryKeyboard } from '../world/world.ts';
import { VkRefusal } from './refuse.ts';

const MOST_LABEL = 40;
const MOST_PAYLOAD = 255;
const COLUMNS = 5;
const INLINE = { rows: 6, buttons: 10 };
const ORDINARY = { rows: 10, buttons: 40 };
const COLORS: ReadonlySet<unknown> = new Set([undefined, 'default', 'primary', 'secondary', 'positive', 'negative']);

export interface VkKeyboard {
  readonly inline?: readonly (readonly Button[])[];
  readonly raw?: unknown;
  readonly ordinary?: OrdinaryKeyboard;
  readonly remove?: boolean;
}

/** Reads the `keyboard` parameter; anything VK would not show is error 911. */
export function readKeyboard(json: string): VkKeyboard {
  if (json === '') return {};
  const raw = readJson(json);
  if (!isRecord(raw)) throw wrong('keyboard is not a valid JSON object');
  const { buttons, inline = false, one_time: oneTime = false } = raw;
  if (typeof inline !== 'boolean') throw wrong('inline should be boolean');
  if (typeof oneTime !== 'boolean') throw wrong('one_time should be boolean');
  if (inline && oneTime) throw wrong('keyboard cannot be inline and one_time');
  if (!Array.isArray(buttons)) throw wrong('buttons should be array');
  if (buttons.length === 0) return inline ? {} : { remove: true };
  const limits = inline ? INLINE : ORDINARY;
  if (buttons.length > limits.rows) throw wrong(`too many rows, maximum: ${limits.rows}`);
  const rows = buttons.map(readRow);
  if (rows.flat().length > limits.buttons) throw wrong(`too much buttons, maximum: ${limits.buttons}`);
  return inline ? { inline: rows, raw } : { ordinary: { rows, oneTime } };
}

function readRow(row: unknown): readonly Button[] {
  if (!Array.isArray(row) || row.length === 0) throw wrong('each row should be a non-empty array');
  if (row.length > COLUMNS) throw wrong(`row too long, maximum: ${COLUMNS}`);
  return row.map(readButton);
}

function readButton(raw: unknown): Button {
  const action = isRecord(raw) ? raw.action : undefined;
  if (!isRecord(raw) || !isRecord(action)) throw wrong('button should contain action');
  const { type, label, link } = action;
  const payload = readPayload(action.payload);
  if (type === 'location' || type === 'vkpay' || type === 'open_app')
    return { text: String(label ?? type), kind: 'other' };
  if (typeof label !== 'string' || label.trim() === '') throw wrong('label should not be empty');
  if ([...label].length > MOST_LABEL) throw wrong(`label too long, maximum: ${MOST_LABEL}`);
  const data = payload === undefined ? {} : { data: payload };
  if (type === 'open_link') {
    if (raw.color !== undefined) throw wrong('color is not allowed for open_link');
    if (typeof link !== 'string' || !URL.canParse(link)) throw wrong('link is invalid');
    return { text: label, kind: 'link', link, ...data };
  }
  if (type !== 'text' && type !== 'callback') throw wrong(`unknown action type ${String(type)}`);
  if (!COLORS.has(raw.color)) throw wrong('color is invalid');
  return { text: label, kind: type, ...data, ...(typeof raw.color === 'string' ? { color: raw.color } : {}) };
}

/** The payload as JSON text of an object. */
function readPayload(raw: unknown): string | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined;
  const json = typeof raw === 'string' ? raw : JSON.stringify(raw);
  if (!isRecord(readJson(json))) throw wrong('payload should be a JSON object');
  if ([...json].length > MOST_PAYLOAD) throw wrong(`payload too long, maximum: ${MOST_PAYLOAD}`);
  return json;
}

function wrong(why: string): VkRefusal {
  return new VkRefusal(911, `Keyboard format is invalid: ${why}`);
}
