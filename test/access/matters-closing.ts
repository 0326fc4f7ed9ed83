import { date } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';
import { mark } from './marks.ts';
import { ident, now, type Side } from './world.ts';

/** Of the closed programme whose pair has ended: whose each of them is. */
export const certificates = { tmentor: 'mentor', tmentee: 'mentee' } as const;

/** An offer to close, a summary of each closed programme, certificates of one, and the questionnaires that its sides are asked. */
export async function addClosingMatters(tx: Tx, side: Side): Promise<void> {
  const organisationId = ident<'organisation'>(side, 'school');
  const mentor = ident<'person'>(side, 'mentor');
  await tx.closings.add({
    ...{ id: ident<'closing'>(side, 'zoffer'), organisationId, programmeId: ident<'programme'>(side, 'pleaving') },
    ...{ reason: 'done', by: mentor, at: now, agreed: [mentor] },
    grounds: mark(side, 'pair', 'closing zoffer', 'grounds'),
  });
  const words = (field: string) => mark(side, 'pair', 'summary zclosed', field);
  await tx.summaries.add({
    ...{ id: ident<'summary'>(side, 'zclosed'), organisationId, programmeId: ident<'programme'>(side, 'pclosed') },
    ...{ by: mentor, at: now, conclusions: { [ident(side, 'mentee')]: 'alone' }, proposals: ['next'] },
    ...{ achieved: words('achieved'), words: words('words') },
  });
  for (const [index, [key, holder]] of Object.entries(certificates).entries())
    await tx.certificates.add({
      ...{ id: ident<'certificate'>(side, key), organisationId, programmeId: ident<'programme'>(side, 'pclosed') },
      ...{ personId: ident<'person'>(side, holder), side: holder, year: 2026, number: index + 1 },
      ...{ issuedOn: date('2026-11-02'), issuedBy: ident<'person'>(side, 'curator') },
    });
}
