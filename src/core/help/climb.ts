import { button, screen } from '#core/conversation/screen.ts';
import { type Candidate, candidatesOn } from './candidates.ts';
import { type HelpDesk, tellAsker, tellOne } from './desk.ts';
import type { HelpOffer, HelpRequest, Rung } from './help.ts';
import { after, atOnce, waitUntil, waves } from './limits.ts';
import { refreshAsker, tellClimb } from './shown.ts';
import { askScreen } from './words.ts';

/** The first to be asked, at once. */
export const begin = (desk: HelpDesk, request: HelpRequest): Promise<HelpRequest> => askFrom(desk, request, 'mentor');

/** The next rung: its time is over, all of it said no, or the asker wants it so. */
export const climb = (desk: HelpDesk, request: HelpRequest): Promise<HelpRequest> =>
  askFrom(desk, request, after(request.rung));

/** The time of those asked last is over: the next wave of a bank, else the next rung. */
export async function goOn(desk: HelpDesk, request: HelpRequest): Promise<HelpRequest> {
  if (!isBank(request.rung)) return climb(desk, request);
  const offers = await offersOn(desk, request, request.rung);
  return offers.length >= atOnce * waves ? climb(desk, request) : askFrom(desk, request, request.rung);
}

/** Somebody said «Не сейчас»: where nobody of the rung is left to answer, there is nothing to wait for. */
export async function declined(desk: HelpDesk, request: HelpRequest): Promise<HelpRequest> {
  const left = (await offersOn(desk, request, request.rung)).filter((one) => one.answer === undefined);
  return left.length > 0 ? request : goOn(desk, request);
}

const isBank = (rung: Rung): boolean => rung === 'bank' || rung === 'municipality';

const offersOn = async ({ tx }: HelpDesk, { id: helpId }: HelpRequest, rung: Rung): Promise<readonly HelpOffer[]> =>
  (await tx.helpOffers.where({ helpId })).filter((one) => one.rung === rung);

/** Asks on the first rung from here on which somebody new can be asked. Past the last one the asker is told so. */
async function askFrom(desk: HelpDesk, request: HelpRequest, rung: Rung): Promise<HelpRequest> {
  const offers = await desk.tx.helpOffers.where({ helpId: request.id });
  const asked = offers.map((one) => one.personId);
  const found = await candidatesOn(desk, request, rung, asked);
  if (found.length === 0) return rung === 'curator' ? exhausted(desk, request) : askFrom(desk, request, after(rung));
  const now = isBank(rung) ? found.slice(0, atOnce) : found;
  const climbed = await asking(desk, { ...request, rung }, now);
  if (rung !== request.rung) await tellClimb(desk, climbed);
  return climbed;
}

async function asking(desk: HelpDesk, request: HelpRequest, people: readonly Candidate[]): Promise<HelpRequest> {
  const version = request.version + 1;
  for (const { person, home } of people) {
    const offer: HelpOffer = {
      ...{ id: desk.newId<'offer'>(), organisationId: home, helpId: request.id, personId: person },
      ...{ rung: request.rung, askedAt: desk.now },
    };
    await desk.tx.helpOffers.add(offer);
    await tellOne(desk, request, { person, home, offer }, { key: 'ask', screen: askScreen(request, request.rung) });
  }
  return moved(desk, { ...request, version });
}

/** Everybody was asked. It stays open: whoever was asked may still take it, and the asker hears what there is to do. */
async function exhausted(desk: HelpDesk, request: HelpRequest): Promise<HelpRequest> {
  const version = request.version + 1;
  const { organisation, isWorking, now } = desk;
  const wakeAt = waitUntil(organisation.settings, isWorking, { ...request, rung: 'curator', from: now });
  const waits = (await desk.tx.helpOffers.where({ helpId: request.id })).some((one) => one.answer === undefined);
  await tellAsker(
    desk,
    request,
    `nobody:${version}`,
    screen(
      waits
        ? 'Просьбу пока никто не взял. Её видят все, кого мы спросили: как только кто-то ответит, вы узнаете.'
        : 'Просьбу никто не взял, и спросить больше некого. Подойдите к куратору или отзовите её и спросите иначе.',
      [button('Где моя просьба', 'help.see', request.id), button('Отозвать', 'help.drop', request.id)],
    ),
  );
  return { ...request, rung: 'curator', version, wakeAt };
}

async function moved(desk: HelpDesk, request: HelpRequest): Promise<HelpRequest> {
  const { organisation, isWorking, now } = desk;
  const after: HelpRequest = {
    ...request,
    wakeAt: waitUntil(organisation.settings, isWorking, { ...request, from: now }),
  };
  await refreshAsker(desk, after);
  return after;
}
