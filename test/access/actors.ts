import { id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import type { RoleName } from '#core/people/person.ts';
import { holdsOn } from '#core/people/roles.ts';
import { stages } from './matters.ts';
import { addressOf, cast, dual, ident, plainRoles, type Side, sides, today } from './world.ts';

/** What stands before every feature for somebody: no role today, no account bound, no consent in force. */
export type Gate = 'nobody' | 'stranger' | 'consent';

export interface Actor {
  readonly name: string;
  /** Whose card they have in the world; absent for a stranger. */
  readonly key?: string;
  readonly side: Side;
  readonly channel: Channel;
  readonly address: string;
  /** Roles of today, stand-ins included. */
  readonly roles: readonly RoleName[];
  readonly gate?: Gate;
}

const at = (side: Side, key: string, roles: readonly RoleName[], gate?: Gate): Actor => ({
  name: side === 'a' ? key : `${key} of the other school`,
  ...{ key, side, channel: 'telegram', address: addressOf(side, key, 'telegram'), roles },
  ...(gate ? { gate } : {}),
});

/** One of everybody: each role, stand-ins, those whose time is over or has not come, those who took consent back. */
export const actors: readonly Actor[] = [
  ...plainRoles.map((role) => at('a', role, [role])),
  {
    ...at('a', 'curator', ['curator']),
    name: 'curator in VK',
    channel: 'vk',
    address: addressOf('a', 'curator', 'vk'),
  },
  at('a', 'instead', ['curator']),
  at('a', 'deputised', ['mentor']),
  at('a', 'dual', ['mentor']),
  at('a', 'ended', [], 'nobody'),
  at('a', 'notyet', [], 'nobody'),
  at('a', 'insteadover', [], 'nobody'),
  at('a', 'withdrawn', ['curator'], 'consent'),
  at('a', 'unasked', ['curator'], 'consent'),
  { name: 'stranger', side: 'a', channel: 'telegram', address: 'never seen before', roles: [], gate: 'stranger' },
  at('b', 'curator', ['curator']),
];

export const personOf = ({ key, side }: Actor) =>
  key === undefined ? undefined : key === 'dual' ? dual : ident<'person'>(side, key);

/** Is the stage theirs: named, by role, or as a stand-in? */
export function isMine(actor: Actor, stage: string): boolean {
  const { whose } = stages[stage as keyof typeof stages];
  if (whose === 'ours') return actor.key !== undefined;
  if (whose === 'bystander') return actor.key === 'deputised' || actor.key === 'bystander';
  return actor.roles.includes(whose);
}

/** Somebody to whom the bot writes: with the roles they hold today, whether or not they ever press anything. */
export function recipient(personId: string, organisation?: string): Actor | undefined {
  // The dual one is told by each school in the role they hold there.
  if (personId === dual && organisation === ident('b', 'school')) return at('b', 'dual', ['curator']);
  const [side] = personId === dual ? ['a' as const] : sides.filter((one) => personId.startsWith(one));
  const found = side && Object.entries(cast(side)).find(([key]) => ident(side, key) === personId);
  if (!side || !found) return personId === dual ? at('a', 'dual', ['mentor']) : undefined;
  const [key, held] = found;
  const roles = held.filter((role) =>
    holdsOn({ ...role, id: id(''), organisationId: id(''), personId: id('') }, today),
  );
  return at(
    side,
    key,
    roles.map(({ role }) => role),
  );
}
