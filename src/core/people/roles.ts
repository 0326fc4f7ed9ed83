import type { PlainDate } from '#core/kernel/time.ts';
import { isBefore } from '#core/kernel/time.ts';
import type { Role, RoleName } from './person.ts';

/** Does the role hold on that day? Both ends are inclusive. */
export const holdsOn = (role: Role, day: PlainDate): boolean =>
  !isBefore(day, role.from) && (role.to === undefined || !isBefore(role.to, day));

/** Does it hold on that day or later? */
export const holdsFrom = (role: Role, day: PlainDate): boolean => role.to === undefined || !isBefore(role.to, day);

/** The distinct roles that hold on a day. */
export const rolesOn = (roles: readonly Role[], day: PlainDate): readonly RoleName[] => [
  ...new Set(roles.filter((role) => holdsOn(role, day)).map((role) => role.role)),
];

/** Did they come by the link of something open, and nothing else? */
export const isGuest = (roles: readonly RoleName[]): boolean =>
  roles.length > 0 && roles.every((role) => role === 'guest');

/** Who may see the staff, invite people and change settings. */
export const organisers: readonly RoleName[] = ['curator', 'head', 'administrator'];

/** 4.4.4: the curator is appointed from among the head's deputies («зам. директора», «заместитель по УВР»). */
export const isDeputyHead = (position: string | undefined): boolean =>
  /(^|[^а-яё])зам([.\s-]|ест)/i.test(position ?? '');
