import type { Outcome } from '#core/delivery/messenger.ts';

const together = 5_000;

/** Two chats refused within five seconds mean the whole channel is flooded: Telegram does not say which it is. */
export function floodWatch(now: () => number = performance.now.bind(performance)) {
  const last = { address: '', at: Number.NEGATIVE_INFINITY };
  return (outcome: Outcome, address: string): Outcome => {
    if (outcome.kind !== 'paused') return outcome;
    const whole = last.address !== address && now() - last.at < together;
    Object.assign(last, { address, at: now() });
    return whole ? { ...outcome, whole } : outcome;
  };
}
