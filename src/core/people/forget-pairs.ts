import { adaptationAct } from '#core/journal/adaptation-words.ts';
import type { Id } from '#core/kernel/id.ts';
import type { OrderTerms } from '#core/pairing/mentorship.ts';
import type { Tx } from '#core/store.ts';

type Of = { readonly personId: Id<'person'>; readonly organisationId: Id<'organisation'> };

/** Words a person gave to a record of what happened; days, numbers and codes in it stay. */
const words = ['reason', 'remark'];
/** Pairs that no order has touched yet: without one of their sides there is nothing to agree on. */
const open = ['draft', 'proposed', 'agreed', 'declined'];

/**
 * What withdrawal leaves of pairs and orders: dates, numbers and bare ids. A pair in force goes on until an order ends it. Reasons and
 * remarks that the person typed are erased, and so are topics and grounds of what they stand in or wrote down: free text may name them.
 */
export async function forgetPairs(tx: Tx, of: Of): Promise<{ readonly words: number; readonly inForce: number }> {
  const { personId, organisationId } = of;
  const standing = await tx.members.where(of);
  const ids = new Set(standing.map((one) => one.mentorshipId));
  const pairs = (await tx.mentorships.where({ organisationId })).filter(
    (one) => ids.has(one.id) || one.createdBy === personId,
  );
  const topics = pairs.filter((one) => one.topic !== undefined);
  for (const { topic: _topic, ...pair } of topics) await tx.mentorships.put(pair);
  for (const { topic: _topic, ...pair } of pairs.filter((one) => ids.has(one.id) && open.includes(one.status)))
    await tx.mentorships.put({ ...pair, status: 'dropped' });
  const here = new Set(standing.filter((one) => one.leftOn === undefined).map((one) => one.mentorshipId));
  return {
    words: topics.length + (await forgetTerms(tx, of, ids)) + (await forgetSaid(tx, of, ids)),
    inForce: pairs.filter((one) => here.has(one.id) && one.status === 'in-force').length,
  };
}

/** Free text of the orders on those pairs, and of the orders they drafted. */
async function forgetTerms(tx: Tx, { personId, organisationId }: Of, pairs: ReadonlySet<string>): Promise<number> {
  const orders = (await tx.orders.where({ organisationId })).filter(
    (one) => one.createdBy === personId || one.mentorships.some((pair) => pairs.has(pair)),
  );
  const worded = orders.filter(({ terms }) => 'grounds' in terms || 'topic' in terms);
  for (const order of worded) await tx.orders.put({ ...order, terms: bare(order.terms) });
  return worded.length;
}

function bare(terms: OrderTerms): OrderTerms {
  switch (terms.kind) {
    case 'begin':
      return terms;
    case 'change': {
      const { topic: _topic, ...rest } = terms;
      return rest;
    }
    case 'end': {
      const { grounds: _grounds, ...rest } = terms;
      return rest;
    }
    default:
      return terms satisfies never;
  }
}

/** Reasons of their answers, reports on adaptation in their pairs, and remarks on orders they gave back. */
async function forgetSaid(tx: Tx, { personId, organisationId }: Of, pairs: ReadonlySet<string>): Promise<number> {
  const own = await tx.events.where({ organisationId, by: personId });
  // What a mentor reports of a pair tells of its mentee, whoever of them leaves.
  const reports = (await tx.events.among('subject', [...pairs])).filter(
    ({ act, by }) => act === adaptationAct && by !== personId,
  );
  const theirs = [...own, ...reports];
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
