import { describe, expect, test } from 'vitest';
import { id } from '#core/kernel/id.ts';
import type { RoleName } from '#core/people/person.ts';
import { type Colleague, namesPeople, propose } from '#core/roadmap/assign.ts';
import { mentions } from '#core/roadmap/mentions.ts';

const colleague = (
  surname: string,
  name: string,
  patronymic: string,
  role: RoleName,
  position?: string,
): Colleague => ({
  person: { id: id<'person'>(surname), surname, name, patronymic },
  roles: [{ role, ...(position ? { position } : {}) }],
});
const staff = [
  colleague('Орлова', 'Тамара', 'Николаевна', 'curator', 'заместитель директора по УВР'),
  colleague('Белый', 'Игорь', 'Олегович', 'staff', 'заместитель директора по ВР'),
  colleague('Сомов', 'Пётр', 'Ильич', 'head', 'директор'),
  colleague('Жукова', 'Анна', 'Павловна', 'mentor'),
  colleague('Жуков', 'Антон', 'Петрович', 'staff'),
];
const who = (words: string) =>
  propose(words, staff).assignees.map((one) => ('person' in one ? one.person : `роль ${one.role}`));

describe('assignees from the words of a column', () => {
  test.each([
    ['Орлова Т.Н.', ['Орлова']],
    ['Т. Н. Орлова', ['Орлова']],
    ['Орлова Т.Н. Белый И.О.', ['Орлова', 'Белый']],
    ['Орлова Тамара Николаевна', ['Орлова']],
    ['ответственная Орлова', ['Орлова']],
    ['Орловой Т.Н.', ['Орлова']],
    ['Жукова А.П.', ['Жукова']],
    ['Жуков А. П.', ['Жуков']],
    ['директор, куратор', ['роль head', 'роль curator']],
    ['Руководитель ОО; педагог-психолог', ['роль head', 'роль psychologist']],
    ['куратор и наставники', ['роль curator', 'роль mentor']],
    ['Заместитель директора по УВР', ['Орлова']],
    ['зам. директора по ВР', ['Белый']],
    ['МО наставников', ['роль council']],
    ['наставляемые', ['роль mentee']],
    ['заместитель директора Орлова Т.Н.', ['Орлова']],
    ['', []],
  ])('%s', (words, expected) => {
    expect(who(words)).toEqual(expected);
  });

  test('several deputies without a duty named, outside bodies and unknown people are asked about, never guessed', () => {
    expect(propose('заместитель директора', staff)).toMatchObject({
      assignees: [],
      unknownWords: ['заместитель директора'],
    });
    expect(propose('УО, МКУ ИМС', staff)).toMatchObject({ assignees: [], unknownWords: ['УО', 'МКУ ИМС'] });
    expect(propose('Кузнецова А.А.', staff)).toEqual({ assignees: [], unknownPeople: 1, unknownWords: [] });
    expect(propose('Орлова П.П.', staff)).toMatchObject({ assignees: [], unknownPeople: 1 });
  });

  test('a name is told from other words', () => {
    expect(namesPeople('директор, куратор, МКУ ИМС', staff)).toBe(false);
    expect(namesPeople('Орлова', staff)).toBe(true);
    expect(namesPeople('Кузнецова А. А.', staff)).toBe(true);
    expect(mentions('г. Волжск, ул. Мира')).toEqual([]);
  });
});
