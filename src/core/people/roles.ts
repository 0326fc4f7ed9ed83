import type { PlainDate } from '#core/kernel/time.ts';
import { isBefore } from '#core/kernel/time.ts';
import type { Role, RoleName } from './person.ts';

/** Does the role hold on that day? Both ends are inclusive. */
export const holdsOn = (role: Role, day: PlainDate): boolean =>
  !isBefore(day, role.from) && (role.to === undefined || !isBefore(role.to, day));

/** The distinct roles that hold on a day. */
export const rolesOn = (roles: readonly Role[], day: PlainDate): readonly RoleName[] => [
  ...new Set(roles.filter((role) => holdsOn(role, day)).map((role) => role.role)),
];
