import type { Question } from '#core/conversation/form.ts';
import { checked, day, optional, words } from '#core/conversation/questions.ts';
import { fold } from '#core/kernel/fold.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { named } from '#core/kernel/text.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import type { Person } from './person.ts';
import { readNamePart } from './read-person.ts';

export const namePart = (question: string): Question<string> => {
  const asked = words(question, { max: 60 });
  return {
    ...asked,
    read: ({ text }) =>
      readNamePart(text) ?? {
        complaint: 'Здесь нужно одно имя буквами, без цифр и знаков. Например: Римская-Корсакова.',
      },
  };
};

export const position = (): Question<string | undefined> =>
  optional(words('Должность? Например: учитель математики, заместитель директора по УВР.', { max: 200 }));

/** One of these people: by button, by number (initials may be alike), or by a surname typed. A button stores the id. */
export const personChoice = (question: string, people: readonly Person[]): Question<Person> => {
  const chosen = (text: string): Person | undefined => {
    const typed = fold(text);
    const exact = people.find((person) => person.id === text.trim());
    const meant = people.filter((person) => fold(person.surname) === typed);
    if (/^\d{1,3}$/.test(typed)) return people[Number(typed) - 1];
    return exact ?? (meant.length === 1 ? meant[0] : undefined);
  };
  return {
    text: [question],
    options: people.map((person, index) => ({ value: person.id, label: [`${index + 1}. `, named(person.id)] })),
    optional: false,
    // A number typed today is not another person when the list has grown.
    code: ({ text }) => chosen(text)?.id,
    show: ({ text }) => {
      const person = chosen(text);
      return person ? [named(person.id)] : ['не найдено'];
    },
    read: ({ text }) => chosen(text) ?? { complaint: 'Выберите человека кнопкой или напишите фамилию из списка.' },
  };
};

/** The last day of something: today or later. */
export const lastDay = (question: string, today: PlainDate): Question<PlainDate> =>
  checked(
    day(question, (text, on) => readDay(text, on, 'future'), [today, today.with({ day: today.daysInMonth })]),
    (answer) =>
      answer.until(today).sign > 0 ? 'Этот день уже прошёл. Назовите сегодняшний или более поздний.' : undefined,
  );

/** The day of an order: up to today. */
export const orderDay = (question: string, today: PlainDate): Question<PlainDate> =>
  checked(
    day(question, (text, on) => readDay(text, on, 'past'), [today]),
    (answer) => (answer.until(today).sign < 0 ? 'Этот день ещё не наступил. Проверьте дату приказа.' : undefined),
  );

export const orderNumber = (): Question<string> => words('Номер приказа?', { max: 40 });
