import type { Outbox } from '#core/store.ts';

const missing = () => Promise.reject(new Error('the outbox is not there yet'));

export const outboxOf = (): Outbox => ({ post: missing, drop: missing, deliveries: missing, erase: missing });
