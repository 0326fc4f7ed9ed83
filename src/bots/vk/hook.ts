import type { VK } from 'vk-io';
import { z } from 'zod';
import { type Perseverance, persevere, unlessAborted } from '#bots/net/persevere.ts';
import { isSame, jsonOf, wordFrom } from '#bots/net/secret.ts';
import type { Hook } from '#core/delivery/messenger.ts';
import { isStopped, wordOf } from './outcome.ts';
import { raw } from './poll.ts';
import { wantedEvents } from './wanted.ts';

const eventShape = z.looseObject({ type: z.string(), group_id: z.number().int(), secret: z.string().optional() });
const codeShape = z.object({ code: z.string() });
const serversShape = z.object({
  items: z.array(
    z.looseObject({ id: z.number(), url: z.string(), secret_key: z.string().optional(), status: z.string() }),
  ),
});
const addedShape = z.object({ server_id: z.number() });
const title = 'nastavnik';

interface HookConfig extends Pick<Perseverance, 'noticed' | 'pace'> {
  readonly token: string;
  readonly groupId: number;
}

/** VK's Callback API: each event is posted until it is answered with `ok`; an answer is never made of what was posted. */
export function vkHook({ api }: VK, { token, groupId, noticed, pace }: HookConfig): Hook {
  const secret = wordFrom(token, 'vk secret');
  return {
    path: wordFrom(token, 'vk path'),
    take: async ({ body }, receiver) => {
      const read = eventShape.safeParse(jsonOf(body));
      if (!read.success) return { status: 400 };
      const { secret: shown, ...event } = read.data;
      if (event.group_id !== groupId) return { status: 403 };
      // VK asks for this before it knows the secret; the word changes whenever the server is edited.
      if (event.type === 'confirmation') return { status: 200, body: await confirmation(api, groupId) };
      if (!isSame(shown, secret)) return { status: 403 };
      await receiver.receive([raw(event, groupId)]);
      return { status: 200, body: 'ok' };
    },
    begin: async (url, signal) => {
      const round = async (): Promise<'enough'> => {
        const server = await unlessAborted(signal, serverAt(api, { groupId, url, secret }));
        const settings = { group_id: groupId, server_id: server, api_version: '5.199', ...wantedEvents };
        await unlessAborted(signal, api.groups.setCallbackSettings(settings));
        return 'enough';
      };
      await persevere(round, { noticed, pace, signal, word: wordOf, hopeless: isStopped });
    },
  };
}

const confirmation = async (api: VK['api'], group: number): Promise<string> =>
  codeShape.parse(await api.groups.getCallbackConfirmationCode({ group_id: group })).code;

interface Server {
  readonly groupId: number;
  readonly url: string;
  readonly secret: string;
}

/**
 * The community's server at this address: found, mended or added. A good one is left alone, and one that VK is about to confirm: editing
 * changes the word of confirmation, and replicas would disturb each other. Where that fails, VK says so.
 */
async function serverAt(api: VK['api'], { groupId, url, secret }: Server): Promise<number> {
  const { items } = serversShape.parse(await api.groups.getCallbackServers({ group_id: groupId }));
  const known = items.find((one) => one.url === url);
  if (known && ['ok', 'wait'].includes(known.status) && known.secret_key === secret) return known.id;
  const named = { group_id: groupId, url, title, secret_key: secret };
  if (!known) return addedShape.parse(await api.groups.addCallbackServer(named)).server_id;
  await api.groups.editCallbackServer({ ...named, server_id: known.id });
  return known.id;
}
