import { type Action, action, type Context } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { earlier } from '#core/kernel/time.ts';
import { closedProgramme } from './ground.ts';

/**
 * Closing a programme and ending the pair are two things: the form of the order that ends it opens with what the programme was closed
 * for.
 */
export const afterActions: readonly Action[] = [
  action('closing.pair', ['curator'], async (ctx, programme = '') => toOrder(ctx, programme)),
];

async function toOrder(ctx: Context, programmeId: string) {
  const { programme, pair } = await closedProgramme(ctx, programmeId);
  const { closeReason: reason, closeGrounds: grounds, closedOn } = programme;
  if (pair.status !== 'in-force' || !reason) throw new Refusal('stale');
  const lastDay = closedOn && pair.inForceTo ? earlier(closedOn, pair.inForceTo) : closedOn;
  return ctx.fill('pair-end', pair.id, {
    reason,
    // Nothing to name is an answer too: the form goes on to the day.
    ...(reason === 'curator' ? { required: cut(grounds ?? '', 500) } : { grounds: cut(grounds ?? '', 500) }),
    ...(reason === 'done' && lastDay ? { doneOn: lastDay.toString() } : {}),
  });
}
