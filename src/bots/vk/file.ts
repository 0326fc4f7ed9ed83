import type { Agent } from 'node:http';
import { coded } from '#bots/net/coded.ts';
import { download } from '#bots/net/download.ts';

const hosts = ['vk.com', 'vk.ru', 'userapi.com', 'vk-cdn.net', 'vkuser.net', 'vkuserphoto.ru'];

interface FileServer {
  /** The API root the operator chose, if any: its host may be a private one. */
  readonly root: string | undefined;
  readonly proxy: Agent | undefined;
}

/** The bytes behind an attachment's address. Throws Refusal('file-too-large'), or an Error that tells only a short code. */
export async function fetchFile({ root, proxy }: FileServer, ref: string, limit: number): Promise<Uint8Array> {
  if (!URL.canParse(ref)) throw coded('host-not-allowed');
  const home = root === undefined ? undefined : new URL(root).host;
  const own = (url: URL): boolean => home !== undefined && url.host === home;
  return download(new URL(ref), { limit, agent: proxy, own, trusted: (url) => isWeb(url) && (own(url) || isVk(url)) });
}

const isWeb = ({ protocol }: URL): boolean => protocol === 'https:' || protocol === 'http:';

const isVk = ({ hostname, port }: URL): boolean =>
  port === '' && hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
