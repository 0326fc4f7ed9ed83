import { button, screen } from '#core/conversation/screen.ts';
import { isPast } from '#core/kernel/time.ts';
import { type Timer, timer } from '#core/reminders/timer.ts';
import { begin, goOn } from './climb.ts';
import { reopen, silent } from './close.ts';
import { type HelpDesk, tellOne } from './desk.ts';
import { isUndelivered, sentIn } from './fate.ts';
import type { HelpRequest } from './help.ts';
import { silenceAt } from './limits.ts';
import { areaOf } from './words.ts';

/** Everything that happens to a request by itself: the ladder, word of what did not arrive, the end by silence. */
export const helpTimer: Timer = timer(
  (tx) => tx.helps,
  (desk, request) => wakeHelp(desk, request),
);

export async function wakeHelp(desk: HelpDesk, { wakeAt: _rung, ...request }: HelpRequest): Promise<HelpRequest> {
  switch (request.status) {
    case 'open':
      return (await desk.tx.helpOffers.where({ helpId: request.id })).length === 0
        ? begin(desk, request)
        : goOn(desk, request);
    case 'taken':
      return talking(desk, request);
    case 'closed':
      return request;
    default:
      return request.status satisfies never;
  }
}

async function talking(desk: HelpDesk, request: HelpRequest): Promise<HelpRequest> {
  if (await helperLeft(desk, request)) return reopen(desk, request);
  const waits = await tellUndelivered(desk, request);
  const { settings } = desk.organisation;
  const due = silenceAt(settings, desk.isWorking, request);
  const after = isPast(due, desk.now) ? await silent(desk, request) : request;
  if (after.status === 'closed') return after;
  const next = silenceAt(settings, desk.isWorking, after);
  const soon = desk.now.add({ minutes: 30 });
  return { ...after, wakeAt: waits && soon.until(next).sign > 0 ? soon : next };
}

/** Whoever took it withdrew their consent. */
async function helperLeft({ tx }: HelpDesk, { id: helpId, helperId }: HelpRequest): Promise<boolean> {
  if (!helperId) return true;
  const [offer] = await tx.helpOffers.where({ helpId, personId: helperId });
  return offer?.answer !== 'taken';
}

/** Tells each writer, once, of what did not arrive. Is anything still on its way? */
async function tellUndelivered(desk: HelpDesk, request: HelpRequest): Promise<boolean> {
  const waiting: boolean[] = [];
  const sent = await sentIn(desk, request);
  for (const message of await desk.tx.helpMessages.where({ helpId: request.id, state: 'passed' })) {
    const all = sent(message);
    if (all.every((one) => one.status === 'sent')) continue;
    waiting.push(true);
    if (!(await isUndelivered(desk, all))) continue;
    const asks = message.from === request.personId;
    const home = asks ? request.organisationId : request.helperHomeId;
    if (!home) continue;
    const told = screen(
      `${areaOf(request)}. Сообщение не доставлено: человек заблокировал бота. Он прочитает его в разговоре, когда вернётся.`,
      [button('Открыть разговор', 'help.talk', request.id)],
    );
    await tellOne(desk, request, { person: message.from, home }, { key: `lost:${message.number}`, screen: told });
  }
  return waiting.length > 0;
}
