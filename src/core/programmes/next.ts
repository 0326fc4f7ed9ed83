import { workingDays } from '#core/calendar/working-days.ts';
import { type Action, action, type Context } from '#core/conversation/context.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type Held, programmeFor } from './access.ts';
import { cardScreen } from './card.ts';
import type { ProgrammesDeps } from './deps.ts';
import { draftIn } from './draft.ts';
import { isFull, madeLike, pairToFollow, termLike } from './follow.ts';
import { planOf } from './plan.ts';
import type { Activity } from './programme.ts';

/** After twelve months, or after one that was closed, comes a new programme with what was not finished of the one before. */
export const nextActions = ({ national }: ProgrammesDeps): readonly Action[] => [
  action('prog.next', 'anyone', async (ctx, id = '') => {
    const held = await programmeFor(ctx, id);
    const asked = isFull(held.programme, ctx.me.today) ? await pairToFollow(ctx, held) : undefined;
    if (!asked) throw new Refusal('stale');
    const { programme: before } = held;
    const term = termLike(before, asked.pair, ctx.me.today, before.to.add({ days: 1 }));
    const made = {
      ...madeLike(before, await unfinished(ctx, held), term),
      ...{ previousId: before.id, ...(before.strengths ? { strengths: before.strengths } : {}) },
    };
    const isWorking = workingDays(national, ctx.me.organisation.settings);
    const { programme } = await draftIn(ctx, asked, made, isWorking);
    return cardScreen(ctx, programme.id, noteOn(made.lines.length));
  }),
];

const noteOn = (lines: number): string =>
  lines > 0
    ? 'Черновик новой программы готов: в нём то, что осталось от прежней. Проверьте и предложите всем в паре.'
    : 'Черновик новой программы готов. В прежней всё выполнено: добавьте новые мероприятия.';

/** Lines that nobody's accepted result stands behind. */
async function unfinished(ctx: Context, { programme }: Held): Promise<readonly Activity[]> {
  const results = await ctx.tx.results.where({ programmeId: programme.id });
  const done = results.filter((one) => one.status === 'accepted').map((one) => one.activityId);
  return (await planOf(ctx, programme)).filter((one) => !done.includes(one.id));
}
