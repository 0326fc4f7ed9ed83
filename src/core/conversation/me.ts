import type { Scope } from '#core/kernel/store.ts';
import { dayIn, type Instant } from '#core/kernel/time.ts';
import type { Account } from '#core/people/person.ts';
import { holdsOn, rolesOn } from '#core/people/roles.ts';
import type { Tx } from '#core/store.ts';
import type { Me } from './context.ts';

/**
 * Who is behind an account, in the organisation it looks at. The person's row is held until the transaction ends, so that
 * two messengers of one person act one after the other.
 */
export async function whoIs(tx: Tx, account: Account, now: Instant): Promise<Me | 'stranger' | 'nobody'> {
  if (!account.personId) return 'stranger';
  const person = await tx.people.lock(account.personId);
  const roles = await tx.roles.where({ personId: person.id });
  const organisations = await tx.organisations.among('id', [...new Set(roles.map((role) => role.organisationId))]);
  const present = organisations.filter((one) =>
    roles.some((role) => role.organisationId === one.id && holdsOn(role, dayIn(one.settings.zone, now))),
  );
  const organisation = present.find((one) => one.id === account.organisationId) ?? present[0];
  if (!organisation) return 'nobody';
  const today = dayIn(organisation.settings.zone, now);
  const here = roles.filter((role) => role.organisationId === organisation.id);
  const elsewhere = present.filter((one) => one.id !== organisation.id);
  return { person, organisation, elsewhere, roles: rolesOn(here, today), today };
}

/** As whom the database is asked for them. */
export const scopeOf = ({ person, organisation, roles }: Me): Scope => ({
  as: 'person',
  person: person.id,
  organisations: [organisation.id],
  roles,
});
