import type { Id } from '#core/kernel/id.ts';
import { date, type PlainDate } from '#core/kernel/time.ts';
import type { Mentorship, Order } from '#core/pairing/mentorship.ts';
import type { Tx } from '#core/store.ts';
import { needsNone } from './term.ts';

/** Pairs in force that are to have a programme and have none approved yet (a closed one was approved once). */
export async function withoutProgramme(tx: Tx, organisationId: Id<'organisation'>): Promise<readonly Mentorship[]> {
  const pairs = (await tx.mentorships.where({ organisationId, status: 'in-force' })).filter((one) => !needsNone(one));
  const all = await tx.programmes.among(
    'mentorshipId',
    pairs.map((one) => one.id),
  );
  const done = all.filter((one) => one.status === 'approved' || one.status === 'closed');
  return pairs.filter((pair) => !done.some((one) => one.mentorshipId === pair.id));
}

/** By when the order says that programmes are to be made. */
export const dueBy = ({ terms }: Pick<Order, 'terms'>): PlainDate | undefined =>
  terms.kind === 'begin' ? date(terms.programmesBy) : undefined;
