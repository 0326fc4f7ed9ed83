import { form } from '#core/conversation/form.ts';
import { moment } from '#core/conversation/question-moment.ts';
import { whole } from '#core/conversation/question-number.ts';
import type { Candidate } from '#core/conversation/question-person.ts';
import { choice, optional, words } from '#core/conversation/questions.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Instant, Zone } from '#core/kernel/time.ts';
import { peopleChoice } from '#core/pairing/people-question.ts';
import type { Openness } from './session.ts';
import { opennessWords } from './words.ts';

/** Hours before the beginning at which signing up ends, as the form's codes. */
export const signUpHours = { start: 0, h3: 3, d1: 24, d3: 72 } as const;
export type SignUp = keyof typeof signUpHours;
const signUpWords: Readonly<Record<SignUp, string>> = {
  start: 'До самого начала',
  h3: 'За 3 часа до начала',
  d1: 'За сутки',
  d3: 'За трое суток',
};
const lengths = { 30: '30 минут', 45: '45 минут', 60: '1 час', 90: '1,5 часа', 120: '2 часа' } as const;
const rounds = { 5: '5 минут', 10: '10 минут', 15: '15 минут', 20: '20 минут' } as const;

export interface Choices {
  readonly people: readonly Candidate[];
  /** Beginnings that are offered. */
  readonly beginnings: readonly Instant[];
  readonly zone: Zone;
}

/** Written out: what the questions below are answered with. */
export interface SessionAnswers {
  readonly experts: readonly Id<'person'>[];
  readonly theme: string;
  readonly startsAt: Instant;
  readonly minutes: string;
  readonly place: string;
  readonly seats: number;
  readonly openTo: Openness;
  readonly mode: 'talk' | 'rounds';
  readonly roundMinutes?: string | undefined;
  readonly until: SignUp;
  readonly about?: string | undefined;
}

/** One short guided form; length, end of signing up and details have ready answers, changed where they do not fit. */
export const sessionForm = ({ people, beginnings, zone }: Choices) =>
  form('session', 'Встреча с экспертом')
    .ask('experts', peopleChoice('Кто ведёт? Отметьте кнопкой или напишите фамилии через запятую.', people))
    .ask('theme', words('О чём встреча? Тема, как её увидят в приглашении.', { max: 200 }))
    .ask('startsAt', moment('Когда начало? Нажмите или напишите, например: завтра в 15:30.', beginnings, zone))
    .ask('minutes', choice('Сколько длится?', lengths))
    .ask('place', words('Где? Адрес с кабинетом или ссылка на видеовстречу.', { max: 300 }))
    .ask('seats', whole('Сколько мест?', { min: 1, max: 500 }))
    .ask('openTo', choice('Кого позвать?', opennessWords))
    .ask('mode', choice('Как пройдёт?', { talk: 'Один общий разговор', rounds: 'Короткие разговоры раундами' }))
    .askIf((known) => known.mode === 'rounds', 'roundMinutes', choice('Сколько длится раунд?', rounds))
    .ask('until', choice('До какого времени можно записаться?', signUpWords))
    .ask('about', optional(words('Подробности для приглашения? Можно пропустить.', { max: 1500 })));

/** Answered before it is asked. */
export const ready = { minutes: '60', until: 'h3', about: '' } as const satisfies Partial<
  Record<keyof SessionAnswers, string>
>;
