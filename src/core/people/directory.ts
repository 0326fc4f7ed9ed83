import type { Context } from '#core/conversation/context.ts';
import { byAlphabet } from '#core/kernel/alphabet.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { isErased } from './full-name.ts';
import type { Person, Role } from './person.ts';
import { holdsFrom } from './roles.ts';

export interface Listed {
  readonly person: Person;
  /** Roles of today and of the future. */
  readonly roles: readonly Role[];
}

/** Everybody with a role today or later, by surname. */
export async function directory({ tx, me }: Pick<Context, 'tx' | 'me'>): Promise<readonly Listed[]> {
  const roles = await tx.roles.where({ organisationId: me.organisation.id });
  const lasting = roles.filter((role) => holdsFrom(role, me.today));
  const people = await tx.people.ofOrganisation(me.organisation.id);
  return people
    .filter((person) => !isErased(person))
    .map((person) => ({ person, roles: lasting.filter((role) => role.personId === person.id) }))
    .filter((one) => one.roles.length > 0)
    .sort((a, b) => byName(a.person, b.person));
}

/** Somebody of this organisation, whoever asks; anybody else is not found. */
export async function personHere({ tx, me }: Pick<Context, 'tx' | 'me'>, personId: Id<'person'>): Promise<Person> {
  const held = await tx.roles.where({ personId, organisationId: me.organisation.id });
  if (held.length === 0) throw new Refusal('not-found');
  const person = await tx.people.get(personId);
  if (isErased(person)) throw new Refusal('not-found');
  return person;
}

const byName = (a: Person, b: Person): number =>
  byAlphabet(a.surname, b.surname) || byAlphabet(a.name, b.name) || (a.id < b.id ? -1 : 1);
