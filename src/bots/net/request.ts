import { type Agent, type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { LookupFunction } from 'node:net';
import { coded } from './coded.ts';

export interface Way {
  readonly agent?: Agent | undefined;
  readonly lookup?: LookupFunction | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs: number;
}

/** GET without following redirects. Errors carry no address: it may hold a token. */
export function get(url: URL, way: Way): Promise<IncomingMessage> {
  const limit = AbortSignal.timeout(way.timeoutMs);
  const signal = way.signal ? AbortSignal.any([way.signal, limit]) : limit;
  const options = { signal, ...(way.agent ? { agent: way.agent } : {}), ...(way.lookup ? { lookup: way.lookup } : {}) };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? secure : plain)(url, options, resolve);
    request.once('error', () => reject(networkError()));
    request.end();
  });
}

export const networkError = (): Error => coded('network', 'NetworkError');

/** The body, read to the end; undefined as soon as it is longer than `limit` bytes. */
export async function bodyOf(response: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      // Node gives buffers while no encoding is set.
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > limit) return undefined;
      chunks.push(bytes);
    }
  } catch {
    throw networkError();
  }
  return Buffer.concat(chunks, size);
}
