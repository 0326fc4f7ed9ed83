import type { DataSource } from 'typeorm';
import type { Instant } from '#core/kernel/time.ts';
import { rows } from './sql.ts';

/** Is everything received handled, every file read, and everything sent that may be sent at `now` (program time)? */
export async function isIdle(on: DataSource, now: Instant): Promise<boolean> {
  const [row] = await rows<{ busy: boolean }>(on, busy, [new Date(now.epochMilliseconds)]);
  return row?.busy === false;
}

/** What waits for a pause, a retry or a silent messenger is not work to be done now. */
const busy = `
select exists (select from inbox where handled_at is null and not dead and next_try <= now())
  or exists (select from uploads where status = 'waiting')
  or exists (
    select from outbox o where o.status = 'sending' or o.status = 'pending' and o.next_try <= now()
      and (o.not_before is null or o.not_before <= $1)
      and not exists (select from lines l where l.channel = o.channel and l.failures >= 3)
      and not exists (select from pauses p where p.channel = o.channel and p.until > now()
        and (p.scope in ('whole', 'lane') or p.scope = 'chat:' || o.account_id))) as busy`;
