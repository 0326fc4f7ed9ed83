import type { Channel } from '#core/kernel/ports.ts';
import type { RoleName } from '#core/people/person.ts';
import { stages } from './matters.ts';
import { addressOf, cast, dual, ident, plainRoles, type Side } from './world.ts';

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

/** Somebody the school knows who never presses anything. */
export const silent = (side: Side): readonly string[] =>
  Object.keys(cast(side)).filter((key) => !actors.some((actor) => actor.key === key));
