import type { DataSource } from 'typeorm';
import { rows } from './sql.ts';

/** How much waits in the queues, and for how long, in real seconds. */
export interface QueueFigures {
  readonly received: number;
  readonly receivedOldest: number;
  /** Put aside after a bug. */
  readonly aside: number;
  readonly unsent: number;
  /** Of what may be sent now. */
  readonly unsentOldest: number;
  /** Given up in the last day. */
  readonly failed: number;
}

/** Of what is late only what may go now is counted: a message that waits for the morning is not late. */
export async function queueFigures(on: DataSource): Promise<QueueFigures> {
  const [row] = await rows<QueueFigures>(on, figures, []);
  if (!row) throw new Error('no figures');
  return row;
}

const figures = `
select
  (select count(*)::integer from inbox where handled_at is null and not dead) as "received",
  (select coalesce(max(extract(epoch from now() - received_at)), 0)::integer
    from inbox where handled_at is null and not dead) as "receivedOldest",
  (select count(*)::integer from inbox where dead) as "aside",
  (select count(*)::integer from outbox where status in ('pending', 'sending')) as "unsent",
  (select coalesce(max(extract(epoch from now() - created_at)), 0)::integer
    from outbox where status in ('pending', 'sending') and next_try <= now() and not_before is null) as "unsentOldest",
  (select count(*)::integer from outbox where status = 'failed' and settled_at > now() - interval '1 day') as "failed"`;
