import type { Screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { peopleIn } from '#core/kernel/text.ts';
import { consentState, nameOn } from '#core/people/names.ts';
import type { NamesMode } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';

interface Where {
  readonly screen: Screen;
  readonly mode: NamesMode;
  readonly organisationId?: Id<'organisation'> | undefined;
}

/** What each person on a screen is called there, by the channel's rule and the consent in force at this moment. */
export async function nameThem(
  tx: Tx,
  { screen, mode, organisationId }: Where,
): Promise<(person: Id<'person'>) => string> {
  const everyone = [...new Set([screen.text, ...screen.rows.flat().map((button) => button.label)].flatMap(peopleIn))];
  const people = new Map((await tx.people.among('id', everyone)).map((person) => [person.id, person] as const));
  const consents = (await tx.consents.among('personId', everyone)).filter(
    (consent) => organisationId === undefined || consent.organisationId === organisationId,
  );
  return (person) =>
    nameOn(mode, people.get(person), consentState(consents.filter((consent) => consent.personId === person)));
}
