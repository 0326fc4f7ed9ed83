import { areaWords } from '#core/bank/codes.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { fileOf } from '#core/files/uploads.ts';
import { entry } from '#core/kernel/entry.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, named, namedAll, say, type Text } from '#core/kernel/text.ts';
import { othersIn } from './access.ts';
import type { HelpOffer, HelpOutcome, HelpRequest, Rung, Urgency } from './help.ts';

export const areaOf = ({ area }: Pick<HelpRequest, 'area'>): string => entry(areaWords, area) ?? area;

export const urgencyWords: Readonly<Record<Urgency, string>> = {
  today: 'Сегодня',
  days: 'В ближайшие дни',
  week: 'В течение недели',
};

export const rungWords: Readonly<Record<Rung, string>> = {
  mentor: 'ваш наставник',
  bank: 'наставники школы',
  municipality: 'наставники других школ, без вашего имени',
  curator: 'куратор',
};

export const outcomeWords: Readonly<Record<HelpOutcome, string>> = {
  helped: 'Помогло',
  partly: 'Частично',
  no: 'Не помогло',
  silence: 'Без ответа',
};

/** What those who are asked see: from the bank on, no name before they take it. */
export function askScreen(request: HelpRequest, rung: HelpOffer['rung']): Screen {
  const who: Readonly<Record<HelpOffer['rung'], Text>> = {
    mentor: say`Просьба о помощи: ${named(request.personId)}`,
    bank: ['Коллеге из вашей школы нужна помощь'],
    municipality: ['Коллеге из другой школы нужна помощь'],
    curator: ['Коллеге нужна помощь: из наставников пока никто не взялся'],
    colleague: say`${request.helperId ? named(request.helperId) : 'Коллега'} зовёт вас помочь коллеге вместе`,
  };
  const asked = screen(lines(who[rung], ...aboutLines(request)), [
    button('Беру', 'help.take', request.id),
    button('Не сейчас', 'help.no', request.id),
  ]);
  return withFile(asked, request);
}

/** What the asker is asked before somebody else hears of it. */
export const thirdScreen = (request: HelpRequest, { id, personId }: HelpOffer): Screen =>
  screen(
    say`${areaOf(request)}. ${request.helperId ? named(request.helperId) : 'Коллега'} предлагает позвать: ${named(personId)}\nСогласны? Если нет, всё останется как есть.`,
    [button('Да', 'help.agree', request.id, id, 'yes'), button('Нет', 'help.agree', request.id, id, 'no')],
  );

/** For one who was asked too, and comes late. */
export const takenByOther = ({ status }: HelpRequest): Screen =>
  screen(
    status === 'taken'
      ? 'Спасибо, что откликнулись. Этому коллеге уже помогают.'
      : 'Спасибо, что откликнулись. Эта помощь уже не нужна.',
    [button('Меню', 'menu')],
  );

/** Who else is in it. */
export const withWhom = (request: HelpRequest, me: Id<'person'>): Text =>
  say`С вами: ${namedAll(othersIn(request, me))}`;

export const aboutLines = (request: HelpRequest): readonly string[] => [
  `${areaOf(request)} · ${urgencyWords[request.urgency].toLowerCase()}`,
  ...(request.text === '' ? [] : ['', request.text]),
];

/** The first file goes with it. */
export const withFile = (shown: Screen, { attachments: [first] }: HelpRequest): Screen =>
  first === undefined ? shown : { ...shown, file: fileOf(first) };
