import { unzipSync } from 'fflate';
import { Temporal } from '#core/kernel/time.ts';
import { newId } from '#db/new-id.ts';
import type { Exchange, Handset } from '../../../src/sandbox/sandbox.ts';
import { type Actor, actors, personOf } from '../../access/actors.ts';
import { mayRead } from '../../access/expectation.ts';
import { type Mark, marksIn } from '../../access/marks.ts';
import { tablesOf } from '../../access/press.ts';
import { fillWorld } from '../../access/whole-world.ts';
import { ident, now } from '../../access/world.ts';
import type { Messenger } from './folk.ts';
import { awaited, counted, texts } from './folk.ts';
import type { Stage } from './stage.ts';

/** One of everybody, on a phone. */
export interface Held {
  readonly actor: Actor;
  readonly phone: Handset;
  /** What the bot has shown there, marked words that its owner has no business with among it. */
  readonly foreign: Map<string, number>;
  readonly shown: { count: number };
}

export interface TwoSchools {
  readonly held: readonly Held[];
  readonly tables: readonly string[];
  readonly clock: string;
}

/** Two schools with everything in every state, and phones for some of their people; nobody else can be reached. */
export async function twoSchools(
  stage: Pick<Stage, 'database' | 'sandbox'>,
  wanted: readonly (readonly [name: string, Messenger])[],
): Promise<TwoSchools> {
  await fillWorld(stage.database);
  const held = wanted.map(([name, messenger], n): Held => {
    const actor = actors.find((one) => one.name === name);
    const person = stage.sandbox.addPerson({ name: `Некто ${n}`, [messenger]: true });
    const phone = person[messenger];
    if (!actor || !phone) throw new Error(`no ${name}`);
    phone.start();
    return { actor: { ...actor, channel: messenger }, phone, foreign: new Map(), shown: { count: 0 } };
  });
  await stage.database.store.transaction({ as: 'system' }, async (tx) => {
    for (const account of await tx.accounts.where({})) await tx.accounts.put({ ...account, reachable: false });
    for (const { actor, phone } of held) {
      const personId = personOf(actor);
      if (!personId) continue;
      await tx.accounts.add({
        ...{ id: newId<'account'>(), channel: phone.messenger, address: String(phone.account), personId },
        ...{ organisationId: ident<'organisation'>(actor.side, 'school'), reachable: true, seenAt: now },
      });
    }
  });
  stage.sandbox.journal.listen((exchange) => {
    for (const one of held) if (goesTo(exchange, one.phone)) noted(one, marksIn(JSON.stringify(exchange.params)));
  });
  return { held, tables: await tablesOf(stage.database.dataSource), clock: now.toString() };
}

function noted({ actor, foreign, shown }: Held, marks: readonly Mark[]): void {
  shown.count += 1;
  for (const one of marks) if (isForeign(one, actor)) foreign.set(one.where, (foreign.get(one.where) ?? 0) + 1);
}

/** Here people are shown by their names: those of the own school may be, and of who has a role in both. */
function isForeign(mark: Mark, actor: Actor): boolean {
  if (mark.readers !== 'names') return !mayRead(mark, actor);
  return mark.side !== actor.side && !mark.where.includes('person dual');
}

function goesTo({ messenger, params }: Exchange, phone: Handset): boolean {
  if (messenger !== phone.messenger) return false;
  const to = params.chat_id ?? params.peer_id ?? params.peer_ids ?? params.user_id ?? '';
  return String(to).split(',').includes(String(phone.account));
}

/** The words inside the files that came are looked at too. */
export async function openedFiles({ actor, phone, foreign }: Held): Promise<number> {
  const files = phone.view().messages.flatMap(({ from, file }) => (from === 'bot' && file ? [file] : []));
  for (const { id, name } of files) {
    const bytes = await phone.download(id);
    if (!bytes) continue;
    const inside = /\.(docx|xlsx)$/.test(name)
      ? Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString('utf8'))
      : [bytes.toString('utf8')];
    for (const one of marksIn(inside.join('\n'))) if (!mayRead(one, actor)) foreign.set(`in a file: ${one.where}`, 1);
  }
  return files.length;
}

/** The chats are begun and the first ticks are over: what changes from now on was pressed. */
export async function begun(stage: Pick<Stage, 'database'>, { held }: TwoSchools): Promise<void> {
  const looked = "select count(*) n from positions where channel = 'vk'";
  await awaited('a first look at VK', 60, async () => (await counted(stage, looked)) > 0);
  for (const { phone } of held) phone.say('/menu');
  await awaited('everybody is answered', 120, () => held.every(({ phone }) => texts(phone).length > 0));
  const until = Temporal.Now.instant().add({ seconds: 15 });
  await awaited('first ticks', 20, () => Temporal.Instant.compare(Temporal.Now.instant(), until) > 0);
}
