import { versions } from '#core/consents/texts.ts';
import { date } from '#core/kernel/time.ts';
import type { Mentorship, Order } from '#core/pairing/mentorship.ts';
import type { Tx } from '#core/store.ts';
import { mark } from './marks.ts';
import { ident, now, type Side } from './world.ts';

/** A pair of the school's mentor and mentee in each state. */
export const mentorships = {
  mdraft: 'draft',
  mproposed: 'proposed',
  magreed: 'agreed',
  mordered: 'ordered',
  msigning: 'ordered',
  mforce: 'in-force',
  /** In force, and its programme waits for the curator. */
  mplan: 'in-force',
  mended: 'ended',
} as const satisfies Readonly<Record<string, Mentorship['status']>>;

export const orders = {
  odraft: ['draft', 'mordered'],
  oproposed: ['proposed', 'msigning'],
  osigned: ['signed', 'mforce'],
} as const satisfies Readonly<Record<string, readonly [Order['status'], keyof typeof mentorships]>>;

export async function addPairingMatters(tx: Tx, side: Side): Promise<void> {
  const organisationId = ident<'organisation'>(side, 'school');
  const made = { createdBy: ident<'person'>(side, 'curator'), createdAt: now };
  for (const [key, [status, pair]] of Object.entries(orders))
    await tx.orders.add({
      ...{ id: ident<'order'>(side, key), organisationId, purpose: 'begin', status, ...made },
      ...{ mentorships: [ident(side, pair)] },
      terms: { kind: 'begin', programmesBy: '2026-10-15', reportBy: '2027-05-31', payment: false },
      remark: mark(side, 'organisers', `order ${key}`, 'remark'),
      ...(status === 'signed' ? { number: '17-н', date: date('2026-10-01') } : {}),
    });
  for (const [key, status] of Object.entries(mentorships)) await addPair(tx, side, key, status);
  for (const kind of ['mentor', 'mentee'] as const)
    await tx.consents.add({
      ...{ id: ident<'consent'>(side, `duty${kind}`), organisationId, personId: ident<'person'>(side, kind), kind },
      ...{ version: versions[kind], hash: mark(side, 'nobody', `consent ${kind}`, 'hash') },
      ...{ givenAt: now.subtract({ hours: 100 }), channel: 'telegram' },
    });
}

async function addPair(tx: Tx, side: Side, key: string, status: Mentorship['status']): Promise<void> {
  const organisationId = ident<'organisation'>(side, 'school');
  const mentorshipId = ident<'mentorship'>(side, key);
  const order = Object.entries(orders).find(([, [, pair]]) => pair === key)?.[0];
  await tx.mentorships.add({
    ...{ id: mentorshipId, organisationId, form: 'teacher-teacher', kinds: ['traditional'], status },
    topic: mark(side, 'pair', `mentorship ${key}`, 'topic'),
    ...{ plannedFrom: date('2026-10-01'), plannedTo: date('2027-05-31') },
    ...(status === 'in-force' ? { inForceFrom: date('2026-10-01'), inForceTo: date('2027-05-31') } : {}),
    ...(status === 'ended' ? { inForceFrom: date('2026-10-01'), inForceTo: date('2026-11-01') } : {}),
    ...(order ? { orderId: ident<'order'>(side, order) } : {}),
    ...{ createdBy: ident<'person'>(side, 'curator'), createdAt: now },
  });
  for (const role of ['mentor', 'mentee'] as const)
    await tx.members.add({
      ...{ id: ident<'member'>(side, `${role.slice(0, 5)}${key}`), organisationId, mentorshipId },
      ...{ personId: ident<'person'>(side, role), side: role },
      ...(status === 'draft' || status === 'proposed' ? {} : { answer: 'yes' as const, answeredAt: now }),
    });
  await tx.events.add({
    ...{ id: ident<'event'>(side, `e${key}`), organisationId, subject: mentorshipId, at: now, act: 'answered' },
    ...{ by: ident<'person'>(side, 'mentee'), details: { reason: mark(side, 'organisers', `event ${key}`, 'reason') } },
  });
}
