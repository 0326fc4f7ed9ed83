import type { Agent } from 'node:http';
import { Refusal } from '#core/kernel/refusal.ts';
import { coded } from './coded.ts';
import { publicLookup } from './public-lookup.ts';
import { bodyOf, get } from './request.ts';

export interface Download {
  readonly limit: number;
  readonly agent?: Agent | undefined;
  /** Hosts that may be asked; redirects are held to the same rule. */
  readonly trusted: (url: URL) => boolean;
  /** Hosts that may have a private address: the ones the operator configured. */
  readonly own: (url: URL) => boolean;
}

const mostRedirects = 3;
const timeoutMs = 60_000;

/** At most `limit` bytes, counted while they arrive. Throws Refusal('file-too-large'), or an Error that tells only a short code. */
export async function download(url: URL, order: Download, redirects = 0): Promise<Uint8Array> {
  if (!order.trusted(url)) throw coded('host-not-allowed');
  // A proxy resolves names itself, and an agent of ours is for the hosts it was made for.
  const lookup = order.agent || order.own(url) ? undefined : publicLookup;
  const response = await get(url, { agent: order.agent, lookup, timeoutMs });
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) {
    response.destroy();
    const next = response.headers.location;
    if (next === undefined || redirects === mostRedirects || !URL.canParse(next, url.href)) throw coded('bad-redirect');
    return download(new URL(next, url), order, redirects + 1);
  }
  if (status !== 200) {
    response.destroy();
    throw coded(`http-${status}`);
  }
  const bytes = await bodyOf(response, order.limit);
  if (bytes === undefined) throw new Refusal('file-too-large');
  return bytes;
}
