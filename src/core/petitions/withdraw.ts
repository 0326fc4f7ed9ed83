import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { untell } from '#core/delivery/tell.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { ownPetition } from './access.ts';
import { petitionCard } from './card.ts';
import { happenedTo } from './happened.ts';
import { kindRules } from './kinds.ts';
import { mayWithdraw, withdraw } from './state.ts';

/** Its author takes it back; nobody is told, and what was not sent yet is not sent. */
export const withdrawActions: readonly Action[] = [
  action('pet.off', 'anyone', (ctx, petition = '') => question(ctx, petition)),
  action('pet.off.yes', 'anyone', (ctx, petition = '') => takeBack(ctx, petition)),
];

async function question(ctx: Context, petitionId: string): Promise<Screen> {
  const petition = await ownPetition(ctx, petitionId);
  if (!mayWithdraw(petition)) throw new Refusal('stale');
  const asked =
    petition.status === 'granted'
      ? 'Больше не привлекать коллегу? В карточке пары имени не будет.'
      : `Отозвать обращение «${kindRules[petition.kind].title}»? Отвечать на него не будут.`;
  return screen(asked, [button('Да', 'pet.off.yes', petition.id), button('Оставить', 'pet.see', petition.id)]);
}

async function takeBack(ctx: Context, petitionId: string): Promise<Screen> {
  const petition = await ownPetition(ctx, petitionId);
  const back = withdraw(petition, ctx.now);
  await ctx.tx.petitions.put(back);
  await happenedTo(ctx, back, 'petition-withdrawn');
  await untell(ctx, `petition:${back.id}:filed`);
  await untell(ctx, `petition:${back.id}:ask`);
  return petitionCard(ctx, back.id, 'Отозвано.');
}
