import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { tellHere } from '#core/delivery/tell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import { lockedPetition } from './access.ts';
import { toldOf } from './audience.ts';
import { petitionCard } from './card.ts';
import { happenedTo } from './happened.ts';
import { consented } from './state.ts';
import { areaOf } from './words.ts';

/** The colleague's own word (П1 4.1): after a «Да» the curator hears of it, after a «Нет» the mentor alone. */
export const colleagueActions: readonly Action[] = [
  action('pet.yes', 'anyone', (ctx, petition = '') => reply(ctx, petition, 'yes')),
  action('pet.no', 'anyone', (ctx, petition = '') => reply(ctx, petition, 'no')),
];

async function reply(ctx: Context, petitionId: string, word: 'yes' | 'no'): Promise<Screen> {
  const { petition } = await lockedPetition(ctx, petitionId);
  if (petition.consentOf !== ctx.me.person.id) throw new Refusal('not-found');
  const done = consented(petition, word, ctx.now);
  await ctx.tx.petitions.put(done);
  await happenedTo(ctx, done, word === 'yes' ? 'petition-granted' : 'petition-refused');
  const about = [`Тема: ${areaOf(done)}`];
  const colleague = say`${named(ctx.me.person.id)}: ${word === 'yes' ? 'согласие помочь' : 'сейчас не может помочь'}`;
  const open = [button('Открыть', 'pet.see', done.id)];
  await tellHere(ctx, `petition:${done.id}:word`, [done.personId], screen(lines(colleague, ...about), open));
  if (word === 'yes') {
    const told = (await toldOf(ctx, done)).filter((one) => one !== ctx.me.person.id);
    const words = lines(say`${named(done.personId)} привлекает коллегу`, colleague, ...about);
    await tellHere(ctx, `petition:${done.id}:told`, told, screen(words, open));
  }
  return petitionCard(
    ctx,
    done.id,
    word === 'yes' ? 'Спасибо, что согласились. Наставник напишет вам.' : 'Хорошо. Спасибо, что ответили.',
  );
}
