import { entry } from '#core/kernel/entry.ts';
import { fold } from '#core/kernel/fold.ts';
import { type RoleName, roleNames } from './person.ts';

export const roleWords: Readonly<Record<RoleName, string>> = {
  curator: 'куратор',
  head: 'руководитель',
  mentor: 'наставник',
  mentee: 'наставляемый',
  council: 'совет наставников',
  psychologist: 'педагог-психолог',
  staff: 'сотрудник',
  administrator: 'администратор',
  municipal: 'муниципальный куратор',
  guest: 'гость',
};

const { municipal: _above, guest: _guest, ...inSchool } = roleWords;
/**
 * Roles that a school gives its people. Who looks at schools from above is invited by the operator; a guest came by the link of
 * an open session and sees nothing else.
 */
export const schoolRoleWords = inSchool;
export const schoolRoles: readonly RoleName[] = roleNames.filter((role) => role !== 'municipal' && role !== 'guest');

/** The same, said to the person themselves: a mentee is never called one to their face. */
export const ownRoleWords: Readonly<Record<RoleName, string>> = { ...roleWords, mentee: 'участник' };

/** What people write in a list: the role's own word, its feminine, or what the school calls it. */
const alsoCalled: Readonly<Record<string, RoleName>> = {
  директор: 'head',
  заведующий: 'head',
  заведующая: 'head',
  руководительница: 'head',
  наставница: 'mentor',
  наставляемая: 'mentee',
  'молодой специалист': 'mentee',
  'член совета': 'council',
  'член совета наставников': 'council',
  совет: 'council',
  психолог: 'psychologist',
  сотрудница: 'staff',
  педагог: 'staff',
  учитель: 'staff',
  'системный администратор': 'administrator',
};

/** Roles named in one cell, in any order: «Куратор; наставник». Complains by the word that is no role. */
export function readRoles(words: string): readonly RoleName[] | { readonly unknown: string } {
  const named = words
    .split(/[,;/\n]| и /)
    .map(fold)
    .filter((word) => word !== '');
  const read = named.map(
    (word) => schoolRoles.find((role) => fold(roleWords[role]) === word) ?? entry(alsoCalled, word),
  );
  const unknown = named.find((_, index) => read[index] === undefined);
  return unknown === undefined ? [...new Set(read.filter((role) => role !== undefined))] : { unknown };
}
