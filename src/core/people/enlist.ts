import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Role, RoleName } from './person.ts';
import type { NewPerson } from './plan-people.ts';
import { holdsFrom } from './roles.ts';

type Desk = Pick<Context, 'tx' | 'newId'>;
type Post = Pick<Role, 'organisationId' | 'personId' | 'from'> &
  Partial<Pick<Role, 'position' | 'orderNumber' | 'orderDate'>>;

/** Writes a person down with their roles from `from` on. The person first: the database lets in nobody without a role after. */
export async function enlist(
  desk: Desk,
  { roles, position, ...name }: NewPerson,
  at: Pick<Role, 'organisationId' | 'from'>,
): Promise<Id<'person'>> {
  const personId = desk.newId<'person'>();
  await desk.tx.people.add({ ...name, id: personId });
  await giveRoles(desk, roles, { ...at, personId, ...(position ? { position } : {}) });
  return personId;
}

/** Adds the roles the person does not hold yet on or after that day. Returns those that were new. */
export async function giveRoles({ tx, newId }: Desk, roles: readonly RoleName[], post: Post): Promise<readonly Role[]> {
  const held = await tx.roles.where({ personId: post.personId, organisationId: post.organisationId });
  const missing = roles.filter(
    (role) => !held.some((one) => one.role === role && one.standsInFor === undefined && holdsFrom(one, post.from)),
  );
  const added = missing.map((role): Role => ({ ...post, id: newId<'role'>(), role }));
  await tx.roles.add(...added);
  return added;
}
