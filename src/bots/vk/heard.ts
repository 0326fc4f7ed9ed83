import { z } from 'zod';
import type { Heard, IncomingFile, Input } from '#core/conversation/input.ts';

const id = z.number().int();
const firstChat = 2_000_000_000;
const message = z.object({
  peer_id: id,
  from_id: id,
  out: z.number().optional().catch(undefined),
  text: z.string().catch(''),
  ref: z.string().optional().catch(undefined),
  payload: z.string().optional().catch(undefined),
  conversation_message_id: id.optional().catch(undefined),
  attachments: z.array(z.unknown()).catch([]),
});
const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message_new'), group_id: id, object: z.object({ message }) }),
  z.object({
    type: z.literal('message_event'),
    group_id: id,
    object: z.object({
      user_id: id,
      peer_id: id,
      event_id: z.string(),
      payload: z.unknown(),
      conversation_message_id: id.optional().catch(undefined),
    }),
  }),
  z.object({ type: z.enum(['message_allow', 'message_deny']), group_id: id, object: z.object({ user_id: id }) }),
]);
const press = z.object({ a: z.string().min(1).max(255) });
const attachment = z.union([
  z.object({
    doc: z.object({
      title: z.string().catch('file'),
      ext: z.string().catch(''),
      size: z.number().catch(0),
      url: z.url(),
    }),
  }),
  z.object({ audio_message: z.object({ link_ogg: z.url() }) }),
  z.object({ photo: z.object({ sizes: z.array(z.object({ url: z.url(), width: id, height: id })).nonempty() }) }),
]);

type Message = z.infer<typeof message>;

export interface VkHeard extends Heard {
  /** The press to be answered so that the button stops waiting. */
  readonly press?: { readonly event_id: string; readonly user_id: number; readonly peer_id: number };
}

/** An event of the community `group` as the core hears it; undefined where nobody says anything to it. Never throws. */
export function heard(payload: unknown, group: number): VkHeard | undefined {
  const read = event.safeParse(payload);
  if (!read.success || read.data.group_id !== group) return undefined;
  const { type, object } = read.data;
  switch (type) {
    case 'message_new':
      return said(object.message);
    case 'message_event': {
      const { payload: data, conversation_message_id: under, ...answer } = object;
      const told = from(object.peer_id, pressInput(data));
      return told && { ...told, press: answer, ...(under === undefined ? {} : { message: String(under) }) };
    }
    case 'message_allow':
    case 'message_deny':
      return from(object.user_id, { kind: 'reachable', reachable: type === 'message_allow' });
    default:
      return type satisfies never;
  }
}

function said(words: Message): Heard | undefined {
  const told = words.out === 1 || words.from_id <= 0 ? undefined : from(words.peer_id, messageInput(words));
  const number = words.conversation_message_id;
  return told && number !== undefined ? { ...told, said: String(number) } : told;
}

function from(peer: number, input: Input): Heard | undefined {
  if (peer <= 0) return undefined;
  return { channel: 'vk', address: String(peer), input: peer < firstChat ? input : { kind: 'group' } };
}

/** A link's `ref` comes with the first message after it was opened, whatever that message says. */
function messageInput({ text, ref, payload, attachments }: Message): Input {
  const token = /^[\w-]{16,64}$/.exec(ref ?? '')?.[0];
  if (token !== undefined || isStart(payload)) return { kind: 'start', payload: token ?? '' };
  const file = attachments.map(fileIn).find((one) => one !== undefined);
  const words = unescaped(text);
  if (file) return { kind: 'file', file, caption: words };
  return words.trim() === '' ? { kind: 'other' } : { kind: 'text', text: words };
}

/** Pressers may send anything instead of what the button carried. */
function pressInput(payload: unknown): Input {
  const read = press.safeParse(typeof payload === 'string' ? parsed(payload) : payload);
  return read.success ? { kind: 'press', action: read.data.a } : { kind: 'other' };
}

const startCommand = z.object({ command: z.literal('start') });
const isStart = (payload: string | undefined): boolean =>
  payload !== undefined && startCommand.safeParse(parsed(payload)).success;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function fileIn(raw: unknown): IncomingFile | undefined {
  const read = attachment.safeParse(raw);
  if (!read.success) return undefined;
  if ('photo' in read.data) {
    const { sizes } = read.data.photo;
    const largest = sizes.reduce((one, other) => (other.width * other.height > one.width * one.height ? other : one));
    return { ref: largest.url, name: 'photo.jpg', size: 0 };
  }
  if ('audio_message' in read.data) return { ref: read.data.audio_message.link_ogg, name: 'voice.ogg', size: 0 };
  const { title, ext, size, url } = read.data.doc;
  const named = ext === '' || title.toLowerCase().endsWith(`.${ext.toLowerCase()}`);
  return { ref: url, name: named ? title : `${title}.${ext}`, size };
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };

/** VK escapes what people type. */
const unescaped = (text: string): string =>
  text.replace(/&(lt|gt|quot|amp);/g, (whole, name: string) => entities[name] ?? whole);
