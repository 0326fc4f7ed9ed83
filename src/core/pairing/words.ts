import { formWords, kindWords } from '#core/bank/codes.ts';
import { showDay } from '#core/conversation/questions.ts';
import { lines, namedAll, say, type Text } from '#core/kernel/text.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { peopleOn } from './access.ts';
import type { Asked } from './answers.ts';
import { isInForce } from './in-force.ts';
import type { EndReason, Member, Mentorship, Order } from './mentorship.ts';

export const statusWords: Readonly<Record<Mentorship['status'], string>> = {
  draft: 'черновик',
  proposed: 'ждём ответов',
  agreed: 'все согласны, нужен приказ',
  ordered: 'приказ готовится',
  'in-force': 'действует',
  ended: 'завершена',
  declined: 'есть ответ «Нет»',
  dropped: 'снята',
};

/** As headings of the list, with the number behind them. */
export const statusHeadings: Readonly<Record<Mentorship['status'], string>> = {
  draft: 'Черновики',
  proposed: 'Ждём ответов',
  agreed: 'Нужен приказ',
  ordered: 'Приказ готовится',
  'in-force': 'Действуют',
  declined: 'Ответили «Нет»',
  ended: 'Завершены',
  dropped: 'Сняты',
};

/** П1 7.1. */
export const endReasonWords: Readonly<Record<EndReason, string>> = {
  done: 'План выполнен полностью',
  mentor: 'По инициативе наставника',
  mentee: 'По инициативе наставляемого',
  mutual: 'По обоюдному решению',
  curator: 'По инициативе куратора: недолжное исполнение',
};

export const purposeWords: Readonly<Record<Order['purpose'], string>> = {
  begin: 'о закреплении',
  change: 'об изменении',
  end: 'о завершении',
};

export const answerWords: Readonly<Record<NonNullable<Member['answer']>, string>> = {
  yes: 'Да',
  discuss: 'Обсудить',
  no: 'Нет',
};

export const kindsWords = (kinds: Mentorship['kinds']): string => kinds.map((kind) => kindWords[kind]).join(', ');

export const spanOf = (from: PlainDate, to: PlainDate): string => `с ${showDay(from)} по ${showDay(to)}`;

/** «Лугова А. П. – Ким О. И.»: whose it is, in one line. */
export function titleOf({ members }: Pick<Asked, 'members'>): Text {
  const mentors = peopleOn(members, 'mentor');
  const rest = peopleOn(members).filter((one) => !mentors.includes(one));
  return rest.length === 0 ? listOf(mentors) : [...listOf(mentors), ' – ', ...listOf(rest)];
}

/** Of a larger group so many names are said in a line, and the others are counted. */
const mostNames = 3;
/** Where it is said who stands in it. */
const mostMembers = 8;

export function listOf(people: readonly Member['personId'][], most = mostNames): Text {
  const shown = people.slice(0, people.length > most + 1 ? most : people.length);
  const rest = people.length - shown.length;
  return [...namedAll(shown), ...(rest > 0 ? [` и ещё: ${rest}`] : [])];
}

/** Where everybody has agreed there may be a programme (1.3). */
export const hasPlan = ({ status }: Pick<Mentorship, 'status'>): boolean =>
  ['agreed', 'ordered', 'in-force', 'ended'].includes(status);

export const isLarge = (members: readonly Member[]): boolean => peopleOn(members).length > mostMembers;

/** How, about what and when; the dates in force where there is an order. */
export const aboutLines = (pair: Mentorship, today: PlainDate): Text =>
  lines(
    `Форма: ${formWords[pair.form]}`,
    `Вид: ${kindsWords(pair.kinds)}`,
    ...(pair.topic ? [`Тема: ${pair.topic}`] : []),
    pair.inForceFrom
      ? `Действует: ${spanOf(pair.inForceFrom, pair.inForceTo ?? pair.plannedTo)}${isInForce(pair, today) ? '' : ' (сегодня вне этих дат)'}`
      : `Срок: ${spanOf(pair.plannedFrom, pair.plannedTo)}`,
  );

/** «приказ № 17-н от 1 октября 2026 г.» */
export const orderWords = ({ number, date, purpose }: Order): string =>
  number && date
    ? `приказ ${purposeWords[purpose]} №\u00a0${number} от ${showDay(date)}`
    : `проект приказа ${purposeWords[purpose]}`;

/** «Наставник: …; группа: …», said so that nobody is called a mentee to their face. */
export function sidesLines(members: readonly Member[]): readonly Text[] {
  const mentors = peopleOn(members, 'mentor');
  const both = mentors.filter((one) => peopleOn(members, 'mentee').includes(one));
  if (both.length > 0) return [say`Учат друг друга: ${listOf(both, mostMembers)}`];
  const mentees = peopleOn(members, 'mentee');
  return [
    say`Наставник: ${listOf(mentors)}`,
    say`${mentees.length > 1 ? 'В группе' : 'В паре'}: ${listOf(mentees, mostMembers)}`,
  ];
}
