import { createHash } from 'node:crypto';
import type { Agent } from 'node:http';
import type { API } from 'vk-io';
import { z } from 'zod';
import { clean } from '#bots/limits/clean.ts';
import { type Perseverance, persevere, unlessAborted } from '#bots/net/persevere.ts';
import { bodyOf, get, networkError } from '#bots/net/request.ts';
import type { RawUpdate, Receiver } from '#core/delivery/messenger.ts';
import { heard } from './heard.ts';
import { isStopped, wordOf } from './outcome.ts';

const waitSeconds = 25;
const timeoutMs = 35_000;
const mostBytes = 32 * 1024 * 1024;

const position = z.union([z.string().min(1), z.number().int()]).transform(String);
const serverShape = z.object({ server: z.string(), key: z.string(), ts: position });
const answerShape = z.union([
  z.object({ failed: z.literal(1), ts: position }),
  z.object({ failed: z.union([z.literal(2), z.literal(3)]) }),
  z.object({ ts: position, updates: z.array(z.unknown()) }),
]);
type Server = z.infer<typeof serverShape>;

export interface LongPoll extends Pick<Perseverance, 'noticed' | 'pace'> {
  readonly api: API;
  readonly groupId: number;
  readonly agent?: Agent | undefined;
}

/**
 * The community's long poll. It moves on from a position only when the inbox has kept the events before it, so after a crash
 * they come again. Rejects where the token or its rights are refused.
 */
export async function poll(way: LongPoll, receiver: Receiver, signal: AbortSignal): Promise<void> {
  const state: { server?: Server | undefined; ts?: string | undefined } = {};
  const moveTo = async (ts: string, updates: readonly unknown[] = []): Promise<void> => {
    if (ts !== state.ts || updates.length > 0)
      await receiver.receive(
        updates.map((event) => raw(event, way.groupId)),
        ts,
      );
    state.ts = ts;
  };
  const round = async (): Promise<'again'> => {
    state.ts ??= await receiver.position();
    state.server ??= await server(way, signal);
    // The very first start: from now on, and kept, so that a crash before the first event loses none.
    if (state.ts === undefined) await moveTo(state.server.ts);
    const answer = await ask(way, state.server, state.ts ?? state.server.ts, signal);
    if ('updates' in answer) await moveTo(answer.ts, answer.updates);
    else if (answer.failed === 1) await moveTo(answer.ts);
    else {
      // Only the third kind of failure has lost the position too; the second wants nothing but a new key.
      const fresh = await server(way, signal);
      if (answer.failed === 3) await moveTo(fresh.ts);
      state.server = fresh;
    }
    return 'again';
  };
  await persevere(round, { ...way, signal, word: wordOf, hopeless: isStopped });
}

const server = async ({ api, groupId }: LongPoll, signal: AbortSignal): Promise<Server> =>
  serverShape.parse(await unlessAborted(signal, api.groups.getLongPollServer({ group_id: groupId })));

async function ask({ agent }: LongPoll, { server: address, key }: Server, ts: string, signal: AbortSignal) {
  const url = new URL(address);
  url.search = new URLSearchParams({ act: 'a_check', key, ts, wait: String(waitSeconds) }).toString();
  const response = await get(url, { agent, signal, timeoutMs });
  const body = await bodyOf(response, mostBytes);
  if (response.statusCode !== 200 || body === undefined) throw networkError();
  return answerShape.parse(JSON.parse(body.toString('utf8')));
}

const keyed = z.object({ event_id: z.string().min(1) });
const numbered = z.object({
  object: z.object({ message: z.object({ peer_id: z.number(), conversation_message_id: z.number().positive() }) }),
});

export function raw(event: unknown, group: number): RawUpdate {
  const payload = clean(event);
  const address = heard(payload, group)?.address;
  return { key: keyOf(payload), payload, ...(address === undefined ? {} : { address }) };
}

/** A repeated event has the same key, whatever VK leaves out. */
function keyOf(payload: unknown): string {
  const named = keyed.safeParse(payload);
  if (named.success) return named.data.event_id;
  const message = numbered.safeParse(payload).data?.object.message;
  if (message) return `${message.peer_id}:${message.conversation_message_id}`;
  return createHash('sha256')
    .update(JSON.stringify(payload) ?? '')
    .digest('hex');
}
