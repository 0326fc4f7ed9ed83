import { type Context, type GuidedForm, guided } from '#core/conversation/context.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { type CampaignAnswers, campaignQuestions } from './campaign-ask.ts';
import { previewScreen } from './campaign-preview.ts';
import { writers } from './hub.ts';

/** Questionnaire, audience, days, names or none, stage. What it leads to is a preview: nothing is sent before «Запустить». */
export const campaignForm: GuidedForm = guided<CampaignAnswers>('campaign-new', writers, async (ctx, subject) => {
  return {
    form: await campaignQuestions(ctx),
    ...(subject === 'new' ? {} : { prefill: { q: subject } }),
    send: async (inside) => {
      const session = await draftOf(inside, subject);
      // It stays open until it is launched: an answer can still be changed, and nothing is lost meanwhile.
      await inside.tx.forms.put({ ...session, status: 'open' });
      return previewScreen(inside, session.id);
    },
  };
});

async function draftOf({ tx, me }: Context, subject: string) {
  const found = await tx.forms.where({ personId: me.person.id, form: 'campaign-new', subject, status: 'sent' });
  const [last] = [...found].sort((a, b) => b.updatedAt.since(a.updatedAt).sign);
  if (!last) throw new Refusal('stale');
  return last;
}
