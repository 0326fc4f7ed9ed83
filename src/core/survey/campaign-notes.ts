import { type Action, action, type Context, holds } from '#core/conversation/context.ts';
import { button, type Screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Text } from '#core/kernel/text.ts';
import { Temporal } from '#core/kernel/time.ts';
import { closeOccurrence } from '#core/roadmap/close.ts';
import type { OccurrenceNotes } from '#core/roadmap/notes.ts';
import { isPending } from '#core/roadmap/occurrences.ts';
import type { Campaign } from './campaign.ts';
import { campaignFor } from './campaign-access.ts';
import { endsStage, turnoutFor } from './campaign-card.ts';
import { readers } from './hub.ts';

/** What a stage's card says of the campaign that fulfils it: how many have answered, and at its end the way to close the stage. */
export const campaignNotes: OccurrenceNotes = async (ctx, occurrence, acts) => {
  const linked = await ctx.tx.campaigns.where({ occurrenceId: occurrence.id });
  const here = linked.filter((one) => one.organisationId === ctx.me.organisation.id && one.status !== 'planned');
  const closing = await closingLines(
    ctx,
    here.filter((one) => one.programmeId !== undefined),
  );
  const [campaign] = here
    .filter((one) => one.programmeId === undefined)
    .sort((a, b) => Temporal.Instant.compare(b.createdAt, a.createdAt));
  if (!campaign) return closing.length > 0 ? { lines: closing, row: [] } : undefined;
  const turnout = await turnoutFor(ctx, campaign);
  const reads = holds(ctx.me, ...readers);
  return {
    lines: [[`Опрос: ответов ${turnout.answered} из ${turnout.asked}`], ...closing],
    row: [
      ...(reads ? [button('Опрос', 'c.card', campaign.id)] : []),
      ...(reads && acts && isPending(occurrence) && endsStage(campaign, turnout)
        ? [button('Закрыть: опрос проведён', 'c.stage', campaign.id)]
        : []),
    ],
  };
};

/** What closed programmes' sides were asked, all of them together. */
async function closingLines(ctx: Context, campaigns: readonly Campaign[]): Promise<readonly Text[]> {
  if (campaigns.length === 0) return [];
  const sum = { answered: 0, asked: 0 };
  for (const one of campaigns) {
    const { answered, asked } = await turnoutFor(ctx, one);
    sum.answered += answered;
    sum.asked += asked;
  }
  return [[`Анкеты завершения программ: ответов ${sum.answered} из ${sum.asked}`]];
}

/** Curator and head close stages; an administrator looks. */
export const stageActions: readonly Action[] = [
  action('c.stage', ['curator', 'head'], (ctx, campaign = '') => closeStage(ctx, campaign)),
];

/** In one tap: the stage's result is that so many of so many have answered. Throws already-closed, stale. */
async function closeStage(ctx: Context, wanted: string): Promise<Screen> {
  const campaign = await campaignFor(ctx, wanted);
  const turnout = await turnoutFor(ctx, campaign);
  if (!campaign.occurrenceId || !endsStage(campaign, turnout)) throw new Refusal('stale');
  return closeOccurrence(ctx, campaign.occurrenceId, {
    text: `Опрос проведён, ответов: ${turnout.answered} из ${turnout.asked}`,
  });
}
