import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import { namedAll, say, type Text } from '#core/kernel/text.ts';

/** «Привлечены: …» on the card of a pair, for its sides and for those who run the programme. */
export async function involvedLines(
  { tx }: Pick<Context, 'tx'>,
  mentorshipId: Id<'mentorship'>,
): Promise<readonly Text[]> {
  // A petition is its author's; that a colleague helps is the pair's.
  const granted = await tx.as({ as: 'system' }, () =>
    tx.petitions.where({ mentorshipId, kind: 'involve-colleague', status: 'granted' }),
  );
  const people = [...new Set(granted.map(({ consentOf }) => consentOf))].filter((one) => one !== undefined);
  return people.length > 0 ? [say`Привлечены: ${namedAll(people)}`] : [];
}
