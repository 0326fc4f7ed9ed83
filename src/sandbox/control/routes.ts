import { z } from 'zod';
import { sendJson } from '../http/answer.ts';
import { readBody, readJson } from '../http/request.ts';
import type { UpdatesDesk } from '../telegram/updates.ts';
import { failLongPoll, repeatEvents } from '../vk/events.ts';
import type { Peer } from '../world/peer.ts';
import { addPerson, addPhone, removePerson } from '../world/people.ts';
import type { Asked } from './asked.ts';
import type { BotClock } from './clock.ts';
import { sendEvents } from './live.ts';
import * as orders from './orders.ts';
import { servePhone } from './phones.ts';
import { sendFileBytes } from './picture.ts';
import { ControlRefusal } from './refuse.ts';
import { clockView, peopleView, stateView } from './views.ts';

export interface Control {
  readonly peer: Peer;
  readonly desk: UpdatesDesk;
  readonly botClock: BotClock;
}

/** Everything under /control: the hands of the page and of tests. */
export async function serveControl(control: Control, asked: Asked): Promise<void> {
  const { request, response, path } = asked;
  try {
    if (path[0] === 'events') return sendEvents(control.peer, response);
    if (path[0] === 'files') return await sendFileBytes(control.peer, response, Number(path[1]));
    const body = await readBody(request);
    if (body === undefined) throw new ControlRefusal('Файл слишком большой', 413);
    sendJson(response, { status: 200, body: (await answer(control, asked, body)) ?? { ok: true } });
  } catch (error) {
    if (error instanceof z.ZodError)
      return sendJson(response, { status: 400, body: { error: z.prettifyError(error) } });
    if (!(error instanceof ControlRefusal)) throw error;
    sendJson(response, { status: error.status, body: { error: error.message } });
  }
}

async function answer(control: Control, asked: Asked, body: Buffer): Promise<unknown> {
  const { peer } = control;
  const [first = ''] = asked.path;
  const json = (): unknown => readJson(body.toString('utf8'));
  const posted = asked.request.method === 'POST';
  if (asked.request.method === 'DELETE') return remove(peer, asked.path);
  if (first === 'phones') return servePhone(peer, asked, body);
  switch (`${posted ? 'POST' : 'GET'} ${first}`) {
    case 'GET state':
      return stateView(peer);
    case 'GET people':
      return peopleView(peer);
    case 'POST people':
      return postPeople(peer, asked.path, json());
    case 'GET faults':
      return peer.faults.list();
    case 'POST faults':
      return peer.faults.add(orders.fault.parse(json()));
    case 'GET journal':
      return peer.journal.since(Number(asked.url.searchParams.get('since') ?? 0));
    case 'GET clock':
      await peer.clock.refresh(true);
      return clockView(peer);
    case 'POST clock':
      return control.botClock.advance(orders.advance.parse(json()).advance);
    case 'POST redeliver':
      return redeliver(control, orders.redeliver.parse(json()));
    case 'POST longpoll':
      return failLongPoll(peer, orders.longPoll.parse(json()).failed);
    default:
      throw new ControlRefusal('Нет такого адреса', 404);
  }
}

/** POST people adds people; POST people/<id>/phones gives one of them another messenger. */
function postPeople(peer: Peer, path: readonly string[], json: unknown): unknown {
  if (path.length === 1) {
    const added = orders.people.parse(json).people.map((order) => addPerson(peer, order).id);
    return { people: peopleView(peer).filter((person) => added.includes(String(person.id))) };
  }
  const person = peer.world.people.find((one) => one.id === path[1]);
  if (person === undefined) throw new ControlRefusal('Нет такого человека', 404);
  return addPhone(peer, { person, messenger: orders.newPhone.parse(json).messenger, account: true });
}

function remove(peer: Peer, [kind, id]: readonly string[]): unknown {
  if (kind === 'faults' && id === undefined) return peer.faults.clear();
  const done = kind === 'faults' ? peer.faults.remove(Number(id)) : kind === 'people' && removePerson(peer, id ?? '');
  if (!done) throw new ControlRefusal('Нечего удалять', 404);
  return undefined;
}

function redeliver({ peer, desk }: Control, order: z.infer<typeof orders.redeliver>): unknown {
  if (order.mode === 'shuffle') {
    desk.shuffle(order.count);
    return { shuffled: order.count };
  }
  return { repeated: order.messenger === 'telegram' ? desk.redeliver(order.count) : repeatEvents(peer, order.count) };
}
