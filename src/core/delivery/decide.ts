import type { Instant } from '#core/kernel/time.ts';
import type { Outcome } from './messenger.ts';
import { type Claimed, mostAttempts, type Pause, poolOf, type Settlement } from './queue.ts';

/** After an ambiguous send: 1, 2, 4 … 300 real seconds. */
export const backoff = (attempt: number): number => Math.min(300, 2 ** Math.max(0, attempt - 1));

/** What becomes of a row after its send. `now` is program time. */
export function settlementFor(row: Claimed, outcome: Outcome, now: Instant): Settlement {
  const { kind } = outcome;
  switch (kind) {
    case 'sent':
      return { to: 'sent', message: outcome.message, at: now };
    case 'unreachable':
      // A row that is for one account only has nowhere else to go.
      return row.personId ? { to: 'anew', code: outcome.code } : { to: 'failed', code: outcome.code };
    case 'paused':
      return { ...notSent(outcome.code), pause: floodPause(row, outcome) };
    case 'stopped':
      return {
        ...notSent(outcome.code),
        pause: { scope: 'whole', seconds: stoppedSeconds, code: `stopped ${outcome.code}` },
      };
    case 'ambiguous':
      return again(row, outcome.code);
    case 'refused':
      return { to: 'failed', code: outcome.code };
    default:
      return outcome satisfies never;
  }
}

/** It may have arrived: again with the same randomId, and not for ever. */
export const again = (row: Claimed, code: string): Settlement =>
  row.attempt >= mostAttempts
    ? { to: 'failed', code }
    : { to: 'pending', seconds: backoff(row.attempt), counted: true, code };

/** The messenger said no before taking it: this was no attempt. */
const notSent = (code: string) => ({ to: 'pending', seconds: 0, counted: false, code }) as const;

/** A refused token is tried again every minute: whoever mends it need not restart the program. */
const stoppedSeconds = 60;

function floodPause(row: Claimed, { seconds, whole, code }: Extract<Outcome, { kind: 'paused' }>): Pause {
  const scope = whole ? 'whole' : poolOf(row.lane) === 'reply' ? 'chat' : 'lane';
  return { scope, seconds: Math.max(1, seconds), code };
}

/** While a messenger is silent it is asked after 2, 5, 15, then every 60 real seconds, with a call that has no effect. */
export const silence: Pause = { scope: 'whole', seconds: 2, code: 'silent', steps: [2, 5, 15, 60] };
