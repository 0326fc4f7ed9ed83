import type { Screen } from '#core/conversation/screen.ts';
import { tell } from '#core/delivery/tell.ts';
import type { Id } from '#core/kernel/id.ts';
import { dayIn, type Instant } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';
import type { Organisation } from './organisation.ts';
import type { RoleName } from './person.ts';
import { holdsOn } from './roles.ts';

/** Holders of any of the roles in the organisation today. */
export async function holdersToday(
  tx: Tx,
  organisation: Organisation,
  names: readonly RoleName[],
  now: Instant,
): Promise<readonly Id<'person'>[]> {
  const today = dayIn(organisation.settings.zone, now);
  const roles = await tx.roles.where({ organisationId: organisation.id });
  const held = roles.filter((role) => names.includes(role.role) && holdsOn(role, today));
  return [...new Set(held.map((role) => role.personId))];
}

/** Tells the organisation's curators; where there is none, its head and administrators. `key` is unique per event. */
export async function tellCurators(
  tx: Tx,
  organisation: Organisation,
  told: { readonly key: string; readonly screen: Screen; readonly now: Instant; readonly except?: Id<'person'> },
): Promise<void> {
  const { except, now } = told;
  const others = async (names: readonly RoleName[]) =>
    (await holdersToday(tx, organisation, names, now)).filter((person) => person !== except);
  const curators = await others(['curator']);
  const people = curators.length > 0 ? curators : await others(['head', 'administrator']);
  const connected = await tx.accounts.among('personId', people);
  const { key, screen } = told;
  await tell(
    { tx },
    { key, screen, organisationId: organisation.id, people: connected.flatMap((account) => account.personId ?? []) },
  );
}
