import type { VK } from 'vk-io';
import { z } from 'zod';
import { isPicture, safeName } from '#bots/limits/file-name.ts';
import type { Outcome, Outgoing } from '#core/delivery/messenger.ts';
import { isUneditable, outcomeOf, outcomeOfCode } from './outcome.ts';
import { type Letter, type Shown, shown } from './shown.ts';

/** Sends or edits one message. Never rejects. A repeat with the same randomId within the hour is the same message. */
export async function send(vk: VK, outgoing: Outgoing): Promise<Outcome> {
  try {
    return await deliver(vk, outgoing);
  } catch (error) {
    return outcomeOf(error);
  }
}

/** The same to several, by one call or, where it takes two messages, by two. Never rejects. */
export async function sendAlike(vk: VK, outgoings: readonly Outgoing[]): Promise<readonly Outcome[]> {
  const [first] = outgoings;
  if (!first) return [];
  const peers = outgoings.map(({ address }) => Number(address));
  try {
    const { head, ...letter } = shown(first.screen, first.name);
    if (!head) return await postAll(vk, peers, letter, first.randomId);
    const begun = await postAll(vk, peers, head, derived(first.randomId));
    const reached = peers.filter((_, index) => begun[index]?.kind === 'sent');
    const rest = await postAll(vk, reached, letter, first.randomId);
    return begun.map((outcome, index) => rest[reached.indexOf(peers[index] ?? 0)] ?? outcome);
  } catch (error) {
    const outcome = outcomeOf(error);
    return outgoings.map(() => outcome);
  }
}

async function deliver(vk: VK, { address, screen, name, file, edits, randomId }: Outgoing): Promise<Outcome> {
  const source = sourceOf(screen);
  const peer = Number(address);
  const letter = shown(screen, name);
  if (edits !== undefined && file === undefined && letter.editable && (await edited(vk, peer, edits, letter)))
    return { kind: 'sent', message: edits };
  const attachment = file && (await upload(vk, peer, file));
  // An edit would take the file away, so answers that may be edited stand under a message of their own.
  const apart = attachment !== undefined && letter.answers;
  const before: Parcel = { ...letter.head, ...source, ...(apart ? { attachment } : {}) };
  if (letter.head || apart) {
    const first = await post(vk, peer, before, derived(randomId));
    if (first.kind !== 'sent') return first;
  }
  return post(vk, peer, { ...letter, ...source, ...(attachment && !apart ? { attachment } : {}) }, randomId);
}

/** False: this message can no longer be edited, so a new one is to be sent. */
async function edited(vk: VK, peer: number, message: string, { text, keyboard }: Shown): Promise<boolean> {
  try {
    await vk.api.messages.edit({
      ...plain,
      peer_id: peer,
      cmid: Number(message),
      message: text,
      ...(keyboard ? { keyboard } : {}),
    });
    return true;
  } catch (error) {
    if (isUneditable(error)) return false;
    throw error;
  }
}

/** Words that came from a message of VK name it, so that nobody is blocked for what another one wrote. */
function sourceOf({ relayedFrom }: Outgoing['screen']): Pick<Parcel, 'source'> {
  if (relayedFrom?.channel !== 'vk') return {};
  const peer = Number(relayedFrom.address);
  const message = { type: 'message', owner_id: peer, peer_id: peer };
  return { source: JSON.stringify({ ...message, conversation_message_id: Number(relayedFrom.message) }) };
}

interface Parcel extends Partial<Letter> {
  readonly attachment?: string;
  readonly source?: string;
}

const plain = { dont_parse_links: 1, disable_mentions: 1 } as const;
const item = z.object({
  peer_id: z.number().int(),
  conversation_message_id: z.number().int().default(0),
  error: z.object({ code: z.number() }).optional(),
});
const answerShape = z.array(item);
const unreadable = { kind: 'ambiguous', code: 'unreadable' } as const;

const post = async (vk: VK, peer: number, parcel: Parcel, randomId: number): Promise<Outcome> =>
  (await postAll(vk, [peer], parcel, randomId))[0] ?? unreadable;

/** `peer_ids` even for one: only so does VK tell the message's number in its dialog, which edits and presses go by. */
async function postAll(
  vk: VK,
  peers: readonly number[],
  { text = '', keyboard, attachment, source }: Parcel,
  randomId: number,
): Promise<readonly Outcome[]> {
  if (peers.length === 0) return [];
  const answer: unknown = await vk.api.messages.send({
    ...plain,
    peer_ids: [...peers],
    random_id: randomId,
    ...(text ? { message: text } : {}),
    ...(keyboard ? { keyboard } : {}),
    ...(attachment ? { attachment } : {}),
    ...(source ? { content_source: source } : {}),
  });
  const read = answerShape.safeParse(answer);
  if (!read.success) return peers.map(() => unreadable);
  const told = new Map(read.data.map((one) => [one.peer_id, one]));
  return peers.map((peer) => {
    const sent = told.get(peer);
    if (!sent) return unreadable;
    if (sent.error) return outcomeOfCode(sent.error.code);
    return { kind: 'sent', message: String(sent.conversation_message_id) };
  });
}

/** The random_id of a row's first message, when it goes out as two: another non-zero int32, and always the same one. */
const derived = (randomId: number): number => (randomId ^ 0x5bd1e995) | 0 || 1;

/** Only bytes are ever uploaded: vk-io would fetch an address given as a string. */
async function upload(vk: VK, peer: number, { name, bytes }: NonNullable<Outgoing['file']>): Promise<string> {
  const filename = safeName(name);
  const source = { value: Buffer.from(bytes), filename };
  const attachment = isPicture(name)
    ? await vk.upload.messagePhoto({ peer_id: peer, source })
    : await vk.upload.messageDocument({ peer_id: peer, title: filename, source });
  return attachment.toString();
}
