import type { Said } from '#core/conversation/form-session.ts';
import type { Candidate } from '#core/conversation/question-person.ts';
import { id } from '#core/kernel/id.ts';

/** Words said at ten in the morning. */
export const said = (text: string): Said => ({ text, at: '2026-11-26T07:00:00Z', zone: 'Europe/Moscow' });

export const colleagues = (count: number): readonly Candidate[] =>
  Array.from({ length: count }, (_, index) => ({
    id: id<'person'>(`person${String(index).padStart(10, '0')}`),
    surname: `Фамильный-${index}`,
    name: 'Имя',
  }));
