import type { Id } from '#core/kernel/id.ts';
import type { Instant } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';
import type { Loan } from './loan.ts';
import { tellNothingCame } from './loan-tell.ts';
import { type Couple, type MatchDraft, same } from './match-draft.ts';

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

/**
 * Proposals between schools in which this person stands, as far as they came about here: withdrawn, and nobody is asked further. A school
 * that waits for the answer of such a mentor hears that nothing came of it.
 */
export async function forgetLoans(
  { tx, now }: { readonly tx: Tx; readonly now: Instant },
  { personId, organisationId }: { readonly personId: Id<'person'>; readonly organisationId: Id<'organisation'> },
): Promise<number> {
  for (const loan of await tx.loans.where({ mentorId: personId, lenderId: organisationId }))
    if (loan.status === 'lender' || loan.status === 'mentor') await tellNothingCame({ tx, now }, loan);
  return (
    (await tx.loans.remove({ menteeId: personId, organisationId })) +
    (await tx.loans.remove({ mentorId: personId, lenderId: organisationId })) +
    (await tx.loans.remove({ mentorId: personId, organisationId }))
  );
}

interface Merge {
  readonly from: Id<'person'>;
  readonly into: Id<'person'>;
}

/** What was decided about both holds for the one: nobody is pinned to themselves, nor twice. */
export async function repointMatches(tx: Tx, { from, into }: Merge): Promise<void> {
  const who = (one: Id<'person'>) => (one === from ? into : one);
  const couples = (all: readonly Couple[], differ: (a: Couple, b: Couple) => boolean) =>
    all
      .map(({ mentor, mentee }) => ({ mentor: who(mentor), mentee: who(mentee) }))
      .filter((one, at, each) => one.mentor !== one.mentee && each.slice(0, at).every((other) => differ(one, other)));
  const roles = await tx.roles.where({ personId: into });
  const schools = await tx.organisations.among('id', [...new Set(roles.map((role) => role.organisationId))]);
  const drafts = schools.flatMap(({ id, settings: { municipality } }) => (municipality ? [id, municipality] : [id]));
  for (const draft of await tx.matches.among('organisationId', [...new Set(drafts)]))
    if (JSON.stringify(draft).includes(from))
      await tx.matches.put({
        ...{ ...draft, changedBy: who(draft.changedBy), aside: [...new Set(draft.aside.map(who))] },
        pinned: couples(draft.pinned, (one, other) => one.mentee !== other.mentee),
        excluded: couples(draft.excluded, (one, other) => !same(one, other)),
      });
}

/** Of two proposals of the same two the one that came to something stays: a pair, then a «Нет», then what is asked furthest. */
const furthest: readonly Loan['status'][] = ['school', 'lender', 'mentor', 'declined', 'agreed'];

/** One human known to two schools as two people. Nobody is proposed to themselves, nor to somebody twice. */
export async function repointLoans(tx: Tx, { from, into }: Merge): Promise<void> {
  const who = (one: Id<'person'>) => (one === from ? into : one);
  const theirs = [...(await tx.loans.where({ menteeId: from })), ...(await tx.loans.where({ mentorId: from }))];
  for (const row of theirs) {
    const after = { ...row, menteeId: who(row.menteeId), mentorId: who(row.mentorId) };
    const [twice] = await tx.loans.where({ menteeId: after.menteeId, mentorId: after.mentorId });
    const stays = twice && furthest.indexOf(twice.status) >= furthest.indexOf(row.status);
    if (twice && !stays) await tx.loans.remove({ id: twice.id });
    if (after.menteeId === after.mentorId || stays) await tx.loans.remove({ id: row.id });
    else await tx.loans.put(after);
  }
  for (const row of await tx.loans.where({ agreedBy: from })) await tx.loans.put({ ...row, agreedBy: into });
}
