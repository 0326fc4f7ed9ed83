import { areaWords, modeWords } from '#core/bank/codes.ts';
import type { BankEntry, MenteeProfile, MentorProfile } from '#core/bank/entry.ts';
import type { Context } from '#core/conversation/context.ts';
import { cut, pageOf } from '#core/conversation/fit.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { entry } from '#core/kernel/entry.ts';
import type { Id } from '#core/kernel/id.ts';
import { count } from '#core/kernel/plural.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { involvedLines } from '#core/petitions/involved.ts';
import { ownPair, peopleOn } from './access.ts';
import type { Asked } from './answers.ts';
import type { Member } from './mentorship.ts';
import { aboutLines, answerWords, hasPlan, orderWords, sidesLines } from './words.ts';

const shownCards = 3;
const longestLine = 160;

/** What one side is shown of a proposed pair: how, when, and the cards of the others. Asked as somebody who may read the bank. */
export async function offerScreen(ctx: Context, asked: Asked, to: Id<'person'>, note?: string): Promise<Screen> {
  const { pair, members } = asked;
  const others = acrossFrom(members, to);
  const cards = await ctx.tx.bank.among(
    'personId',
    others.map((one) => one.personId),
  );
  const here = cards.filter((one) => one.organisationId === pair.organisationId);
  const mine = members.find((one) => one.personId === to);
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      headingFor(peopleOn(members).length > 2, mine?.answer !== undefined),
      '',
      ...sidesLines(members),
      aboutLines(pair, ctx.me.today),
      ...others.slice(0, shownCards).flatMap((one) => ['', ...cardLines(one, here)]),
      ...(mine?.answer ? ['', `Ваш ответ сейчас: ${answerWords[mine.answer]}. Его можно изменить.`] : []),
      '',
      'Пара начнёт действовать, только когда все согласятся и выйдет приказ.',
    ),
    ...answerButtons(pair.id),
    others.length > shownCards ? [button(`Все участники: ${others.length}`, 'pair.cards', pair.id, '0')] : [],
  );
}

const headingFor = (group: boolean, answered: boolean): string => {
  if (answered) return group ? 'Предложение: участие в группе' : 'Предложение пары';
  return group ? 'Вам предлагают участие в группе' : 'Вам предлагают пару';
};

/** Who stands on another side than theirs: in reverse mentoring each of the two. Of their own side they are shown no card. */
function acrossFrom(members: readonly Member[], to: Id<'person'>): readonly Member[] {
  const own = members.filter((one) => one.personId === to);
  return members.filter(
    (one) => one.personId !== to && one.leftOn === undefined && own.some(({ side }) => side !== one.side),
  );
}

/** The cards of a group too large for one message, for the side that is asked. */
export async function cardsScreen(ctx: Context, pairId: string, wanted: string): Promise<Screen> {
  const { pair, members } = await ownPair(ctx, pairId);
  if (pair.status !== 'proposed') return ownPairScreen(ctx, pairId);
  const others = acrossFrom(members, ctx.me.person.id);
  const page = pageOf(others, shownCards, wanted);
  const people = page.items.map((one) => one.personId);
  const cards = await ctx.tx.as({ as: 'system' }, () => ctx.tx.bank.among('personId', people));
  const here = cards.filter((one) => one.organisationId === pair.organisationId);
  return screen(
    lines(`Участники: ${others.length}`, ...page.items.flatMap((one) => ['', ...cardLines(one, here)])),
    page.count > 1
      ? [button(`Дальше (${page.at + 1} из ${page.count})`, 'pair.cards', pair.id, String(page.at + 1))]
      : [],
    [button('К предложению', 'pair.open', pair.id)],
  );
}

const answerButtons = (pair: string) => [
  [button('Да', 'pair.yes', pair), button('Обсудить', 'pair.talk', pair), button('Нет', 'pair.no', pair)],
];

/** What a questionnaire told about somebody, as far as it concerns the other side: areas, subject, mode, experience. */
function cardLines({ personId, side }: Member, cards: readonly BankEntry[]): readonly Text[] {
  const card = cards.find((one) => one.personId === personId && one.side === side && one.status !== 'left');
  if (!card) return [say`${named(personId)}: анкеты пока нет`];
  // The side says which of the two profiles it is.
  const told =
    side === 'mentor' ? mentorWords(card.profile as MentorProfile) : menteeWords(card.profile as MenteeProfile);
  return [
    [named(personId)],
    ...told.map((line): Text => [cut(line, longestLine)]),
    ...(card.external ? [[cut(`Работает: ${card.external}`, longestLine)]] : []),
  ];
}

/** A mentor without a name, in lines. */
export const mentorWords = ({ subjects, areas, years, mode, experience }: MentorProfile): readonly string[] => [
  ...(subjects ? [`Предметы: ${subjects}`] : []),
  ...(areas.length > 0 ? [`Помогает: ${areas.map(areaOf).join('; ')}`] : []),
  ...(years === undefined ? [] : [`Стаж: ${yearsWords(years)}`]),
  ...(experience ? [`Опыт: ${experience}`] : []),
  ...modeOf(mode),
];

/** A mentee without a name, in lines. */
export const menteeWords = ({ subject, needs, years, mode }: MenteeProfile): readonly string[] => {
  const wanted = Object.entries(needs).filter(([, weight]) => weight > 0);
  return [
    ...(subject ? [`Предмет: ${subject}`] : []),
    ...(wanted.length > 0 ? [`Что интересует: ${wanted.map(([area]) => areaOf(area)).join('; ')}`] : []),
    ...(years === undefined ? [] : [`Стаж: ${yearsWords(years)}`]),
    ...modeOf(mode),
  ];
};

const areaOf = (code: string): string => entry(areaWords, code) ?? code;
const modeOf = (mode: string | undefined): readonly string[] => {
  const words = mode && entry(modeWords, mode);
  return words ? [`Встречи: ${words.toLowerCase()}`] : [];
};
const yearsWords = (years: number): string => count(years, ['год', 'года', 'лет']);

/** A pair as its own side sees it: to be answered, or what is in force. */
export async function ownPairScreen(ctx: Context, pairId: string, note?: string): Promise<Screen> {
  const asked = await ownPair(ctx, pairId);
  const { pair, members } = asked;
  // The card of the other side lies in the bank, which only those who run the programme read: membership was checked just now.
  if (pair.status === 'proposed')
    return ctx.tx.as({ as: 'system' }, () => offerScreen(ctx, asked, ctx.me.person.id, note));
  const { orderId } = pair;
  const order = orderId && (await ctx.tx.as({ as: 'system' }, () => ctx.tx.orders.find(orderId)));
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      ...sidesLines(members),
      aboutLines(pair, ctx.me.today),
      ownState(asked),
      ...(await involvedLines(ctx, pair.id)),
      ...(order && order.status === 'signed' ? [`Основание: ${orderWords(order)}`] : []),
    ),
    [
      ...(hasPlan(pair) ? [button('Программа', 'prog.of', pair.id)] : []),
      ...(pair.inForceFrom ? [button('План', 'plan.pair', pair.id), button('Журнал', 'j.pair', pair.id, '0')] : []),
    ],
    [button('Мои пары', 'my.pairs'), button('Меню', 'menu')],
  );
}

function ownState({ pair }: Asked): string {
  switch (pair.status) {
    case 'draft':
    case 'dropped':
    case 'declined':
      return 'Состояние: предложение снято, отвечать не нужно';
    case 'agreed':
    case 'ordered':
      return 'Состояние: все согласны, ждём приказа';
    case 'ended':
      return 'Состояние: завершена приказом';
    case 'in-force':
    case 'proposed':
      return 'Состояние: действует';
    default:
      return pair.status satisfies never;
  }
}
