import type { Said } from '#core/conversation/form-session.ts';
import { id } from '#core/kernel/id.ts';
import type { Person } from '#core/people/person.ts';

/** Words said at ten in the morning. */
export const said = (text: string): Said => ({ text, at: '2026-11-26T07:00:00Z', zone: 'Europe/Moscow' });

export const colleagues = (count: number): readonly Person[] =>
  Array.from({ length: count }, (_, index) => ({
    id: id<'person'>(`person${String(index).padStart(10, '0')}`),
    surname: `Фамильный-${index}`,
    name: 'Имя',
  }));
