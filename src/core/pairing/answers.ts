import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Instant } from '#core/kernel/time.ts';
import type { Member, Mentorship } from './mentorship.ts';

export type Answer = NonNullable<Member['answer']>;

export interface Asked {
  readonly pair: Mentorship;
  readonly members: readonly Member[];
}

/** Sides are asked (П1 6.1, 6.2), or asked anew: what was answered before no longer counts. Throws stale once an order is on its way. */
export function propose({ pair, members }: Asked, now: Instant): Asked {
  if (!['draft', 'proposed', 'declined', 'agreed'].includes(pair.status)) throw new Refusal('stale');
  return {
    pair: { ...pair, status: 'proposed', askedAt: now },
    members: members.map(({ answer: _answer, answeredAt: _at, ...member }) => member),
  };
}

/**
 * One person answers, once for both sides where they stand on both. Agreed when all say yes, declined by one «Нет»; an answer can
 * be changed as long as the pair is only proposed. Throws not-found for somebody else, stale where nobody asks any more.
 */
export function answer(
  { pair, members }: Asked,
  given: { readonly by: Id<'person'>; readonly answer: Answer; readonly at: Instant },
): Asked {
  if (!members.some((one) => one.personId === given.by)) throw new Refusal('not-found');
  if (pair.status !== 'proposed') throw new Refusal('stale');
  const answered = members.map((one) =>
    one.personId === given.by ? { ...one, answer: given.answer, answeredAt: given.at } : one,
  );
  return { pair: { ...pair, status: statusBy(answered) }, members: answered };
}

function statusBy(members: readonly Member[]): Mentorship['status'] {
  if (members.some((one) => one.answer === 'no')) return 'declined';
  return allAgreed(members) ? 'agreed' : 'proposed';
}

export const allAgreed = (members: readonly Member[]): boolean =>
  members.length > 1 && members.every((one) => one.answer === 'yes');

/** The curator takes it back; nothing that an order has touched. */
export function drop(pair: Mentorship): Mentorship {
  if (!['draft', 'proposed', 'declined', 'agreed'].includes(pair.status)) throw new Refusal('stale');
  return { ...pair, status: 'dropped' };
}

/** Who has not answered yet, each person once. */
export const silent = (members: readonly Member[]): readonly Id<'person'>[] => [
  ...new Set(members.filter((one) => one.answer === undefined).map((one) => one.personId)),
];
