import { isRecord, type Params, readJson } from '../http/request.ts';
import type { Entity } from '../world/world.ts';
import { badRequest } from './refuse.ts';

const MOST_ENTITIES = 100;
const ENTITY_TYPES: ReadonlySet<string> = new Set(
  (
    'mention hashtag cashtag bot_command url email phone_number bold italic underline strikethrough spoiler blockquote ' +
    'expandable_blockquote code pre text_link text_mention custom_emoji date_time'
  ).split(' '),
);

export function integer(params: Params, name: string): number | undefined {
  const raw = params[name];
  if (raw === undefined || raw === null || raw === '') return undefined;
  const value =
    typeof raw === 'number' ? raw : typeof raw === 'string' && /^-?\d+$/.test(raw) ? Number(raw) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw badRequest(`parameter ${name} must be an integer`);
  return value;
}

export function text(params: Params, name: string): string {
  const raw = params[name];
  if (raw === undefined || raw === null) return '';
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'number') return String(raw);
  throw badRequest(`parameter ${name} must be a string`);
}

export function flag(params: Params, name: string): boolean {
  return params[name] === true || params[name] === 'true' || params[name] === 'True' || params[name] === '1';
}

/** A parameter that is an object or an array; forms carry it as JSON text. */
export function structure(params: Params, name: string): unknown {
  const raw = params[name];
  if (typeof raw !== 'string') return raw ?? undefined;
  if (raw === '') return undefined;
  const parsed = readJson(raw);
  if (parsed === undefined) throw badRequest(`can't parse ${name.replaceAll('_', ' ')} JSON object`);
  return parsed;
}

/** Text of a message or a caption with its entities, checked against the limits of the Bot API. */
export function formatted(
  params: Params,
  names: { readonly text: string; readonly entities: string },
): { text: string; entities: readonly Entity[] } {
  if (text(params, 'parse_mode') !== '') throw badRequest('unsupported parse_mode');
  const body = text(params, names.text).replaceAll('\r', '').trimEnd();
  const entities = structure(params, names.entities) ?? [];
  if (!Array.isArray(entities)) throw badRequest("can't parse entities: expected an Array");
  return { text: body, entities: entities.slice(0, MOST_ENTITIES).map((entity: unknown) => readEntity(entity, body)) };
}

function readEntity(raw: unknown, body: string): Entity {
  if (!isRecord(raw)) throw badRequest("can't parse MessageEntity: expected an Object");
  const { type, offset, length } = raw;
  if (typeof type !== 'string' || !ENTITY_TYPES.has(type)) throw badRequest("can't parse entities: unsupported type");
  if (!isCount(offset) || !isCount(length)) throw badRequest("can't parse entities: wrong offset or length");
  if (offset + length > body.length) throw badRequest(`entity of type ${type} is beyond the text`);
  return { ...raw, type, offset, length };
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

/** Telegram counts characters as Unicode code points. */
export function characters(value: string): number {
  return [...value].length;
}
