import type { Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { showMoment } from '#core/conversation/show-moment.ts';
import { lines, namedAll, say, type Text } from '#core/kernel/text.ts';
import { type HelpDesk, tellAsker } from './desk.ts';
import type { HelpRequest } from './help.ts';
import { aboutLines, areaOf, outcomeWords, rungWords } from './words.ts';

/** The one screen on which the asker sees where the request is. */
export function statusScreen(request: HelpRequest, zone: string, note?: Text | string): Screen {
  return screen(
    lines(...(note ? [note, ''] : []), whereIs(request, zone), '', ...aboutLines(request)),
    ...buttonsOf(request),
  );
}

function whereIs(request: HelpRequest, zone: string): Text {
  const { status, rung, helperId, colleagueId, wakeAt, outcome } = request;
  switch (status) {
    case 'open':
      return [`Спрашиваем: ${rungWords[rung]}${wakeAt ? `, до ${showMoment(wakeAt, zone)}` : ''}`];
    case 'taken':
      return say`${colleagueId ? 'Вам помогают' : 'Вам помогает'}: ${namedAll([helperId, colleagueId].filter((one) => one !== undefined))}`;
    case 'closed':
      return [outcome ? `Просьба закрыта: ${outcomeWords[outcome].toLowerCase()}` : 'Просьба отозвана'];
    default:
      return status satisfies never;
  }
}

function buttonsOf({ id, status, rung, outcome }: HelpRequest): Screen['rows'] {
  switch (status) {
    case 'open':
      return [
        ...(rung === 'curator' ? [] : [[button('Спросить следующих сейчас', 'help.up', id, rung)]]),
        [button('Обновить', 'help.see', id), button('Отозвать', 'help.drop', id)],
      ];
    case 'taken':
      return [
        [button('Написать', 'help.talk', id)],
        [
          button('Помогло', 'help.mark', id, 'helped'),
          button('Частично', 'help.mark', id, 'partly'),
          button('Нет', 'help.mark', id, 'no'),
        ],
      ];
    case 'closed':
      return [
        ...(outcome === 'partly' || outcome === 'silence' ? [[button('Спросить ещё', 'help.again', id)]] : []),
        [button('Новая просьба', 'help.new'), button('Меню', 'menu')],
      ];
    default:
      return status satisfies never;
  }
}

/** From now on this is the message that is kept up to date. */
export function remember(ctx: Context, request: HelpRequest): HelpRequest {
  const { shown: _before, ...rest } = request;
  return ctx.under === undefined ? rest : { ...rest, shown: { account: ctx.account.id, message: ctx.under } };
}

/** Edits the asker's screen in place; where none is known, the next look shows it. */
export async function refreshAsker({ tx, organisation }: HelpDesk, request: HelpRequest): Promise<void> {
  if (!request.shown) return;
  await tx.outbox.post({
    key: `help:${request.id}:where:${request.version}`,
    lane: 'notice',
    to: { account: request.shown.account },
    organisationId: organisation.id,
    screen: statusScreen(request, organisation.settings.zone),
    edits: request.shown.message,
    about: 'help',
  });
}

/** Word of a climb to an asker who has no screen to edit and is not looking at one now. */
export async function tellClimb(desk: HelpDesk, request: HelpRequest): Promise<void> {
  if (request.shown || desk.presser === request.personId) return;
  const { zone } = desk.organisation.settings;
  const told = screen(say`${areaOf(request)}. ${whereIs(request, zone)}.`, [
    button('Где моя просьба', 'help.see', request.id),
  ]);
  await tellAsker(desk, request, `climbed:${request.version}`, told);
}
