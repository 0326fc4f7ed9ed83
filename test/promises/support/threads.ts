import type { Id } from '#core/kernel/id.ts';
import { newId } from '#db/new-id.ts';
import type { Handset } from '../../../src/sandbox/sandbox.ts';
import { noon } from '../../support/queues.ts';
import { awaited, type Fellow, folk, type Messenger, pressed, schoolIn, texts, unheard } from './folk.ts';
import type { Stage } from './stage.ts';

/** A conversation about help that goes on: what one side writes the other side reads. */
export interface Thread {
  readonly id: Id<'help'>;
  readonly asker: Handset;
  readonly helper: Handset;
}

/** So many conversations between people of one school; everyone has one phone. */
export async function threads(
  stage: Pick<Stage, 'database' | 'sandbox'>,
  count: number,
  on: (n: number) => { readonly asker: Messenger; readonly helper: Messenger },
): Promise<readonly Thread[]> {
  const school = await schoolIn(stage);
  const askers = await folk(stage, school, { count, role: 'mentee', on: (n) => [on(n).asker] });
  const helpers = await folk(stage, school, {
    ...{ count, role: 'mentor', on: (n: number) => [on(n).helper] },
    surname: (n) => `Ветрова${n}`,
  });
  await unheard(stage);
  const all = askers.flatMap((asker, n) => between(asker, helpers[n]));
  await stage.database.store.transaction({ as: 'system' }, (tx) =>
    tx.helps.add(
      ...all.map(({ thread, personId, helperId }) => ({
        ...{ id: thread.id, organisationId: school, personId, helperId, helperHomeId: school, version: 1 },
        ...({ area: 'discipline', text: 'Класс шумит.', attachments: [], urgency: 'week', rung: 'mentor' } as const),
        ...({ status: 'taken', createdAt: noon, takenAt: noon, spokenAt: noon } as const),
      })),
    ),
  );
  return all.map(({ thread }) => thread);
}

function between(asker: Fellow, helper: Fellow | undefined) {
  const [from] = asker.phones;
  const [to] = helper?.phones ?? [];
  if (!helper || !from || !to) return [];
  const thread: Thread = { id: newId<'help'>(), asker: from, helper: to };
  return [{ thread, personId: asker.person, helperId: helper.person }];
}

/** From now on whatever the askers write goes to their helpers. */
export async function talking(all: readonly Thread[]): Promise<void> {
  for (const { asker } of all) asker.say('/menu');
  const answered = ({ asker }: Thread) => texts(asker).length > 0;
  await awaited('everybody is answered', 120, () => all.every(answered));
  for (const { asker, id } of all) pressed(asker, `help.talk:${id}`);
  const begun = ({ asker }: Thread) => texts(asker).some((text) => text.startsWith('Разговор'));
  await awaited('every conversation is held', 120, () => all.every(begun));
}

/** The numbers of the words that have come to a helper, in the order in which they came. */
export const heardBy = ({ helper }: Thread): readonly number[] =>
  texts(helper).flatMap((text) => {
    const said = /слово (\d+)$/.exec(text);
    return said ? [Number(said[1])] : [];
  });

export const word = (number: number): string => `слово ${number}`;

/** What the helper of a thread has heard of so many words. */
export interface Relay {
  readonly said: number;
  readonly heard: readonly number[];
}

export interface Relayed {
  readonly said: number;
  readonly lost: number;
  readonly twice: number;
  /** Threads in which something came before what was said earlier. */
  readonly disordered: number;
}

export const relayed = (all: readonly Relay[]): Relayed => ({
  said: all.reduce((sum, { said }) => sum + said, 0),
  lost: all.reduce((sum, { said, heard }) => sum + said - new Set(heard).size, 0),
  twice: all.reduce((sum, { heard }) => sum + heard.length - new Set(heard).size, 0),
  disordered: all.filter(({ heard }) => heard.some((one, n) => n > 0 && one < (heard[n - 1] ?? 0))).length,
});

/** Another ending of the first thread. */
export const firstHeard = (
  all: readonly Relay[],
  change: (heard: readonly number[]) => readonly number[],
): readonly Relay[] => all.map((one, n) => (n === 0 ? { ...one, heard: change(one.heard) } : one));
