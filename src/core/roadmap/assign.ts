import { fold } from '#core/kernel/fold.ts';
import type { Person, Role, RoleName } from '#core/people/person.ts';
import { type Mention, mentions, withoutMentions } from './mentions.ts';
import type { Assignee } from './roadmap.ts';

/** Somebody who works here today, with the roles of today. */
export interface Colleague {
  readonly person: Person;
  readonly roles: readonly Pick<Role, 'role' | 'position'>[];
}

export interface Proposal {
  readonly assignees: readonly Assignee[];
  /** People in the column whom the organisation does not know: «ответственный не подключён». */
  readonly unknownPeople: number;
  /** Words of the column that are neither people nor roles of a school. */
  readonly unknownWords: readonly string[];
}

/** Role words as assignee columns write them; the first that fits wins. Deputies are found by their position instead. */
const roleStems: readonly (readonly [RegExp, RoleName])[] = [
  [/куратор/, 'curator'],
  [/психолог/, 'psychologist'],
  [/наставляем|молод\p{L}* (педагог|специалист|учител)/u, 'mentee'],
  [/совет|методическ\p{L}* объединени|комисси|^мо$|^мо /u, 'council'],
  [/наставник/, 'mentor'],
  [/администратор/, 'administrator'],
  [/директор|заведующ|^администрация|^руководител/, 'head'],
  [/педагог|учител|воспитател|сотрудник|работник|коллектив/, 'staff'],
];
const deputy = /замест|^зам[. ]|замдир/;

/** Assignees for one cell of the column: people by surname (and initials), else roles by their words. */
export function propose(responsible: string, staff: readonly Colleague[]): Proposal {
  const parts = responsible
    .split(/[,;/\n]/)
    .flatMap((part) => (mentions(part).length > 0 ? [part] : part.split(/ и /)));
  const found = parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => proposeFor(part, staff));
  return {
    assignees: unique(found.flatMap((one) => one.assignees)),
    unknownPeople: found.reduce((sum, one) => sum + one.unknownPeople, 0),
    unknownWords: [...new Set(found.flatMap((one) => one.unknownWords))],
  };
}

/** Does the column name people: in the form of a name, or by a surname of this staff? */
export const namesPeople = (responsible: string, staff: readonly Colleague[]): boolean =>
  mentions(responsible).length > 0 || bySurname(responsible, staff).length > 0;

function proposeFor(part: string, staff: readonly Colleague[]): Proposal {
  const named = mentions(part);
  if (named.length > 0) {
    const people = named.map((mention) => meant(mention, staff));
    const known = people.filter((one) => one !== undefined);
    return {
      assignees: known.map(asAssignee),
      unknownPeople: people.length - known.length,
      unknownWords: [],
    };
  }
  const surnames = bySurname(part, staff);
  if (surnames.length > 0) return { assignees: surnames.map(asAssignee), unknownPeople: 0, unknownWords: [] };
  const words = fold(withoutMentions(part));
  const assignee = deputy.test(words) ? deputyFor(words, staff) : roleFor(words);
  return { assignees: assignee ? [assignee] : [], unknownPeople: 0, unknownWords: assignee ? [] : [part] };
}

const asAssignee = ({ person }: Colleague): Assignee => ({ person: person.id });

function roleFor(words: string): Assignee | undefined {
  const role = roleStems.find(([stem]) => stem.test(words))?.[1];
  return role && { role };
}

/** «Заместитель директора по УВР»: the one deputy with that duty, else the only deputy there is. */
function deputyFor(words: string, staff: readonly Colleague[]): Assignee | undefined {
  const duty = words.match(/ по (.+)$/)?.[1];
  const deputies = staff.filter((one) => positions(one).some((position) => deputy.test(position)));
  const meant = only(
    duty ? deputies.filter((one) => positions(one).some((each) => ` ${each} `.includes(` по ${duty} `))) : [],
  );
  const found = meant ?? only(deputies);
  return found && asAssignee(found);
}

const positions = ({ roles }: Colleague): readonly string[] => roles.map((role) => fold(role.position ?? ''));

const bySurname = (words: string, staff: readonly Colleague[]): readonly Colleague[] => {
  const said = new Set(
    words
      .split(/[^\p{L}-]+/u)
      .filter((word) => /^\p{Lu}/u.test(word))
      .map(fold),
  );
  return [...said]
    .map((surname) => only(staff.filter((one) => fold(one.person.surname) === surname)))
    .filter((one) => one !== undefined);
};

/** By the surname as it stands, else in another case («Орловой Т. Н.»); initials, where both sides have them, must agree. */
function meant(mention: Mention, staff: readonly Colleague[]): Colleague | undefined {
  const fitting = staff.filter((one) => initialsAgree(one.person, mention));
  const said = fold(mention.surname);
  const exact = fitting.filter((one) => fold(one.person.surname) === said);
  if (exact.length > 0 || mention.initials.length === 0) return only(exact);
  return only(fitting.filter((one) => sameStem(fold(one.person.surname), said)));
}

const initialsAgree = ({ name, patronymic }: Person, { initials: [one, two] }: Mention): boolean =>
  (!one || first(name) === fold(one)) && (!two || !patronymic || first(patronymic) === fold(two));

function sameStem(a: string, b: string): boolean {
  const stem = Math.max(3, Math.min(a.length, b.length) - 2);
  return Math.abs(a.length - b.length) <= 2 && a.slice(0, stem) === b.slice(0, stem);
}

const first = (name: string): string => fold(name).slice(0, 1);

/** The one element; undefined of none and of several, which are a question to the curator. */
const only = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

const unique = (assignees: readonly Assignee[]): readonly Assignee[] => [
  ...new Map(assignees.map((one) => [assigneeKey(one), one] as const)).values(),
];

/** `p` and the person's id, or `r` and the role: fits a button. */
export const assigneeKey = (assignee: Assignee): string =>
  'person' in assignee ? `p${assignee.person}` : `r${assignee.role}`;
