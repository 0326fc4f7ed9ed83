import type { Context } from '#core/conversation/context.ts';
import { button, screen } from '#core/conversation/screen.ts';
import { tellHere, untell } from '#core/delivery/tell.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { peopleOn } from '#core/pairing/access.ts';
import { titleOf } from '#core/pairing/words.ts';
import type { Tx } from '#core/store.ts';
import type { Held } from './access.ts';
import type { Programme } from './programme.ts';
import { answerBy, edited } from './state.ts';

/** Messages that ask for an answer. */
export const offerKey = ({ id }: Pick<Programme, 'id'>): string => `prog-offer:${id}`;
/** Messages to the curator that everybody has agreed. */
export const agreedKey = ({ id }: Pick<Programme, 'id'>): string => `prog-agreed:${id}`;

/**
 * A part of the programme is changed now: its version rises, and whoever had agreed to the one before is told, once, that their word no
 * longer holds. Returns the row as it was written.
 */
export async function lapse(
  ctx: Context,
  { programme, members }: Pick<Held, 'programme' | 'members'>,
  change: Partial<Programme> = {},
): Promise<Programme> {
  const after: Programme = { ...edited(programme), ...change };
  await ctx.tx.programmes.put(after);
  if (programme.status === 'draft') return after;
  await untell(ctx, offerKey(programme));
  await untell(ctx, agreedKey(programme));
  const me = ctx.me.person.id;
  const agreed = peopleOn(members).filter((one) => one !== me && answerBy(programme, one)?.answer === 'yes');
  await tellHere(
    ctx,
    `prog-lapsed:${programme.id}:${after.version}`,
    agreed,
    screen(
      lines(
        say`Программу меняют: ${titleOf({ members })}`,
        say`Изменения вносит: ${named(me)}`,
        'Ваше «Да» относилось к прежней редакции и больше не действует. Когда программу предложат снова, бот спросит вас.',
      ),
      [button('Открыть программу', 'prog.open', programme.id)],
    ),
  );
  return after;
}

/** Nobody had approved it, and its pair is over: it goes with what was asked about it and not sent yet. */
export async function dropUnmade(tx: Tx, programme: Programme): Promise<void> {
  await tx.programmes.put({ ...programme, status: 'dropped' });
  await forgetAsked(tx, programme);
}

/** What was asked about it and not sent yet is no longer true. In the system's scope. */
export async function forgetAsked(tx: Tx, programme: Programme): Promise<void> {
  for (const key of [offerKey(programme), agreedKey(programme)]) await tx.outbox.drop(`${key}:`);
}
