import type { VK } from 'vk-io';
import { z } from 'zod';
import { agentFor } from '#bots/net/agent.ts';
import { persevere, unlessAborted } from '#bots/net/persevere.ts';
import type { Messenger } from '#core/delivery/messenger.ts';
import { isOwnRoot, vkClient } from './bot.ts';
import { fetchFile } from './file.ts';
import { floodWatch } from './flood.ts';
import { heard } from './heard.ts';
import { sentBefore } from './history.ts';
import { vkHook } from './hook.ts';
import { isAnswer, isStopped, wordOf } from './outcome.ts';
import { poll } from './poll.ts';
import { send, sendAlike } from './send.ts';
import { wantedEvents } from './wanted.ts';

export interface VkConfig {
  readonly token: string;
  readonly groupId: number;
  readonly apiRoot?: string | undefined;
  readonly proxyUrl?: string | undefined;
  readonly perSecond?: number | undefined;
  /** Ends the wait for a messenger that does not answer. */
  readonly signal?: AbortSignal | undefined;
  /** Told after each round of the poll: `ok` or a short word for what went wrong. */
  readonly noticed?: ((word: string) => void) | undefined;
  /** Multiplies the waits between failed rounds: 1 in earnest. */
  readonly pace?: number | undefined;
}

/** Connects to VK: resolves when it has answered once, rejects when it refuses the token. */
export async function vkMessenger(config: VkConfig): Promise<Messenger> {
  const { groupId } = config;
  const { vk, root } = vkClient(config);
  const screenName = await connect(vk, config);
  const proxy = config.proxyUrl ? agentFor(root, config.proxyUrl) : undefined;
  const flooded = floodWatch();
  const files = { root: isOwnRoot(root) ? root : undefined, proxy };
  return {
    channel: 'vk',
    bot: String(groupId),
    screenName,
    startLink: (token) => `https://vk.me/${screenName}?ref=${token}`,
    listen: (receiver, signal) => poll({ ...config, api: vk.api, agent: proxy }, receiver, signal),
    hook: vkHook(vk, config),
    handle: async (payload, converse) => {
      const said = heard(payload, groupId);
      if (said === undefined) return;
      const { press, ...plain } = said;
      // At most once and never waited for: a button that is answered too late only stops spinning.
      if (press !== undefined) vk.api.messages.sendMessageEventAnswer(press).catch(() => {});
      await converse(plain);
    },
    send: async (outgoing) => flooded(await send(vk, outgoing)),
    sendAlike: async (outgoings) => (await sendAlike(vk, outgoings)).map(flooded),
    answers: () => vk.api.groups.getById({ group_id: String(groupId) }).then(() => true, isAnswer),
    alreadySent: (address, randomId) => sentBefore(vk.api, address, randomId),
    fetch: (ref, limit) => fetchFile(files, ref, limit),
    introduce: () => subscribe(vk, config),
  };
}

const groupShape = z.object({ groups: z.tuple([z.object({ screen_name: z.string() })], z.unknown()) });

async function connect(
  { api }: VK,
  { groupId, noticed, pace, signal = new AbortController().signal }: VkConfig,
): Promise<string> {
  const found = { screenName: `club${groupId}` };
  const round = async (): Promise<'enough'> => {
    const answer: unknown = await unlessAborted(signal, api.groups.getById({ group_id: String(groupId) }));
    const [group] = groupShape.parse(answer).groups;
    found.screenName = group.screen_name;
    return 'enough';
  };
  await persevere(round, { signal, word: wordOf, hopeless: isStopped, noticed, pace });
  signal.throwIfAborted();
  return found.screenName;
}

/** Asks for the events we hear. A token without the right to manage relies on what was switched on by hand. */
async function subscribe({ api }: VK, { groupId, noticed }: VkConfig): Promise<void> {
  const settings = { group_id: groupId, enabled: 1, api_version: '5.199', ...wantedEvents };
  await api.groups.setLongPollSettings(settings).catch((error: unknown) => noticed?.(wordOf(error)));
}
