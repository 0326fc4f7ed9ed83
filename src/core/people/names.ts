import type { Consent } from './invitation.ts';
import type { NamesMode } from './organisation.ts';
import type { Person } from './person.ts';

/** `none`: never asked (an invitation is on its way); `withdrawn`: asked, and no longer in force. */
export type ConsentState = 'none' | 'given' | 'withdrawn';

export const neutralWord = 'коллега';
/** Stands for somebody who took their consent back, and for a person nobody knows any more. */
export const namelessWord = 'участник';

/** What a person is called on a channel: «Иванова Анна Петровна», «А. П. И.» or a neutral word. */
export function nameOn(mode: NamesMode, person: Person | undefined, consent: ConsentState): string {
  if (!person || consent === 'withdrawn') return namelessWord;
  switch (mode) {
    case 'full':
      return [person.surname, person.name, person.patronymic].filter((part) => part !== undefined).join(' ');
    case 'initials':
      return initials(person);
    case 'none':
      return neutralWord;
    default:
      return mode satisfies never;
  }
}

/** «А. П. И.», held together by no-break spaces. */
export function initials({ name, patronymic, surname }: Person): string {
  const letters = [name, patronymic, surname].map((part) => [...(part?.trim() ?? '')][0]?.toLocaleUpperCase('ru'));
  const known = letters.filter((letter) => letter !== undefined);
  return known.length === 0 ? neutralWord : known.map((letter) => `${letter}.`).join('\u00a0');
}

/** Where consent to the processing of personal data stands: in force if one of its rows is not withdrawn. */
export function consentState(all: readonly Pick<Consent, 'kind' | 'withdrawnAt'>[]): ConsentState {
  const rows = all.filter((row) => row.kind === 'personal-data');
  if (rows.length === 0) return 'none';
  return rows.some((row) => row.withdrawnAt === undefined) ? 'given' : 'withdrawn';
}
