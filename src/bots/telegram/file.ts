import type { Agent } from 'node:http';
import { type Api, GrammyError } from 'grammy';
import { coded } from '#bots/net/coded.ts';
import { download } from '#bots/net/download.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { wordOf } from './outcome.ts';

interface FileServer {
  readonly root: string;
  readonly token: string;
  readonly agent: Agent;
}

/** The bytes behind a file_id. Throws Refusal('file-too-large'), or an Error that tells only a short code. */
export async function fetchFile(api: Api, server: FileServer, ref: string, limit: number): Promise<Uint8Array> {
  const path = await pathOf(api, ref);
  const home = new URL(server.root);
  const url = new URL(`${server.root}/file/bot${server.token}/${path}`);
  const own = ({ host, protocol }: URL): boolean => host === home.host && protocol === home.protocol;
  return download(url, { limit, agent: server.agent, trusted: own, own });
}

async function pathOf(api: Api, ref: string): Promise<string> {
  try {
    const { file_path: path = '' } = await api.getFile(ref);
    if (path.split('/').includes('..')) throw coded('bad-path');
    return path;
  } catch (error) {
    if (error instanceof GrammyError && /file is too big/.test(error.description)) throw new Refusal('file-too-large');
    throw coded(wordOf(error));
  }
}
