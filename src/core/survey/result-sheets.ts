import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { saidOn } from './box.ts';
import type { Campaign } from './campaign.ts';
import { asSystem, campaignFor } from './campaign-access.ts';
import { showsResults, type Turnout, turnoutOf } from './campaign-state.ts';
import { questionnaireBy } from './library.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { Sheet } from './result.ts';

export interface Results {
  readonly campaign: Campaign;
  readonly questionnaire: Questionnaire;
  readonly turnout: Turnout;
  readonly sheets: readonly Sheet<Id<'person'>>[];
}

/** What was answered in a campaign, for whoever may see it now. Throws not-found, not-yours, campaign-sealed. */
export const resultsFor = async (ctx: Context, wanted: string): Promise<Results> =>
  load(ctx, await campaignFor(ctx, wanted));

export async function load(ctx: Context, campaign: Campaign): Promise<Results> {
  const questionnaire = await questionnaireBy(ctx.tx, ctx.me.organisation.id, campaign.questionnaire);
  const { turnout, sheets } = await asSystem(ctx, async ({ tx }) => {
    const counted = await turnoutOf(tx, campaign);
    if (campaign.status === 'planned' || !showsResults(campaign, counted)) throw new Refusal('campaign-sealed');
    return { turnout: counted, sheets: await sheetsOf(tx, campaign) };
  });
  return { campaign, questionnaire, turnout, sheets };
}

/** In the system's scope; whether they may be shown is the caller's to know. */
export const sheetsOf = (tx: Context['tx'], campaign: Campaign): Promise<readonly Sheet<Id<'person'>>[]> =>
  sheetsOfEach(tx, [campaign]);

/** The same of many campaigns, asked for at once: first what lay in their boxes, then the answers with a name. */
export async function sheetsOfEach(
  tx: Context['tx'],
  campaigns: readonly Campaign[],
): Promise<readonly Sheet<Id<'person'>>[]> {
  const of = (anonymous: boolean) => campaigns.filter((one) => one.anonymous === anonymous).map(({ id }) => id);
  const boxes = await tx.boxes.among('id', of(true));
  const responses = await tx.responses.among('campaignId', of(false));
  return [
    ...boxes.flatMap(({ papers }) => papers.map((paper) => ({ said: saidOn(paper) }))),
    ...responses.map(({ said, personId }) => ({ said, who: personId })),
  ];
}
