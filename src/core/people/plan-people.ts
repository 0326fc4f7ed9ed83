import { count } from '#core/kernel/plural.ts';
import type { Person, RoleName } from './person.ts';
import { readNamePart, sameName } from './read-person.ts';
import { readRoles } from './role-words.ts';

/** A row of a list of people, as it stands in the file; `row` is its number there. */
export interface PersonRow {
  readonly surname: string;
  readonly name: string;
  readonly patronymic?: string;
  readonly position?: string;
  readonly role?: string;
  readonly row: number;
}

export interface NewPerson extends Omit<Person, 'id'> {
  readonly position?: string;
  readonly roles: readonly RoleName[];
}

export interface PeoplePlan {
  readonly fresh: readonly NewPerson[];
  /** Rows of people who are in the list already, or stand in the file twice. */
  readonly known: number;
  readonly faults: readonly { readonly row: number; readonly why: string }[];
}

/** What a list would add to the people there are; nothing is written yet. Without a role in the row it is «сотрудник». */
export function planPeople(rows: readonly PersonRow[], existing: readonly Omit<Person, 'id'>[]): PeoplePlan {
  const read = rows.map((row) => ({ row: row.row, person: readRow(row) }));
  const good = read.flatMap(({ person }) => ('why' in person ? [] : [person]));
  const fresh = good.filter(
    (person, index) =>
      !existing.some((one) => sameName(one, person)) && !good.slice(0, index).some((one) => sameName(one, person)),
  );
  return {
    fresh,
    known: good.length - fresh.length,
    faults: read.flatMap(({ row, person }) => ('why' in person ? [{ row, why: person.why }] : [])),
  };
}

function readRow(row: PersonRow): NewPerson | { readonly why: string } {
  const surname = readNamePart(row.surname);
  const name = readNamePart(row.name);
  if (!surname) return { why: row.surname.trim() === '' ? 'нет фамилии' : 'фамилия не читается' };
  if (!name) return { why: row.name.trim() === '' ? 'нет имени' : 'имя не читается' };
  const typed = row.patronymic?.trim() ?? '';
  const patronymic = typed === '' ? undefined : readNamePart(typed);
  if (typed !== '' && !patronymic) return { why: 'отчество не читается' };
  const roles = readRoles(row.role ?? '');
  if ('unknown' in roles) return { why: `неизвестная роль «${roles.unknown.slice(0, 30)}»` };
  const position = row.position?.trim().slice(0, 200);
  return {
    surname,
    name,
    ...(patronymic ? { patronymic } : {}),
    ...(position ? { position } : {}),
    roles: roles.length > 0 ? roles : ['staff'],
  };
}

const shownFaults = 10;

/** «Новых: 12, уже есть: 3, с ошибками: 2 (строки 5, 9: нет имени)». */
export function planInWords({ fresh, known, faults }: PeoplePlan): string {
  const reasons = [...new Set(faults.map((fault) => fault.why))];
  const words = reasons.map((why) => {
    const at = faults.filter((fault) => fault.why === why).map((fault) => fault.row);
    const shown = at.slice(0, shownFaults).join(', ');
    const rest =
      at.length > shownFaults ? ` и ещё ${count(at.length - shownFaults, ['строка', 'строки', 'строк'])}` : '';
    return `${at.length === 1 ? 'строка' : 'строки'} ${shown}${rest}: ${why}`;
  });
  return `Новых: ${fresh.length}, уже есть: ${known}, с ошибками: ${faults.length}${words.length > 0 ? ` (${words.join('; ')})` : ''}`;
}
