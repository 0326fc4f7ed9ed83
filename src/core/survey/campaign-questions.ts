import type { Question } from '#core/conversation/form.ts';
import { saidOn } from '#core/conversation/questions.ts';
import { fold } from '#core/kernel/fold.ts';
import { readDay } from '#core/kernel/read-day.ts';
import { named } from '#core/kernel/text.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { type Days, numeric, readPeriod } from '#core/people/periods.ts';
import type { Person } from '#core/people/person.ts';

const pieces = (typed: string): readonly string[] => typed.split(/[,;\n]/).filter((one) => one.trim() !== '');

/** Several colleagues: by buttons, by their numbers, or by surnames. */
export function peopleQuestion(words: string, people: readonly Person[]): Question<readonly Person[]> {
  const one = (typed: string): Person | undefined => {
    const exact = people.find((person) => person.id === typed.trim());
    if (exact) return exact;
    if (/^\d{1,3}$/.test(typed.trim())) return people[Number(typed) - 1];
    const meant = people.filter((person) => fold(person.surname) === fold(typed));
    return meant.length === 1 ? meant[0] : undefined;
  };
  const chosenIn = (typed: string) => pieces(typed).map(one);
  const knownIn = (typed: string): readonly Person[] | undefined => {
    const chosen = chosenIn(typed);
    const known = chosen.filter((person) => person !== undefined);
    return known.length > 0 && known.length === chosen.length ? [...new Set(known)] : undefined;
  };
  return {
    text: [words],
    options: people.map((person, index) => ({ value: person.id, label: [`${index + 1}. `, named(person.id)] })),
    several: true,
    optional: false,
    code: (said) =>
      knownIn(said.text)
        ?.map((person) => person.id)
        .join(','),
    show: (said) =>
      chosenIn(said.text)
        .flatMap((person, index) => [index === 0 ? '' : ', ', person ? named(person.id) : 'не найдено'])
        .filter((part) => part !== ''),
    read: (said) =>
      knownIn(said.text) ?? {
        complaint: 'Отметьте людей кнопками и нажмите «Готово» либо напишите фамилии через запятую.',
      },
  };
}

/** From which day to which; a single day is the last one, and the campaign begins today. */
export function daysQuestion(today: PlainDate): Question<Days> {
  const read = (words: string, day: PlainDate): Days | undefined => {
    const until = readDay(words.trim().replace(/^(до|по)\s+/i, ''), day, 'future');
    return until ? { from: day, to: until } : readPeriod(words, day);
  };
  return {
    text: ['С какого по какой день ждём ответы? Если напишете один день, опрос начнётся сегодня.'],
    options: [7, 14, 30].map((length) => {
      const to = today.add({ days: length });
      return { value: `${today.toString()}..${to.toString()}`, label: [`сегодня – ${numeric(to)}`] };
    }),
    optional: false,
    show: (said) => {
      const days = read(said.text, saidOn(said));
      return [days ? `с ${numeric(days.from)} по ${numeric(days.to)}` : said.text];
    },
    read: (said) => {
      const days = read(said.text, saidOn(said));
      if (!days || isBefore(days.to, days.from))
        return { complaint: 'Не получилось понять дни. Напишите так: с 12.03.2027 по 20.03.2027, или один день.' };
      if (isBefore(days.to, today)) return { complaint: 'Эти дни уже прошли. Назовите будущие.' };
      return isBefore(days.from, today) ? { ...days, from: today } : days;
    },
  };
}
