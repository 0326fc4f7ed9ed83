import type { Outcome } from '#core/delivery/messenger.ts';

const minutes = [1, 5, 30, 120] as const;
const escalating = new Set(['9', '29', '14', '984']);

/** Each flood after the last pause has run out waits longer: 1, 5, 30, 120 minutes; a message that gets through starts anew. */
export function floodWatch(now: () => number = performance.now.bind(performance)) {
  const state = { step: -1, until: Number.NEGATIVE_INFINITY };
  return (outcome: Outcome): Outcome => {
    if (outcome.kind === 'sent') state.step = -1;
    if (outcome.kind !== 'paused' || !escalating.has(outcome.code)) return outcome;
    if (state.step < 0 || now() >= state.until) state.step = Math.min(state.step + 1, minutes.length - 1);
    const seconds = (minutes[state.step] ?? minutes[0]) * 60;
    state.until = now() + seconds * 1000;
    return { ...outcome, seconds };
  };
}
