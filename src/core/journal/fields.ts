import type { Question } from '#core/conversation/form.ts';
import { whole } from '#core/conversation/question-number.ts';
import { choice, day, file, showDay, words } from '#core/conversation/questions.ts';
import { count } from '#core/kernel/plural.ts';
import { readDay } from '#core/kernel/read-day.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import type { MeetingLog } from '#core/meetings/meeting.ts';
import { isTopic, topicTitles } from './topics.ts';

/** What a log may say beyond its topic, in the order in which it is shown. */
export const parts = [
  'minutes',
  'mode',
  'considered',
  'recommendation',
  'task',
  'lastTask',
  'attachment',
  'reflection',
] as const;
export type Part = (typeof parts)[number];
/** What can be said to be otherwise. */
export type Field = 'day' | 'topic' | 'taskBy' | Part;

export const fieldWords: Readonly<Record<Field, string>> = {
  day: 'Дата',
  topic: 'Тема',
  minutes: 'Длительность',
  mode: 'Как встречались',
  considered: 'Что рассмотрели',
  recommendation: 'Рекомендация',
  task: 'Задание',
  taskBy: 'Срок задания',
  lastTask: 'Прошлое задание',
  attachment: 'Файл',
  reflection: 'Мои выводы',
};

export const modeWords = { 'in-person': 'очно', online: 'онлайн', lesson: 'на уроке', phone: 'по телефону' } as const;
export const lastTaskWords = { done: 'выполнено', partly: 'выполнено частично', not: 'не выполнено' } as const;
/** Half a day: longer than that nobody meets. */
export const longestMeeting = 720;

const ready = ['30', '40', '45', '60', '90'];

/** How long, with ready answers; a number may be typed. */
export const minutesQuestion: Question<number> = {
  ...whole('Сколько минут длилась встреча?', { min: 1, max: longestMeeting }),
  options: ready.map((value) => ({ value, label: [`${value} минут`] })),
};

/** The question of each part; a task is asked with its day. */
export const partQuestions: { readonly [P in Part]: Question<NonNullable<MeetingLog[P]>> } = {
  minutes: minutesQuestion,
  mode: choice('Как встречались?', { 'in-person': 'Очно', online: 'Онлайн', lesson: 'На уроке', phone: 'По телефону' }),
  considered: words('Что рассмотрели? Имён учеников не пишите.', { max: 700 }),
  recommendation: words('Что рекомендовано?', { max: 700 }),
  task: words('Какое задание к следующей встрече?', { max: 300 }),
  lastTask: choice('Прошлое задание', { done: 'Выполнено', partly: 'Частично', not: 'Не выполнено' }),
  attachment: file('Пришлите фотографию или файл.'),
  reflection: words('Что было важно для вас? Какие выводы?', { max: 500 }),
};

export const taskByQuestion = (today: PlainDate): Question<PlainDate> =>
  day('К какому дню?', (said, from) => readDay(said, from, 'future'), [
    today.add({ days: 7 }),
    today.add({ days: 14 }),
  ]);

/** Said of a field, in words; undefined where nothing is said. */
export function fieldOf(log: MeetingLog, field: Field): string | undefined {
  switch (field) {
    case 'day':
      return showDay(log.day);
    case 'topic':
      return topicOf(log);
    case 'minutes':
      return log.minutes === undefined ? undefined : minutesOf(log.minutes);
    case 'mode':
      return log.mode && modeWords[log.mode];
    case 'lastTask':
      return log.lastTask && lastTaskWords[log.lastTask];
    case 'taskBy':
      return log.taskBy && showDay(log.taskBy);
    case 'attachment':
      return log.attachment && 'приложен';
    case 'considered':
    case 'recommendation':
    case 'task':
    case 'reflection':
      return log[field];
    default:
      return field satisfies never;
  }
}

/** A ready topic by its name, with what is said beyond it; another one in words alone. */
export function topicOf({ topic, topicWords }: Pick<MeetingLog, 'topic' | 'topicWords'>): string {
  const title = isTopic(topic) ? topicTitles[topic] : undefined;
  return [title, topicWords].filter((one) => one !== undefined).join(': ') || 'другое';
}

export const minutesOf = (minutes: number): string => count(minutes, ['минута', 'минуты', 'минут']);
