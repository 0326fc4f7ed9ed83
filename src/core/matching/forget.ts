import type { Id } from '#core/kernel/id.ts';
import type { Tx } from '#core/store.ts';
import type { Couple, MatchDraft } from './match-draft.ts';

/** Nothing the curator, here or of the municipality, decided about this person is kept. Returns how many decisions went. */
export async function forgetMatches(
  tx: Tx,
  { personId, organisationId }: { readonly personId: Id<'person'>; readonly organisationId: Id<'organisation'> },
): Promise<number> {
  const others = ({ mentor, mentee }: Couple) => mentor !== personId && mentee !== personId;
  const gone: number[] = [];
  const { municipality } = (await tx.organisations.get(organisationId)).settings;
  const drafts = await tx.matches.among('organisationId', [organisationId, ...(municipality ? [municipality] : [])]);
  for (const draft of drafts) {
    const kept: MatchDraft = {
      ...draft,
      pinned: draft.pinned.filter(others),
      excluded: draft.excluded.filter(others),
      aside: draft.aside.filter((one) => one !== personId),
    };
    gone.push(size(draft) - size(kept));
    await tx.matches.put(kept);
  }
  return gone.reduce((sum, count) => sum + count, 0);
}

const size = ({ pinned, excluded, aside }: MatchDraft): number => pinned.length + excluded.length + aside.length;

/** Proposals between schools in which this person stands, as far as they came about here: withdrawn, and nobody is asked further. */
export async function forgetLoans(
  tx: Tx,
  { personId, organisationId }: { readonly personId: Id<'person'>; readonly organisationId: Id<'organisation'> },
): Promise<number> {
  return (
    (await tx.loans.remove({ menteeId: personId, organisationId })) +
    (await tx.loans.remove({ mentorId: personId, lenderId: organisationId })) +
    (await tx.loans.remove({ mentorId: personId, organisationId }))
  );
}

/** One human known to two schools as two people. Proposed to themselves, or to somebody twice: the later row goes. */
export async function repointLoans(
  tx: Tx,
  { from, into }: { readonly from: Id<'person'>; readonly into: Id<'person'> },
): Promise<void> {
  const who = (one: Id<'person'>) => (one === from ? into : one);
  const theirs = [...(await tx.loans.where({ menteeId: from })), ...(await tx.loans.where({ mentorId: from }))];
  for (const row of theirs) {
    const after = { ...row, menteeId: who(row.menteeId), mentorId: who(row.mentorId) };
    const twice = await tx.loans.where({ menteeId: after.menteeId, mentorId: after.mentorId });
    if (after.menteeId === after.mentorId || twice.length > 0) await tx.loans.remove({ id: row.id });
    else await tx.loans.put(after);
  }
  for (const row of await tx.loans.where({ agreedBy: from })) await tx.loans.put({ ...row, agreedBy: into });
}
