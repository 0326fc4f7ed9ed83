import type { Context, Duty } from '#core/conversation/context.ts';
import { cut } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { takes } from './campaign-state.ts';

/** Campaigns that wait for the presser's own answer, on the first screen. */
export async function surveyDuties({ tx, me }: Context): Promise<readonly Duty[]> {
  const waiting = await tx.participants.where({ personId: me.person.id, answered: false });
  const campaigns = await tx.campaigns.among(
    'id',
    waiting.map((one) => one.campaignId),
  );
  const open = campaigns.filter((one) => one.organisationId === me.organisation.id && takes(one, me.today));
  const begun = await tx.forms.where({ personId: me.person.id, form: 'survey', status: 'open' });
  return open.map((campaign) => {
    const word = begun.some((one) => one.subject === campaign.id) ? 'Продолжить' : 'Начать';
    return {
      text: [`Опрос: ${cut(campaign.title, 120)} · до ${showDay(campaign.closesOn)}`],
      label: `${word}: ${cut(campaign.title, 26)}`,
      action: `c.answer:${campaign.id}`,
      due: campaign.closesOn,
    };
  });
}
