import type { Question } from '#core/conversation/form.ts';
import { saidOn } from '#core/conversation/questions.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { type Days, readPeriod, showPeriod } from './periods.ts';

/** From a day to a day, with likely spans from today; one that is over already is not taken. */
export const period = (question: string, today: PlainDate): Question<Days> => ({
  text: [question],
  options: [7, 14, 30].map((length) => {
    const to = today.add({ days: length - 1 });
    return { value: `${today}..${to}`, label: [showPeriod({ from: today, to })] };
  }),
  optional: false,
  show: (said) => {
    const read = readPeriod(said.text, saidOn(said));
    return [read ? showPeriod(read) : said.text];
  },
  read: (said) => {
    const read = readPeriod(said.text, saidOn(said));
    if (!read) return { complaint: 'Не получилось понять дни. Напишите так: с 12.03.2027 по 20.03.2027.' };
    return isBefore(read.to, saidOn(said)) ? { complaint: 'Эти дни уже прошли. Назовите будущие.' } : read;
  },
});
