import type { Context } from '#core/conversation/context.ts';
import { isErased } from '#core/people/full-name.ts';
import type { House } from './without-names.ts';

/** Everybody the school knows, and its name: what may not stand in a card. */
export const houseOf = async ({ tx, me }: Context): Promise<House> => ({
  name: me.organisation.name,
  people: (await tx.people.ofOrganisation(me.organisation.id)).filter((person) => !isErased(person)),
});
