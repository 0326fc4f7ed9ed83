import { type Context, holds } from '#core/conversation/context.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Campaign, Participant } from './campaign.ts';
import type { Desk } from './campaign-opening.ts';
import { readers, writers } from './hub.ts';

/** A campaign of the presser's organisation, for whoever sees results. Throws not-found, not-yours. */
export async function campaignFor(ctx: Context, wanted: string): Promise<Campaign> {
  const campaign = await here(ctx, wanted);
  if (!holds(ctx.me, ...readers)) throw new Refusal('not-yours');
  return campaign;
}

/** The same, for whoever runs campaigns. */
export async function campaignToRun(ctx: Context, wanted: string): Promise<Campaign> {
  const campaign = await here(ctx, wanted);
  if (!holds(ctx.me, ...writers)) throw new Refusal('not-yours');
  return campaign;
}

async function here(ctx: Context, wanted: string): Promise<Campaign> {
  const campaign = await ctx.tx.campaigns.get(id<'campaign'>(wanted));
  if (campaign.organisationId !== ctx.me.organisation.id) throw new Refusal('not-found');
  return campaign;
}

/** The presser's own part in a campaign. Throws not-found where they are not asked. */
export async function ownPart(
  ctx: Context,
  wanted: string,
): Promise<{ readonly campaign: Campaign; readonly part: Participant }> {
  const campaign = await here(ctx, wanted);
  const [part] = await ctx.tx.participants.where({ campaignId: campaign.id, personId: ctx.me.person.id });
  if (!part) throw new Refusal('not-found');
  return { campaign, part };
}

/** What opening and closing need: work with the whole campaign is the system's, after the presser's right was checked. */
export const asSystem = <R>(ctx: Context, work: (desk: Desk) => Promise<R>): Promise<R> =>
  ctx.tx.as({ as: 'system' }, () =>
    work({ tx: ctx.tx, newId: ctx.newId, now: ctx.now, organisation: ctx.me.organisation }),
  );
