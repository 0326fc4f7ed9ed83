import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { happened, peopleOn, voicesOf } from '#core/pairing/access.ts';
import { titleOf } from '#core/pairing/words.ts';
import { type Held, lockedProgramme, programmeFor } from './access.ts';
import { cardScreen } from './card.ts';
import type { Agreement } from './programme.ts';
import { answered, silentOn } from './state.ts';

const curator = ['curator'] as const;
const mostPeople = 7;

/** Whoever is not in the bot agrees on paper: the curator, who holds the signed programme, writes it down. */
export const signedActions: readonly Action[] = [
  action('prog.paper', curator, (ctx, programme = '') => whoScreen(ctx, programme)),
  action('prog.signed', curator, (ctx, programme = '', person = '') => signed(ctx, programme, person)),
];

const waiting = ({ programme, members }: Held) => silentOn(programme, voicesOf(members));

async function whoScreen(ctx: Context, programmeId: string): Promise<Screen> {
  const held = await programmeFor(ctx, programmeId);
  if (held.programme.status !== 'offered') throw new Refusal('stale');
  const people = waiting(held).slice(0, mostPeople);
  return screen(
    people.length > 0
      ? lines('Кто подписал программу на бумаге?', 'Отмечайте, только если подписанная программа у вас.')
      : 'Все уже ответили.',
    ...people.map((one) => [button([named(one)], 'prog.signed', held.programme.id, one)]),
    [button('К программе', 'prog.open', held.programme.id)],
  );
}

async function signed(ctx: Context, programmeId: string, personId: string): Promise<Screen> {
  const held = await lockedProgramme(ctx, programmeId);
  const person = id<'person'>(personId);
  if (!waiting(held).includes(person)) throw new Refusal('not-found');
  const word: Agreement = {
    ...{ person, version: held.programme.version, answer: 'yes', at: ctx.now.toString() },
    reason: 'подписано на бумаге',
  };
  const programme = answered(held.programme, word, voicesOf(held.members));
  await ctx.tx.programmes.put(programme);
  await happened(ctx, programme.id, 'signed-on-paper', { person });
  await tellHere(
    ctx,
    `prog-signed:${programme.id}:${person}:${programme.version}`,
    peopleOn(held.members).filter((one) => one !== ctx.me.person.id),
    screen(
      lines(
        say`Программа: ${titleOf(held)}`,
        say`Подписано на бумаге: ${named(person)}`,
        ...(programme.status === 'agreed' ? ['Все согласны, программа ждёт утверждения.'] : []),
      ),
      [button('Открыть программу', 'prog.open', programme.id)],
    ),
  );
  return cardScreen(ctx, programme.id, 'Записано: подписано на бумаге.');
}
