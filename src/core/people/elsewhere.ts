import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { holdsFrom } from './roles.ts';

/**
 * Those of these people who hold roles, today or later, in another organisation too. Asked as the system: the wall shows
 * only one's own organisation. Nothing but the fact is told.
 */
export const alsoElsewhere = (
  { tx, me }: Pick<Context, 'tx' | 'me'>,
  people: readonly Id<'person'>[],
): Promise<ReadonlySet<Id<'person'>>> =>
  tx.as({ as: 'system' }, async () => {
    const roles = await tx.roles.among('personId', people);
    const there = roles.filter((role) => role.organisationId !== me.organisation.id && holdsFrom(role, me.today));
    return new Set(there.map((role) => role.personId));
  });

/**
 * An account is a way into every organisation of its person, so none of them alone may open or close it. Refusal
 * 'known-elsewhere'.
 */
export async function onlyHere(ctx: Pick<Context, 'tx' | 'me'>, person: Id<'person'>): Promise<void> {
  if ((await alsoElsewhere(ctx, [person])).size > 0) throw new Refusal('known-elsewhere');
}
