import type { Id } from '#core/kernel/id.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import type { Role, RoleName } from '#core/people/person.ts';
import { holdsOn } from '#core/people/roles.ts';
import type { Assignee } from '#core/roadmap/roadmap.ts';
import type { Audience } from './leads.ts';

type PersonId = Id<'person'>;

export interface Staff {
  readonly roles: readonly Role[];
  readonly today: PlainDate;
  /** Has an account bound and consent in force: can be told things. */
  readonly connected: (person: PersonId) => boolean;
}

export interface Recipients {
  readonly people: readonly PersonId[];
  readonly gap?: Gap;
}

/** The people behind a stage who cannot be told things; nobody at all where the list is empty. The curator hears instead. */
export interface Gap {
  readonly unheard: readonly PersonId[];
}

/** Holders of a role today. */
export const holdersOf = (role: RoleName, staff: Pick<Staff, 'roles' | 'today'>): readonly PersonId[] => [
  ...new Set(staff.roles.filter((one) => one.role === role && holdsOn(one, staff.today)).map((one) => one.personId)),
];

/** Those of them who can be told things. */
export const connectedOf = (role: RoleName, staff: Pick<Staff, 'roles' | 'today' | 'connected'>): readonly PersonId[] =>
  holdersOf(role, staff).filter(staff.connected);

/** The people behind a stage today, each replaced by their stand-in where one is named. */
export const assigned = (
  assignees: readonly Assignee[],
  staff: Pick<Staff, 'roles' | 'today'>,
): readonly PersonId[] => [
  ...new Set(
    assignees
      .flatMap((assignee) => ('person' in assignee ? [assignee.person] : holdersOf(assignee.role, staff)))
      .filter((person) => present(person, staff))
      .flatMap((person) => standIns(person, staff)),
  ),
];

/** Whom a lead reaches: the assignees, from a week overdue the curator, from two the head. */
export function recipients(assignees: readonly Assignee[], to: readonly Audience[], staff: Staff): Recipients {
  const meant = assigned(assignees, staff);
  const heard = meant.filter(staff.connected);
  const unheard = meant.filter((person) => !heard.includes(person));
  const gap = meant.length === 0 || unheard.length > 0;
  const people = [
    ...(to.includes('assignees') ? heard : []),
    ...(to.includes('curator') || (gap && to.includes('assignees')) ? holdersOf('curator', staff) : []),
    ...(to.includes('head') ? holdersOf('head', staff) : []),
  ];
  return { people: [...new Set(people)].filter(staff.connected), ...(gap ? { gap: { unheard } } : {}) };
}

const present = (person: PersonId, { roles, today }: Pick<Staff, 'roles' | 'today'>): boolean =>
  roles.some((role) => role.personId === person && holdsOn(role, today));

function standIns(person: PersonId, { roles, today }: Pick<Staff, 'roles' | 'today'>): readonly PersonId[] {
  const instead = roles.filter((role) => role.standsInFor === person && holdsOn(role, today));
  return instead.length > 0 ? instead.map((role) => role.personId) : [person];
}
