import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { date, earlier, isBefore, later, type PlainDate } from '#core/kernel/time.ts';
import type { ConsentKind } from '#core/people/invitation.ts';
import { type Asked, allAgreed } from './answers.ts';
import { wrongTerm } from './composition.ts';
import type { Member, Mentorship, Order } from './mentorship.ts';

/** A participant's consent that is not there; `guardian` is a parent's, for a pupil. */
export interface Missing {
  readonly personId: Id<'person'>;
  readonly kind: ConsentKind | 'guardian';
}

/** A pair in an order with what was found out about it. */
export interface Considered extends Asked {
  readonly missing: readonly Missing[];
}

/** May it be put into an order that begins it (4.4.3)? Throws pair-not-agreed, consents-missing. */
export function requireReady({ pair, members, missing }: Considered): void {
  if (!['agreed', 'ordered'].includes(pair.status) || !allAgreed(members)) throw new Refusal('pair-not-agreed');
  if (missing.length > 0) throw new Refusal('consents-missing');
}

/** Into the draft of an order: what begins waits as `ordered`, what ends or changes goes on until the order is signed. */
export function intoDraft(considered: Considered, order: Order): Mentorship {
  const { pair } = considered;
  if (order.purpose === 'begin') {
    requireReady(considered);
    if (pair.status !== 'agreed') throw new Refusal('stale');
    return { ...pair, status: 'ordered', orderId: order.id };
  }
  if (pair.status !== 'in-force') throw new Refusal('stale');
  return order.purpose === 'end' ? { ...pair, endOrderId: order.id } : pair;
}

/** Out of a draft that was taken back. */
export function outOfDraft(pair: Mentorship, order: Order): Mentorship {
  const { orderId: _order, endOrderId: _end, ...rest } = pair;
  if (order.purpose === 'begin') return pair.orderId === order.id ? { ...rest, status: 'agreed' } : pair;
  if (pair.endOrderId !== order.id) return pair;
  return pair.orderId === undefined ? rest : { ...rest, orderId: pair.orderId };
}

export interface Signature {
  readonly number: string;
  readonly date: PlainDate;
}

/**
 * What a signed order makes of one of its pairs; the number and the date are the switch (4.4.3). Throws stale, pair-not-agreed,
 * consents-missing, order-too-early (dated before the order that began it), term-over (nothing of the term is left).
 */
export function signed(considered: Considered, order: Order, { date: day }: Signature, begun?: PlainDate): Asked {
  switch (order.terms.kind) {
    case 'begin':
      return { ...considered, pair: entered(considered, order, day) };
    case 'change':
      return changed(considered, order.terms, notBefore(day, begun));
    case 'end':
      notBefore(day, begun);
      return { ...considered, pair: ended(considered.pair, order, date(order.terms.lastDay)) };
    default:
      return order.terms satisfies never;
  }
}

function notBefore(day: PlainDate, begun: PlainDate | undefined): PlainDate {
  if (begun && isBefore(day, begun)) throw new Refusal('order-too-early');
  return day;
}

/** From the order's day or the planned start, whichever is later. */
function entered(considered: Considered, order: Order, day: PlainDate): Mentorship {
  const { pair } = considered;
  requireReady(considered);
  if (pair.status !== 'ordered' || pair.orderId !== order.id) throw new Refusal('stale');
  const from = later(day, pair.plannedFrom);
  if (isBefore(pair.plannedTo, from)) throw new Refusal('term-over');
  return { ...pair, status: 'in-force', inForceFrom: from, inForceTo: pair.plannedTo };
}

function ended(pair: Mentorship, order: Order, lastDay: PlainDate): Mentorship {
  if (pair.status !== 'in-force' || pair.endOrderId !== order.id || !pair.inForceFrom) throw new Refusal('stale');
  if (isBefore(lastDay, pair.inForceFrom)) throw new Refusal('order-too-early');
  return { ...pair, status: 'ended', inForceTo: pair.inForceTo ? earlier(lastDay, pair.inForceTo) : lastDay };
}

type Change = Extract<Order['terms'], { readonly kind: 'change' }>;

/** Another term (to a year in all, 1.3), other kinds, another topic, fewer mentees; a group of two that one leaves is a pair. */
function changed({ pair, members }: Asked, terms: Change, day: PlainDate): Asked {
  if (pair.status !== 'in-force' || !pair.inForceFrom) throw new Refusal('stale');
  const after = members.map((one) =>
    terms.leaving.includes(one.personId) && one.leftOn === undefined ? { ...one, leftOn: day } : one,
  );
  const staying = after.filter((one) => one.leftOn === undefined);
  if (mentees(staying) === 0 || !staying.some((one) => one.side === 'mentor')) throw new Refusal('stale');
  const kinds = kindsAfter(terms.kinds ?? pair.kinds, mentees(staying));
  const to = terms.to === undefined ? pair.plannedTo : date(terms.to);
  const next = {
    ...pair,
    kinds,
    plannedTo: to,
    inForceTo: to,
    ...(terms.topic === undefined ? {} : { topic: terms.topic }),
  };
  if (terms.to !== undefined && isBefore(to, day)) throw new Refusal('term-over');
  if ((terms.to ?? terms.kinds) !== undefined && wrongTerm({ kinds, from: pair.plannedFrom, to }))
    throw new Refusal('term-too-long');
  return { pair: next, members: after };
}

const mentees = (members: readonly Member[]): number => members.filter((one) => one.side === 'mentee').length;

function kindsAfter(kinds: Mentorship['kinds'], count: number): Mentorship['kinds'] {
  if (count > 1) return kinds.includes('group') ? kinds : [...kinds, 'group'];
  const alone = kinds.filter((kind) => kind !== 'group');
  return alone.length > 0 ? alone : ['traditional'];
}
