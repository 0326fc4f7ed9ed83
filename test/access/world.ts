import { type Id, id } from '#core/kernel/id.ts';
import { date, instant } from '#core/kernel/time.ts';
import { consentVersion } from '#core/people/consent-text.ts';
import { defaultSettings } from '#core/people/organisation.ts';
import type { Account, Role, RoleName } from '#core/people/person.ts';
import type { Tx } from '#core/store.ts';
import { mark } from './marks.ts';

/** A Wednesday of a school year, at noon. */
export const now = instant('2026-11-18T12:00:00+03:00');
export const today = date('2026-11-18');
export const sides = ['a', 'b'] as const;
/** Two invented schools that have the same of everything: `a` is where most people act, `b` is the other one. */
export type Side = (typeof sides)[number];

/** As long as real ones, so that buttons are too. */
export const ident = <K extends string>(side: Side, name: string): Id<K> =>
  id<K>(`${side}${name}`.padEnd(16, '0').slice(0, 16));

type Held = Pick<Role, 'role' | 'from'> & Partial<Role>;
const since = date('2026-09-01');
const yesterday = date('2026-11-17');
const of = (role: RoleName): readonly Held[] => [{ role, from: since }];

/** Everybody a school knows, by what makes them different. */
export const cast = (side: Side): Readonly<Record<string, readonly Held[]>> => ({
  ...Object.fromEntries(plainRoles.map((role) => [role, of(role)])),
  instead: [{ role: 'curator', from: since, to: date('2026-12-31'), standsInFor: ident<'person'>(side, 'curator') }],
  deputised: [{ role: 'mentor', from: since, to: date('2026-12-31'), standsInFor: ident<'person'>(side, 'bystander') }],
  ended: [{ role: 'curator', from: since, to: yesterday }],
  notyet: [{ role: 'curator', from: date('2026-11-19') }],
  insteadover: [{ role: 'curator', from: since, to: yesterday, standsInFor: ident<'person'>(side, 'curator') }],
  withdrawn: of('curator'),
  unasked: of('curator'),
  bystander: of('staff'),
  invited: of('staff'),
});
export const plainRoles = [
  'curator',
  'head',
  'mentor',
  'mentee',
  'council',
  'psychologist',
  'staff',
  'administrator',
  'municipal',
  'guest',
] as const satisfies readonly RoleName[];

/** Rows of one school, for SQL that calls a row `t`: those that name it, and the people it knows. */
export const rowsOfSide = (side: Side): string =>
  `t::text like '%${ident(side, 'school')}%' or t::text ~ '^.(${Object.keys(cast(side))
    .map((key) => ident(side, key))
    .join('|')})'`;

/** One human, mentor of `a` and curator of `b`, who looks at `a`. */
export const dual = id<'person'>('dual000000000000');

export async function addSchool(tx: Tx, side: Side): Promise<void> {
  const organisationId = ident<'organisation'>(side, 'school');
  await tx.organisations.add({
    id: organisationId,
    name: mark(side, 'everybody', 'organisation', 'name'),
    settings: {
      ...defaultSettings,
      municipality: organisationId,
      address: mark(side, 'everybody', 'organisation', 'address'),
    },
  });
  const people = Object.entries(cast(side));
  for (const [key] of people) await tx.people.add(named(side, key, ident<'person'>(side, key)));
  if (side === 'a') await tx.people.add(named(side, 'dual', dual));
  for (const [key, roles] of people) {
    const personId = ident<'person'>(side, key);
    for (const [index, role] of roles.entries())
      await tx.roles.add({
        ...{ id: ident<'role'>(side, `r${index}${key}`), organisationId, personId },
        ...{ position: mark(side, 'organisers', `person ${key}`, 'position'), ...role },
        ...(key === 'head' ? { orderNumber: mark(side, 'organisers', `person ${key}`, 'order') } : {}),
      });
    if (key !== 'unasked' && key !== 'invited') await agree(tx, side, personId, key === 'withdrawn');
    if (key !== 'invited') await tx.accounts.add(accountOf(side, key, 'telegram', personId));
  }
  await addDual(tx, side);
  for (const key of ['curator', 'bystander'])
    await tx.accounts.add(accountOf(side, key, 'vk', ident<'person'>(side, key)));
}

async function addDual(tx: Tx, side: Side): Promise<void> {
  const held = { organisationId: ident<'organisation'>(side, 'school'), personId: dual, from: since };
  const post = { position: mark(side, 'organisers', 'person dual', 'position') };
  await tx.roles.add({
    id: ident<'role'>(side, 'r0dual'),
    ...held,
    ...post,
    role: side === 'a' ? 'mentor' : 'curator',
  });
  await agree(tx, side, dual, false);
  if (side === 'a') await tx.accounts.add(accountOf(side, 'dual', 'telegram', dual));
}

const named = (side: Side, key: string, personId: Id<'person'>) => ({
  id: personId,
  surname: mark(side, 'names', `person ${key}`, 'surname'),
  name: mark(side, 'names', `person ${key}`, 'name'),
  patronymic: mark(side, 'names', `person ${key}`, 'patronymic'),
});

export const addressOf = (side: Side, key: string, channel: string): string =>
  mark(side, 'nobody', `account ${key}`, channel);

const accountOf = (side: Side, key: string, channel: Account['channel'], personId: Id<'person'>): Account => ({
  id: ident<'account'>(side, `${channel.slice(0, 2)}${key}`),
  channel,
  address: addressOf(side, key, channel),
  personId,
  organisationId: ident<'organisation'>(side, 'school'),
  reachable: true,
  seenAt: now.subtract({ hours: 1 }),
});

const agree = (tx: Tx, side: Side, personId: Id<'person'>, withdrawn: boolean): Promise<void> =>
  tx.consents.add({
    id: ident<'consent'>(side, `c${personId}`),
    organisationId: ident<'organisation'>(side, 'school'),
    personId,
    kind: 'personal-data',
    version: consentVersion,
    hash: mark(side, 'nobody', `consent ${personId}`, 'hash'),
    givenAt: now.subtract({ hours: 500 }),
    channel: 'telegram',
    ...(withdrawn ? { withdrawnAt: now.subtract({ hours: 100 }) } : {}),
  });
