import type { Person } from './person.ts';

/** «Иванова Анна Петровна», as it stands in documents. */
export const fullName = ({ surname, name, patronymic }: Omit<Person, 'id'>): string =>
  [surname, name, patronymic].filter(Boolean).join(' ');

/** Somebody who withdrew their consent: what they did stays countable, who they were is gone. */
export const isErased = (person: Person): boolean => person.surname === '' && person.name === '';
