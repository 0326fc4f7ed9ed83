import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { lines, named, say, type Text } from '#core/kernel/text.ts';
import { date, dayIn } from '#core/kernel/time.ts';
import { membersOf } from '#core/pairing/access.ts';
import { titleOf } from '#core/pairing/words.ts';
import { petitionHere, type SeenPetition, standsIn } from './access.ts';
import { askScreen } from './ask.ts';
import { decides } from './audience.ts';
import { historyLines } from './history.ts';
import { kindRules } from './kinds.ts';
import { leadOn } from './lead-on.ts';
import { sideScreen } from './mediation.ts';
import type { Petition } from './petition.ts';
import { positionButton, positionLines } from './positions.ts';
import { isOpen, mayWithdraw, waitsForConsent } from './state.ts';
import { areaOf, detailLines, outcomeLines, rolesWords, stateOf } from './words.ts';

/** A petition as the presser may see it: their own, one that lies before them, one that asks for their word. */
export async function petitionCard(ctx: Context, petitionId: string, note?: string): Promise<Screen> {
  const seen = await petitionHere(ctx, petitionId);
  switch (seen.as) {
    case 'author':
      return ownCard(ctx, seen.petition, note);
    case 'desk':
      return deskCard(ctx, seen.petition, note);
    case 'colleague':
      return colleagueCard(seen.petition, note);
    case 'side':
      return sideScreen(ctx, seen.petition, note);
    default:
      return seen.as satisfies never;
  }
}

async function head(ctx: Context, { petition, as }: SeenPetition, note?: string): Promise<readonly (Text | string)[]> {
  const { kind, mentorshipId, filedAt, text, due } = petition;
  const members = mentorshipId && kind !== 'release' ? await membersOf(ctx, mentorshipId) : [];
  return [
    ...(note ? [note, ''] : []),
    kindRules[kind].title,
    ...(as === 'desk' ? [say`От кого: ${named(petition.personId)}`] : []),
    ...(members.length > 0 ? [say`Пара: ${titleOf({ members })}`] : []),
    ...detailLines(petition),
    ...(text ? [text] : []),
    '',
    `Отправлено ${showDay(dayIn(ctx.me.organisation.settings.zone, filedAt))}`,
    `Состояние: ${stateOf(petition)}`,
    ...(isOpen(petition) && kind !== 'involve-colleague' ? [`Ответ до ${showDay(due)}`] : []),
    ...outcomeLines(petition),
    ...(petition.details.original ? [`Оригинал получен ${showDay(date(petition.details.original))}`] : []),
  ];
}

async function ownCard(ctx: Context, petition: Petition, note?: string): Promise<Screen> {
  const letsGo = petition.kind === 'involve-colleague' && petition.status === 'granted';
  return screen(
    lines(...(await head(ctx, { petition, as: 'author' }, note))),
    mayWithdraw(petition) ? [button(letsGo ? 'Больше не привлекать' : 'Отозвать', 'pet.off', petition.id)] : [],
    petition.kind === 'involve-colleague' || petition.status === 'withdrawn'
      ? []
      : [button('Заявление (.docx)', 'pet.paper', petition.id)],
    [button('Мои обращения', 'pet.mine', '0'), button('Меню', 'menu')],
  );
}

async function deskCard(ctx: Context, petition: Petition, note?: string): Promise<Screen> {
  const mine = await decides(ctx, petition, await standsIn(ctx));
  const { decide } = kindRules[petition.kind];
  return screen(
    lines(
      ...(await head(ctx, { petition, as: 'desk' }, note)),
      ...(isOpen(petition) && !mine ? [`Решает: ${rolesWords(decide)}`] : []),
      ...positionLines(petition),
      ...(await historyLines(ctx, petition)),
    ),
    positionButton(petition),
    ...(mine ? answers(petition) : []),
    ...(await leadOn(ctx, petition)),
    papers(petition),
    [button('Обращения', 'pet'), button('Меню', 'menu')],
  );
}

function answers({ id, kind, status }: Petition): readonly (readonly Button[])[] {
  const { grant, refuse } = kindRules[kind];
  return [
    [button(grant, 'pet.grant', id)],
    [
      ...(refuse ? [button(refuse, 'pet.refuse', id)] : []),
      ...(status === 'filed' && refuse ? [button('Взять в работу', 'pet.take', id)] : []),
    ],
  ];
}

/** A tap is not a signature: the paper is signed and its original noted. */
const papers = ({ id, kind, status, details }: Petition): readonly Button[] =>
  kind === 'involve-colleague' || status === 'withdrawn'
    ? []
    : [
        button('Заявление (.docx)', 'pet.paper', id),
        ...(details.original ? [] : [button('Оригинал получен', 'pet.got', id)]),
      ];

function colleagueCard(petition: Petition, note?: string): Screen {
  if (waitsForConsent(petition) && !note) return askScreen(petition);
  return screen(
    lines(
      ...(note ? [note, ''] : []),
      say`Просьба помочь: ${named(petition.personId)}`,
      `Тема: ${areaOf(petition)}`,
      `Состояние: ${stateOf(petition)}`,
    ),
    [button('Меню', 'menu')],
  );
}
