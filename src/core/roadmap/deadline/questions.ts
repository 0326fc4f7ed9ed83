import type { Period } from '../deadline.ts';
import type { Doubt } from './item.ts';
import { monthIn, renderDay, renderWindow } from './render-window.ts';
import { type Chosen, type Fault, type Note, periodOf } from './resolve.ts';
import type { Span } from './shape.ts';
import type { Muddle } from './spans.ts';

/** Why a deadline stays open. */
export type Open =
  | Doubt
  | Muddle
  | Exclude<Fault, 'other-year'>
  | 'nothing'
  | 'too-long'
  | 'parts'
  | 'lone-weekday'
  | 'contradiction';

const ask = 'Какой срок поставить?';
const sentences: Readonly<Record<Exclude<Open, 'no-day' | 'nothing'>, string>> = {
  event: `не называет даты: срок зависит от события. ${ask}`,
  schedule: `отсылает к другому документу. ${ask}`,
  'as-of': 'называет день, на который даны сведения, а не срок. К какому дню это сделать?',
  duration: 'называет продолжительность, а не дату. К какому дню это сделать?',
  years: 'называет только годы. К какому дню это сделать?',
  'start-only': 'называет только начало. До какого дня это сделать?',
  'vague-part': `не называет точных дней. ${ask}`,
  season: 'называет только время года. Какие дни поставить?',
  holidays: 'называет каникулы. Какие дни поставить?',
  'year-start': 'называет начало года, но не день. Какой день поставить?',
  'year-end': 'называет конец года, но не день. Какой день поставить?',
  'school-year-end': 'называет конец учебного года, но не день. Какой день поставить?',
  once: `говорит, сколько раз, но не когда. ${ask}`,
  'any-period': 'не говорит, о каком промежутке речь. Какие дни поставить?',
  blank: `содержит пропуск на месте числа. ${ask}`,
  alternative: 'оставляет выбор между сроками. Какой из них поставить?',
  join: 'не говорит, перечень это или промежуток. Какие дни поставить?',
  numbers: `содержит число, которое не удалось прочитать как дату. ${ask}`,
  'no-such': 'называет то, чего в календаре нет. Какие дни поставить?',
  'no-terms': 'нужен учебный календарь: в нём нет такой четверти или полугодия. Какие дни поставить?',
  order: 'начинается позже, чем заканчивается. Какие дни поставить?',
  weekday: 'называет день недели, который не совпадает с датой. Какой день поставить?',
  'no-plan': 'не называет года, а период плана неизвестен. Какой год поставить?',
  'no-fit': 'не попадает в период плана. Какие дни поставить?',
  'too-long': `слишком длинный текст для срока. ${ask}`,
  parts: 'не называет месяца. Какие дни поставить?',
  'lone-weekday': 'называет день недели, но не говорит, какой именно. Какие дни поставить?',
  contradiction: 'называет сроки, которые противоречат друг другу. Какой из них верный?',
};

/** The question for a deadline that stays open. */
export function openQuestion(phrase: string, open: Open, span: Span | undefined): string {
  if (open === 'nothing')
    return phrase.trim() === '' ? `Срок не указан. ${ask}` : `Во фразе ${quoted(phrase)} не удалось найти срок. ${ask}`;
  if (open === 'no-day') return `Во фразе ${quoted(phrase)} названо число, которого нет ${inMonth(span)}. ${ask}`;
  if (open === 'no-terms') return `Для срока ${quoted(phrase)} ${sentences[open]}`;
  return `Срок ${quoted(phrase)} ${sentences[open]}`;
}

function inMonth(span: Span | undefined): string {
  const month = [span?.to, span?.from].find((one) => one?.of === 'day');
  const number = month?.of === 'day' ? (month.month ?? 0) : 0;
  const year = month?.of === 'day' && month.year !== undefined && number === 2 ? ` ${month.year} года` : '';
  return number >= 1 && number <= 12 ? `в ${monthIn(number)}${year}` : 'в календаре';
}

const notes: Readonly<Record<Note, (chosen: Chosen, plan: Period | undefined) => string>> = {
  outside: ({ window }, plan) =>
    `Срок ${renderWindow(window)} вне периода плана${planWords(plan)}. Верно ли указан год?`,
  partly: ({ window }, plan) =>
    `Срок ${renderWindow(window)} лишь частью входит в период плана${planWords(plan)}. Верно ли?`,
  'two-fit': ({ window, others }) =>
    `Верно ли: ${renderWindow(window)}? Год не указан, а подходит и другой: ${others.slice(0, 3).map(renderWindow).join('; ')}`,
};

/** The question for a date that was found but not beyond doubt. */
export function noteQuestion(chosen: Chosen, plan: Period | undefined): string | undefined {
  const note = chosen.notes[0];
  return note === undefined ? undefined : notes[note](chosen, plan);
}

const planWords = (plan: Period | undefined): string =>
  plan === undefined ? '' : ` (${renderDay(plan.from)} – ${renderDay(plan.to)})`;

/** What a recurring deadline leaves open. */
export type RecurringNote =
  | 'several'
  | 'unanchored'
  | 'which-day'
  | 'year-end'
  | 'no-terms'
  | 'no-plan'
  | 'none-inside';

const recurring: Readonly<Record<RecurringNote, string>> = {
  several: 'не называет дней. Оставить последний день каждого промежутка или назвать свои даты?',
  unanchored: 'не говорит, с какого дня считать. Какие даты поставить?',
  'which-day': 'не называет дня, к которому это сделать. Какие даты поставить?',
  'year-end': 'не называет дня. Оставить последний день плана или поставить другой?',
  'no-terms': 'требует учебного календаря с четвертями. Какие даты поставить?',
  'no-plan': 'повторяется, а период плана неизвестен. За какой период считать?',
  'none-inside': 'не попадает в период плана ни разу. Какие даты поставить?',
};

export const recurringQuestion = (phrase: string, note: RecurringNote): string =>
  `Срок ${quoted(phrase)} ${recurring[note]}`;

export const yearsOutside = (scope: Parameters<typeof periodOf>[0], plan: Period): string => {
  const { from, to } = periodOf(scope);
  return `Во фразе назван период ${renderWindow({ from, due: to })}, а план на другой${planWords(plan)}. Верно ли?`;
};

const longestQuote = 80;

function quoted(phrase: string): string {
  const words = phrase.replace(/\s+/gu, ' ').replaceAll('«', '„').replaceAll('»', '“').trim();
  const points = [...words];
  return `«${points.length > longestQuote ? `${points.slice(0, longestQuote).join('')}…` : words}»`;
}
