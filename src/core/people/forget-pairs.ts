import type { Id } from '#core/kernel/id.ts';
import type { Tx } from '#core/store.ts';

type Of = { readonly personId: Id<'person'>; readonly organisationId: Id<'organisation'> };

/** Words a person gave to a record of what happened; days, numbers and codes in it stay. */
const words = ['reason', 'remark'];
/** Pairs that no order has touched yet: without one of their sides there is nothing to agree on. */
const open = ['draft', 'proposed', 'agreed', 'declined'];

/**
 * What withdrawal leaves of pairs and orders: dates, numbers and bare ids. A pair in force goes on until an order ends it; reasons and
 * remarks that the person typed are erased. Returns how many records lost words.
 */
export async function forgetPairs(tx: Tx, { personId, organisationId }: Of): Promise<number> {
  const standing = await tx.members.where({ organisationId, personId });
  const pairs = await tx.mentorships.among('id', [...new Set(standing.map((one) => one.mentorshipId))]);
  for (const pair of pairs.filter(({ status }) => open.includes(status)))
    await tx.mentorships.put({ ...pair, status: 'dropped' });
  const theirs = await tx.events.where({ organisationId, by: personId });
  const told = theirs.filter(({ details }) => words.some((key) => details[key] !== undefined));
  for (const event of told) {
    await tx.events.put({ ...event, details: without(event.details) });
    // The subject of a returned order's record is the order.
    const order = event.act === 'returned' ? await tx.orders.find(event.subject as Id<'order'>) : undefined;
    if (order) {
      const { remark: _remark, ...rest } = order;
      await tx.orders.put(rest);
    }
  }
  return told.length;
}

const without = (details: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(details).filter(([key]) => !words.includes(key)));
