import { defaultSettings } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import { mark } from './marks.ts';
import { ident, now, type Side } from './world.ts';

/** Proposals between this school and a third one: asked of the school, of the lender, of the mentor. */
export const loans = {
  lschool: { at: 'school', lends: 'third', mentee: 'psychologist', mentor: 'staff' },
  llender: { at: 'lender', lends: 'school', mentee: 'staff', mentor: 'mentor' },
  lmentor: { at: 'mentor', lends: 'school', mentee: 'psychologist', mentor: 'mentor' },
} as const;

async function addLoans(tx: Tx, side: Side): Promise<void> {
  const [school, third] = [ident<'organisation'>(side, 'school'), ident<'organisation'>(side, 'third')];
  const name = mark(side, 'everybody', 'third school', 'name');
  await tx.organisations.add({ id: third, name, settings: defaultSettings });
  for (const [key, { at, lends, mentee, mentor }] of Object.entries(loans))
    await tx.loans.add({
      ...{ id: ident<'loan'>(side, key), municipalityId: third, status: at, sentAt: now, changedAt: now },
      ...(lends === 'school'
        ? { organisationId: third, lenderId: school }
        : { organisationId: school, lenderId: third }),
      ...{ menteeId: ident<'person'>(side, mentee), mentorId: ident<'person'>(side, mentor) },
    });
}

/** What the curator decided about the matching. */
export async function addMatchingMatters(tx: Tx, side: Side): Promise<void> {
  await addLoans(tx, side);
  const couple = { mentor: ident<'person'>(side, 'mentor'), mentee: ident<'person'>(side, 'bystander') };
  await tx.matches.add({
    ...{ id: ident<'match'>(side, 'matchdraft'), organisationId: ident<'organisation'>(side, 'school') },
    ...{ pinned: [], excluded: [couple], aside: [], changedBy: ident<'person'>(side, 'curator'), changedAt: now },
  });
}
