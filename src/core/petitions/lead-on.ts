import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { type Button, button, type Screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { dayIn } from '#core/kernel/time.ts';
import { pairFor, peopleOn } from '#core/pairing/access.ts';
import { petitionHere } from './access.ts';
import type { Petition } from './petition.ts';

/** What follows from a granted petition is an order: the curator is led there, with what is known already filled in. */
export const leadActions: readonly Action[] = [
  action('pet.end', ['curator'], (ctx, petition = '') => end(ctx, petition)),
  action('pet.pair', ['curator'], (ctx, petition = '') => newPair(ctx, petition)),
];

/** Throws not-found, or stale where nothing follows from it (yet). */
async function grantedHere(ctx: Context, petitionId: string, ...kinds: readonly Petition['kind'][]) {
  const { petition, as } = await petitionHere(ctx, petitionId);
  const { mentorshipId } = petition;
  if (as !== 'desk' || !kinds.includes(petition.kind) || !mentorshipId) throw new Refusal('not-found');
  if (petition.status !== 'granted') throw new Refusal('stale');
  return { petition, ...(await pairFor(ctx, mentorshipId)) };
}

/**
 * A group goes on without the one who asks for another mentor (П1 7.2), a pair ends. Of a replacement no reason is filled in: the
 * mentor reads the order.
 */
async function end(ctx: Context, petitionId: string): Promise<Screen> {
  const { petition, pair, members } = await grantedHere(ctx, petitionId, 'replace-mentor', 'lay-down');
  if (petition.kind === 'lay-down') {
    const said = showDay(dayIn(ctx.me.organisation.settings.zone, petition.filedAt));
    return ctx.fill('pair-end', pair.id, {
      ...{ reason: 'mentor', grounds: `Заявление наставника от ${said}` },
      endsOn: petition.details.lastDay ?? '',
    });
  }
  return peopleOn(members, 'mentee').length > 1
    ? ctx.fill('pair-change', pair.id, { leaving: petition.personId })
    : ctx.fill('pair-end', pair.id);
}

/** With whom they would like to work, where they said so. */
async function newPair(ctx: Context, petitionId: string): Promise<Screen> {
  const { petition } = await grantedHere(ctx, petitionId, 'replace-mentor');
  const { wished } = petition.details;
  return wished
    ? ctx.fill('pair', `with:${wished}:${petition.personId}`)
    : ctx.fill('pair', ctx.me.organisation.id, { mentees: petition.personId });
}

/** The buttons of that way, for the curator. */
export async function leadOn(ctx: Context, petition: Petition): Promise<readonly (readonly Button[])[]> {
  const { kind, status, mentorshipId, personId, id } = petition;
  if (!holds(ctx.me, 'curator') || status !== 'granted' || !mentorshipId) return [];
  if (kind !== 'replace-mentor' && kind !== 'lay-down') return [];
  const { pair, members } = await pairFor(ctx, mentorshipId);
  const group = kind === 'replace-mentor' && peopleOn(members, 'mentee').length > 1;
  const stands = pair.status === 'in-force' && peopleOn(members).includes(personId);
  const orders = await ctx.tx.orders.where({ organisationId: pair.organisationId });
  const draft = orders.find((one) => one.status !== 'signed' && one.mentorships.includes(pair.id));
  const end = button(group ? 'Изменить группу приказом' : 'Завершить пару приказом', 'pet.end', id);
  return [
    stands ? [draft ? button('Приказ', 'order', draft.id) : end] : [],
    [...(kind === 'replace-mentor' ? [button('Новая пара', 'pet.pair', id)] : []), button('К паре', 'pair', pair.id)],
  ];
}
