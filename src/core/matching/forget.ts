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
