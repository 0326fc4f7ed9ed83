import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { fileOf } from '#core/files/uploads.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { othersIn } from './access.ts';
import { type HelpDesk, tellOne } from './desk.ts';
import type { HelpMessage, HelpRequest } from './help.ts';
import { homeOf } from './home.ts';
import { silenceAt } from './limits.ts';
import { areaOf } from './words.ts';

/** Real seconds a message has before it is looked at whether it arrived. */
const look = { minutes: 2 };

/** Hands on, in order, whatever is here: a file that is still coming holds back what was said after it. */
export async function passOn(desk: HelpDesk, request: HelpRequest): Promise<void> {
  const all = [...(await desk.tx.helpMessages.where({ helpId: request.id }))].sort((a, b) => a.number - b.number);
  for (const message of all.filter((one) => one.state === 'coming')) {
    const state = await stateOf(desk, message);
    if (state === 'coming') break;
    await desk.tx.helpMessages.put({ ...message, state });
    if (state === 'passed') await post(desk, request, message);
  }
  const { noticedAt: _said, ...rest } = request;
  const silence = silenceAt(desk.organisation.settings, desk.isWorking, rest);
  const soon = desk.now.add(look);
  await desk.tx.helps.put({ ...rest, wakeAt: soon.until(silence).sign < 0 ? silence : soon });
}

async function stateOf({ tx }: HelpDesk, { file }: HelpMessage): Promise<HelpMessage['state']> {
  if (file === undefined) return 'passed';
  if (await tx.files.find(fileOf(file))) return 'passed';
  const upload = await tx.uploads.find(file as Id<'upload'>);
  return upload?.status === 'waiting' || upload?.status === 'done' ? 'coming' : 'lost';
}

async function post(desk: HelpDesk, request: HelpRequest, message: HelpMessage): Promise<void> {
  for (const person of othersIn(request, message.from)) {
    const home = await homeOf(desk, request, person);
    await tellOne(
      desk,
      request,
      { person, home },
      { key: `said:${message.number}`, screen: relayed(request, message) },
    );
  }
}

function relayed(request: HelpRequest, { from, text, file, source }: HelpMessage): Screen {
  const said = screen(lines(say`${named(from)} · ${areaOf(request)}`, ...(text ? ['', text] : [])), [
    button('Ответить', 'help.talk', request.id),
  ]);
  return { ...said, ...(file ? { file: fileOf(file) } : {}), ...(source ? { relayedFrom: source } : {}) };
}
