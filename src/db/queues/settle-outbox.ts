import type { Settlement } from '#core/delivery/queue.ts';
import { randomId } from './outbox.ts';

interface Change {
  /** What is set; $1 to $3 are the fence. */
  readonly set: string;
  readonly values: readonly unknown[];
}

/** The fence: the row is still in the hands of this owner, at this attempt. */
export const fence = `where id = $1 and owner = $2 and attempt = $3 and status = 'sending'`;
const freed = 'owner = null, lease_until = null';
const uncounted = 'attempt = attempt - 1, first_try = case when attempt = 1 then null else first_try end';

export function changeOf(settlement: Settlement): Change {
  switch (settlement.to) {
    case 'sent':
      return {
        set: `status = 'sent', message = $4, sent_at = $5, error = null, screen = null, settled_at = now(), ${freed}`,
        values: [settlement.message, settlement.at.toString()],
      };
    case 'failed':
    case 'dropped':
      return {
        set: `status = $4, error = $5, settled_at = now(), ${freed}`,
        values: [settlement.to, settlement.code],
      };
    case 'pending':
      return {
        set: `status = 'pending', error = $4, next_try = now() + make_interval(secs => $5), ${freed}${settlement.counted ? '' : `, ${uncounted}`}`,
        values: [settlement.code, settlement.seconds],
      };
    case 'later':
      return {
        set: `status = 'pending', not_before = $4, ${uncounted}, ${freed}`,
        values: [settlement.notBefore.toString()],
      };
    case 'anew':
      return {
        set: `status = 'pending', error = $4, account_id = $5, channel = $6, random_id = $7, attempt = 0, first_try = null,
          edits = null, next_try = now(), ${freed}`,
        values: [settlement.code, settlement.account?.id ?? null, settlement.account?.channel ?? null, randomId()],
      };
    default:
      return settlement satisfies never;
  }
}
