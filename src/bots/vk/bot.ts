import type { Agent as HttpsAgent } from 'node:https';
import { VK } from 'vk-io';
import { agentFor } from '#bots/net/agent.ts';

const publicRoot = 'https://api.vk.ru/method';

export interface Wire {
  readonly token: string;
  readonly apiRoot?: string | undefined;
  readonly proxyUrl?: string | undefined;
  /** Requests of every kind: VK takes 20 a second of a community's token. */
  readonly perSecond?: number | undefined;
}

/** vk-io's client. It never repeats a request that may have been accepted: the outbox does, with the same random_id. */
export function vkClient({ token, apiRoot = publicRoot, proxyUrl, perSecond = 20 }: Wire): {
  readonly vk: VK;
  readonly root: string;
} {
  const root = apiRoot.replace(/\/+$/, '');
  // vk-io types its agent as https only; with an http root node-fetch needs, and takes, an http one.
  const agent = agentFor(root, proxyUrl) as HttpsAgent;
  const vk = new VK({
    token,
    agent,
    apiBaseUrl: root,
    apiLimit: perSecond,
    apiRetryLimit: 0,
    apiTimeout: 30_000,
    uploadTimeout: 60_000,
  });
  return { vk, root };
}

/** Whether the root is one the operator chose, whose host may therefore be a private one. */
export const isOwnRoot = (root: string): boolean => root !== publicRoot;
