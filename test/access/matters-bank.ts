import type { BankEntry } from '#core/bank/entry.ts';
import { date } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';
import { mark } from './marks.ts';
import { ident, now, type Side } from './world.ts';

/** Whose entry it is, and on which side of the bank. */
export const entries = {
  ementor: ['mentor', 'mentor', 'approved'],
  ementee: ['mentee', 'mentee', 'approved'],
  ewaiting: ['bystander', 'mentor', 'waiting'],
  eleft: ['invited', 'mentee', 'left'],
  elone: ['bystander', 'mentee', 'approved'],
} as const satisfies Readonly<Record<string, readonly [string, BankEntry['side'], BankEntry['status']]>>;

export async function addBankMatters(tx: Tx, side: Side): Promise<void> {
  const organisationId = ident<'organisation'>(side, 'school');
  for (const [key, [person, bankSide, status]] of Object.entries(entries)) {
    const words = (field: string) => mark(side, `bank:${person}`, `entry ${key}`, field);
    const profile =
      bankSide === 'mentor'
        ? { areas: [], forms: [], kinds: [], subjects: words('subjects') }
        : { needs: {}, strengths: words('strengths') };
    await tx.bank.add({
      ...{ id: ident<'entry'>(side, key), organisationId, personId: ident<'person'>(side, person), side: bankSide },
      ...{ status, profile, categories: [], reviewedOn: date('2026-09-01'), createdAt: now },
      ...(key === 'ementee' ? { referredOn: date('2026-10-01') } : {}),
    });
    await tx.events.add({
      ...{ id: ident<'event'>(side, `v${key}`), organisationId, subject: ident(side, key), at: now, act: 'corrected' },
      by: ident<'person'>(side, 'curator'),
      details: {
        [bankSide === 'mentor' ? 'subjects' : 'strengths']: mark(side, `keepers:${person}`, `event ${key}`, 'change'),
      },
    });
  }
  const told = { question: 'burnout', answer: mark(side, 'confidence:mentee', 'confidence', 'answer'), at: now };
  await tx.confidences.add({
    ...{ id: ident<'confidence'>(side, 'confidence'), organisationId, personId: ident<'person'>(side, 'mentee') },
    ...told,
  });
  const rows = [{ row: 2, cells: { full: 'Щукина Ия', side: 'наставник' } }];
  await tx.files.add({
    ...{ id: ident(side, 'banklist'), organisationId, ownerId: ident(side, 'curator'), name: 'bank.json' },
    ...{ bytes: new TextEncoder().encode(JSON.stringify(rows)), hasNames: true, createdAt: now },
  });
  const paper = { kind: 'mentor', version: '1', receivedOn: date('2026-09-02') } as const;
  await tx.originals.add({
    ...{ id: ident<'original'>(side, 'original'), organisationId, personId: ident<'person'>(side, 'mentor') },
    ...{ ...paper, notedBy: ident<'person'>(side, 'curator') },
  });
}
