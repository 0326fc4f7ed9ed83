import { z } from 'zod';
import type { Heard, Input } from '#core/conversation/input.ts';

const count = z.number().int().nonnegative();
const chat = z.object({ id: z.number().int(), type: z.string() });
const messageShape = z.object({
  chat,
  text: z.string().optional().catch(undefined),
  caption: z.string().optional().catch(undefined),
  document: z
    .object({
      file_id: z.string().min(1),
      file_name: z.string().optional().catch(undefined),
      file_size: count.optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
  voice: z
    .object({ file_id: z.string().min(1), file_size: count.optional().catch(undefined) })
    .optional()
    .catch(undefined),
  photo: z
    .array(z.object({ file_id: z.string().min(1), width: count, height: count, file_size: count.optional() }))
    .nonempty()
    .optional()
    .catch(undefined),
});
const update = z.union([
  z.object({ message: messageShape }),
  z.object({
    callback_query: z.object({
      id: z.string(),
      from: z.object({ id: z.number().int() }),
      data: z.string().optional().catch(undefined),
      message: z.object({ message_id: z.number().int(), chat }).optional().catch(undefined),
    }),
  }),
  z.object({ my_chat_member: z.object({ chat, new_chat_member: z.object({ status: z.string() }) }) }),
]);

type Update = z.infer<typeof update>;
type Message = z.infer<typeof messageShape>;

export interface TelegramHeard extends Heard {
  /** The press to be answered so that the button stops waiting. */
  readonly query?: string;
}

/** An update of the Bot API as the core hears it; undefined where nobody says anything. Never throws. */
export function heard(payload: unknown): TelegramHeard | undefined {
  const read = update.safeParse(payload);
  return read.success ? fromUpdate(read.data) : undefined;
}

function fromUpdate(said: Update): TelegramHeard | undefined {
  if ('message' in said) return from(said.message.chat, messageInput(said.message));
  if ('callback_query' in said) return pressed(said.callback_query);
  return membership(said.my_chat_member);
}

function from({ id, type }: z.infer<typeof chat>, input: Input): Heard | undefined {
  if (type === 'channel') return undefined;
  return { channel: 'telegram', address: String(id), input: type === 'private' ? input : { kind: 'group' } };
}

function messageInput({ text, caption = '', document, photo, voice }: Message): Input {
  if (document) {
    const { file_id: ref, file_name: name = 'file', file_size: size = 0 } = document;
    return { kind: 'file', file: { ref, name, size }, caption };
  }
  if (voice)
    return { kind: 'file', file: { ref: voice.file_id, name: 'voice.ogg', size: voice.file_size ?? 0 }, caption };
  if (photo) {
    const largest = photo.reduce((one, other) => (other.width * other.height > one.width * one.height ? other : one));
    return { kind: 'file', file: { ref: largest.file_id, name: 'photo.jpg', size: largest.file_size ?? 0 }, caption };
  }
  return text === undefined ? { kind: 'other' } : textInput(text);
}

function textInput(text: string): Input {
  const started = /^\/start(?:@\w+)?(?:\s+(.*))?$/su.exec(text.trim());
  if (!started) return { kind: 'text', text };
  return { kind: 'start', payload: /^[\w-]{1,64}$/.exec(started[1]?.trim() ?? '')?.[0] ?? '' };
}

function pressed(query: Extract<Update, { callback_query: unknown }>['callback_query']): TelegramHeard | undefined {
  const { id, from: presser, data, message } = query;
  const input: Input = data === undefined ? { kind: 'other' } : { kind: 'press', action: data };
  const told = from(message?.chat ?? { id: presser.id, type: 'private' }, input);
  return told && { ...told, query: id, ...(message ? { message: String(message.message_id) } : {}) };
}

/** Blocked and unblocked in a private chat; added to a group. */
function membership({
  chat: where,
  new_chat_member: now,
}: Extract<Update, { my_chat_member: unknown }>['my_chat_member']) {
  const inside = now.status === 'member' || now.status === 'administrator';
  if (where.type !== 'private') return inside ? from(where, { kind: 'group' }) : undefined;
  if (!inside && now.status !== 'kicked') return undefined;
  return from(where, { kind: 'reachable', reachable: inside });
}
