import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { button, type Screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { Temporal } from '#core/kernel/time.ts';
import { closeOccurrence } from '#core/roadmap/close.ts';
import type { OccurrenceNotes } from '#core/roadmap/notes.ts';
import { isPending } from '#core/roadmap/occurrences.ts';
import { campaignFor } from './campaign-access.ts';
import { isDone, turnoutFor } from './campaign-card.ts';
import { readers } from './hub.ts';

/** What a stage's card says of the campaign that fulfils it: how many have answered, and at its end the way to close the stage. */
export const campaignNotes: OccurrenceNotes = async (ctx, occurrence, acts) => {
  const linked = await ctx.tx.campaigns.where({ occurrenceId: occurrence.id });
  const [campaign] = linked
    .filter((one) => one.organisationId === ctx.me.organisation.id && one.status !== 'planned')
    .sort((a, b) => Temporal.Instant.compare(b.createdAt, a.createdAt));
  if (!campaign) return undefined;
  const turnout = await turnoutFor(ctx, campaign);
  const reads = holds(ctx.me, ...readers);
  return {
    lines: [[`Опрос: ответов ${turnout.answered} из ${turnout.asked}`]],
    row: [
      ...(reads ? [button('Опрос', 'c.card', campaign.id)] : []),
      ...(reads && acts && isPending(occurrence) && isDone(campaign, turnout)
        ? [button('Закрыть: опрос проведён', 'c.stage', campaign.id)]
        : []),
    ],
  };
};

/** Curator and head close stages; an administrator looks. */
export const stageActions: readonly Action[] = [
  action('c.stage', ['curator', 'head'], (ctx, campaign = '') => closeStage(ctx, campaign)),
];

/** In one tap: the stage's result is that so many of so many have answered. Throws already-closed, stale. */
async function closeStage(ctx: Context, wanted: string): Promise<Screen> {
  const campaign = await campaignFor(ctx, wanted);
  const turnout = await turnoutFor(ctx, campaign);
  if (!campaign.occurrenceId || !isDone(campaign, turnout)) throw new Refusal('stale');
  return closeOccurrence(ctx, campaign.occurrenceId, {
    text: `Опрос проведён, ответов: ${turnout.answered} из ${turnout.asked}`,
  });
}
