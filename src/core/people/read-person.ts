import { fold } from '#core/kernel/fold.ts';
import type { Person } from './person.ts';

/** Letters, hyphens, apostrophes, dots and spaces: «Римская-Корсакова», «д’Артаньян», «Али оглы». */
const shape = /^\p{L}[\p{L}\p{M}'’ʼ.\- ]{0,59}$/u;

/** One part of a name as it will stand in documents; undefined where it cannot be one. */
export function readNamePart(words: string): string | undefined {
  const trimmed = words.normalize('NFC').replaceAll('\u00a0', ' ').replace(/[–—]/g, '-').replace(/\s+/g, ' ').trim();
  return shape.test(trimmed) ? capital(trimmed) : undefined;
}

/** «Фамилия Имя Отчество» in one line; отчество may be missing. undefined: not two or three words. */
export function readFullName(words: string): Omit<Person, 'id'> | undefined {
  const parts = words.trim().split(/\s+/).map(readNamePart);
  const [surname, name, ...patronymic] = parts;
  if (!surname || !name || parts.length > 4 || parts.includes(undefined)) return undefined;
  return { surname, name, ...(patronymic.length > 0 ? { patronymic: patronymic.join(' ') } : {}) };
}

/** Are two of the same name? Case, ё/е and a missing отчество do not tell people apart. */
export const sameName = (a: Omit<Person, 'id'>, b: Omit<Person, 'id'>): boolean =>
  fold(a.surname) === fold(b.surname) &&
  fold(a.name) === fold(b.name) &&
  (a.patronymic === undefined || b.patronymic === undefined || fold(a.patronymic) === fold(b.patronymic));

/** Typed all in small or all in capital letters, it gets its capital back. */
const capital = (word: string): string =>
  word === word.toLowerCase() || (word === word.toUpperCase() && word.length > 2)
    ? word.toLowerCase().replace(/(^|[- ])\p{L}/gu, (letter) => letter.toUpperCase())
    : word;
