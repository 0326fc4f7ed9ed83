import type { Links } from '#core/conversation/context.ts';
import type { Messenger } from '#core/delivery/messenger.ts';

/** Addresses that lead back here; messengers join as they connect. */
export const linksOf = (messengers: () => readonly Messenger[], publicUrl: string | undefined): Links => ({
  start: (token) => messengers().map((one) => ({ channel: one.channel, url: one.startLink(token) })),
  page: (token) => (publicUrl === undefined ? undefined : `${publicUrl}/f/${token}`),
});
