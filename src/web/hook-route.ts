import type { PostAnswer, Posted } from '#core/delivery/messenger.ts';
import type { Route } from './server.ts';

const mostBytes = 1024 * 1024;
const prefix = '/hook/';

export interface HookDesk {
  readonly posted: (path: string, posted: Posted) => Promise<PostAnswer> | undefined;
  /** Told of what could not be kept: the messenger is asked to come again. */
  readonly failed: (error: unknown) => void;
}

/** POST /hook/<end>: what a messenger tells. Answered when it is kept; what cannot be kept now is asked for again. */
export const hookRoute =
  ({ posted, failed }: HookDesk): Route =>
  async ({ method, url, headers, body }) => {
    if (!url.pathname.startsWith(prefix)) return undefined;
    if (method !== 'POST') return { status: 405 };
    const header = (name: string): string | undefined => {
      const value = headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    const taken = posted(url.pathname.slice(prefix.length), { header, body: await body(mostBytes) });
    if (!taken) return { status: 404 };
    try {
      return await taken;
    } catch (error) {
      failed(error);
      return { status: 503, headers: { 'retry-after': '5' } };
    }
  };
