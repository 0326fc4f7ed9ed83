import { button, screen } from '#core/conversation/screen.ts';
import { say } from '#core/kernel/text.ts';
import { othersIn } from './access.ts';
import { climb } from './climb.ts';
import { type HelpDesk, tellAsker, tellOne } from './desk.ts';
import type { HelpOutcome, HelpRequest } from './help.ts';
import { homeOf } from './home.ts';
import { areaOf, outcomeWords } from './words.ts';

/** It is over: files are kept as long as the words, and those who helped hear how it ended. Without an outcome it was withdrawn. */
export async function close(desk: HelpDesk, request: HelpRequest, outcome?: HelpOutcome): Promise<HelpRequest> {
  const { wakeAt: _over, noticedAt: _noticed, ...rest } = request;
  const closed: HelpRequest = {
    ...rest,
    ...{ status: 'closed', closedAt: desk.now, version: request.version + 1 },
    ...(outcome ? { outcome } : {}),
  };
  if (request.status === 'taken') await tellHelpers(desk, closed, outcome);
  return closed;
}

/** Not solved: whoever helped is thanked, and the next who can help are asked with the same words. */
export async function reopen(desk: HelpDesk, request: HelpRequest): Promise<HelpRequest> {
  const { helperId, helperHomeId: _home, colleagueId: _third, takenAt: _taken, spokenAt: _spoken, ...rest } = request;
  const { outcome: _outcome, closedAt: _closed, noticedAt: _noticed, wakeAt: _wake, ...bare } = rest;
  if (request.status === 'taken') await tellHelpers(desk, { ...request, version: request.version + 1 }, 'no');
  const offers = await desk.tx.helpOffers.where({ helpId: request.id });
  for (const offer of offers.filter((one) => one.personId === helperId || one.rung === 'colleague'))
    await desk.tx.helpOffers.put({ ...offer, answer: 'declined' });
  return climb(desk, { ...bare, status: 'open', version: request.version + 1 });
}

async function tellHelpers(desk: HelpDesk, request: HelpRequest, outcome: HelpOutcome | undefined): Promise<void> {
  const thanks = outcome === 'no' ? 'Спасибо за помощь: спросим ещё одного коллегу.' : 'Спасибо за помощь.';
  const ended = outcome ? `: ${outcomeWords[outcome].toLowerCase()}` : '';
  const told = screen(say`${areaOf(request)}. Разговор закончен${ended}. ${thanks}`, [button('Меню', 'menu')]);
  for (const person of othersIn(request, request.personId)) {
    const home = await homeOf(desk, request, person);
    await tellOne(desk, request, { person, home }, { key: `closed:${request.version}`, screen: told });
  }
}

/** Nothing was said for three working days: both are told, and two more end it. */
export async function silent(desk: HelpDesk, request: HelpRequest): Promise<HelpRequest> {
  const version = request.version + 1;
  if (request.noticedAt) {
    const closed = await close(desk, request, 'silence');
    await tellAsker(
      desk,
      closed,
      `silence:${closed.version}`,
      screen(`${areaOf(request)}. Разговор закрыт: в нём долго не писали. Если помощь ещё нужна, спросим снова.`, [
        button('Спросить ещё', 'help.again', request.id),
      ]),
    );
    return closed;
  }
  await tellAsker(
    desk,
    request,
    `quiet:${version}`,
    screen(
      `${areaOf(request)}. В разговоре тихо. Получилось помочь? Через два рабочих дня он закроется сам.`,
      [
        button('Помогло', 'help.mark', request.id, 'helped'),
        button('Частично', 'help.mark', request.id, 'partly'),
        button('Нет', 'help.mark', request.id, 'no'),
      ],
      [button('Написать', 'help.talk', request.id)],
    ),
  );
  return { ...request, noticedAt: desk.now, version };
}
