import type { Instant } from './time.ts';

/** Program time: it decides what is due, quiet or expired. Real time (leases, pauses, rates) is the database's. */
export type Clock = () => Instant;

export const channels = ['telegram', 'vk'] as const;
/** The messengers. A new one is one more word here and one more folder under src/bots. */
export type Channel = (typeof channels)[number];
