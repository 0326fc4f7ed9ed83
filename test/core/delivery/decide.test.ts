import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backoff, settlementFor } from '#core/delivery/decide.ts';
import type { Outcome } from '#core/delivery/messenger.ts';
import { type Claimed, mostAttempts } from '#core/delivery/queue.ts';
import { id } from '#core/kernel/id.ts';
import { noon } from '../../support/queues.ts';

const row: Claimed = {
  id: '1',
  key: 'k',
  lane: 'notice',
  channel: 'telegram',
  attempt: 1,
  personId: id('anna'),
  accountId: id('anna-telegram'),
  randomId: 7,
  minutesTrying: 0,
};
const { personId: _nobody, ...reply } = { ...row, lane: 'reply' as const };
const settled = (of: Claimed, outcome: Outcome) => settlementFor(of, outcome, noon);

describe('after a send', () => {
  test('what arrived is noted with the messenger’s own number, at program time', () => {
    expect(settled(row, { kind: 'sent', message: '42' })).toEqual({ to: 'sent', message: '42', at: noon });
  });

  test('a person who cannot be reached here is tried elsewhere; a reply belongs to its chat', () => {
    expect(settled(row, { kind: 'unreachable', code: '403' })).toEqual({ to: 'anew', code: '403' });
    expect(settled(reply, { kind: 'unreachable', code: '403' })).toEqual({ to: 'failed', code: '403' });
  });

  test('flood pauses the lane of what nobody waits for, and only the chat of a reply', () => {
    const flood = { kind: 'paused', seconds: 30, whole: false, code: '429' } as const;
    expect(settled(row, flood)).toMatchObject({ to: 'pending', counted: false, pause: { scope: 'lane', seconds: 30 } });
    expect(settled(reply, flood)).toMatchObject({ pause: { scope: 'chat', seconds: 30 } });
    expect(settled(reply, { ...flood, whole: true })).toMatchObject({ pause: { scope: 'whole', seconds: 30 } });
  });

  test('a refused token stops the channel for a minute and costs no attempt', () => {
    expect(settled(row, { kind: 'stopped', code: '401' })).toMatchObject({
      to: 'pending',
      counted: false,
      pause: { scope: 'whole', seconds: 60, code: 'stopped 401' },
    });
  });

  test('our own bug is a dead letter at once', () => {
    expect(settled(row, { kind: 'refused', code: '400' })).toEqual({ to: 'failed', code: '400' });
  });

  test('an unknown fate is tried again after 1, 2, 4 … 300 seconds, ten times in all', () => {
    const seconds = Array.from({ length: mostAttempts }, (_, index) => {
      const next = settled({ ...row, attempt: index + 1 }, { kind: 'ambiguous', code: 'network' });
      return next.to === 'pending' && next.counted ? next.seconds : next.to;
    });
    expect(seconds).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 'failed']);
    fc.assert(fc.property(fc.nat(1000), (attempt) => backoff(attempt) >= 1 && backoff(attempt) <= 300));
  });
});
