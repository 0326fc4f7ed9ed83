import { dayIn } from '#core/kernel/time.ts';
import type { Practice } from '#core/practices/practice.ts';
import type { Tx } from '#core/store.ts';
import { mark, type Readers } from './marks.ts';
import { ident, now, type Side } from './world.ts';

/** A card in each state, of the mentee who asked and the mentor who helped; and one that the curator wrote. */
export const practices = {
  kasked: 'asked',
  kproposed: 'proposed',
  kreturned: 'returned',
  kapproved: 'approved',
  kwithdrawn: 'withdrawn',
} as const satisfies Readonly<Record<string, Practice['status']>>;

const readers = {
  asked: 'sides',
  proposed: 'card',
  returned: 'card',
  approved: 'everybody',
  withdrawn: 'card',
} as const;

export async function addPracticeMatters(tx: Tx, side: Side): Promise<void> {
  const organisationId = ident<'organisation'>(side, 'school');
  for (const [key, status] of Object.entries(practices)) {
    const who: Readers = readers[status];
    const words = (field: string) => mark(side, who, `practice ${key}`, field);
    await tx.practices.add({
      ...{ id: ident<'practice'>(side, key), organisationId, area: 'parents', status, open: true },
      // Nobody has written anything yet of what is only asked for.
      title: status === 'asked' ? '' : words('title'),
      difficulty: status === 'asked' ? '' : words('difficulty'),
      helped: status === 'asked' ? '' : words('helped'),
      authors: [ident<'person'>(side, 'mentee'), ident<'person'>(side, 'mentor')],
      ...{ createdAt: now.subtract({ hours: 100 }), changedAt: now.subtract({ hours: 50 }) },
      ...(status === 'returned' ? { remark: words('remark') } : {}),
      ...(status === 'approved' ? { approvedBy: ident<'person'>(side, 'curator'), approvedOn: dayIn('UTC', now) } : {}),
      ...{ offered: 0, thanked: 1 },
    });
  }
  await tx.thanks.add({
    ...{ id: ident<'thanks'>(side, 'thanks'), organisationId, practiceId: ident<'practice'>(side, 'kapproved') },
    ...{ personId: ident<'person'>(side, 'staff'), at: now.subtract({ hours: 10 }) },
  });
}
