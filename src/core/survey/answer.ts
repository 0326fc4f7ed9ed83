import { type Action, action, type Context, type GuidedForm } from '#core/conversation/context.ts';
import type { FormSession } from '#core/conversation/form-session.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines } from '#core/kernel/text.ts';
import { directory } from '#core/people/directory.ts';
import { sendAnonymously, sendNamed } from './answer-send.ts';
import { paperOf } from './box.ts';
import { ownPart } from './campaign-access.ts';
import { mustTake } from './campaign-state.ts';
import type { SurveyDeps } from './deps.ts';
import { toForm } from './item-form.ts';
import { newest, type OwnFamily, ownFamilies, questionnaireBy } from './library.ts';
import type { Questionnaire } from './questionnaire.ts';

export const answerActions: readonly Action[] = [
  // Below: the digest or the invitation it stands under stays where it is.
  action('c.answer', 'anyone', (ctx, campaign = '') => begin(ctx, campaign), { below: true }),
  action('sv.fill', 'anyone', (ctx, family = '') => ctx.fill('survey-own', familyOf(family)), { below: true }),
];

async function begin(ctx: Context, wanted: string): Promise<Screen> {
  await mine(ctx, wanted);
  return ctx.fill('survey', wanted);
}

/** Asked, not answered yet, and still in time. Throws not-found, campaign-answered, campaign-closed. */
async function mine(ctx: Context, wanted: string) {
  const own = await ownPart(ctx, wanted);
  if (own.part.answered) throw new Refusal('campaign-answered');
  mustTake(own.campaign, ctx.me.today);
  return own;
}

/** The questionnaire of a campaign, filled in by whoever is asked. */
export const surveyForm = (deps: SurveyDeps): GuidedForm => ({
  name: 'survey',
  who: 'anyone',
  remembered: true,
  reminded: true,
  open: async (ctx, subject) => {
    const { campaign } = await mine(ctx, subject);
    const questionnaire = await questionnaireBy(ctx.tx, ctx.me.organisation.id, campaign.questionnaire);
    return {
      form: toForm(questionnaire, { title: campaign.title, candidates: await candidates(ctx, questionnaire) }),
      send: async (inside) => {
        const session = await sent(inside, 'survey', subject);
        if (campaign.anonymous) {
          await sendAnonymously(inside, deps, { campaign, session, paper: paperOf(questionnaire, session.said) });
          return thanks(
            'Ответ лёг к остальным без имени и времени, черновик удалён. Итоги откроются после закрытия опроса.',
          );
        }
        const next = await sendNamed(inside, deps, { questionnaire, session, campaignId: campaign.id });
        return next ?? thanks('Куратор увидит его в итогах опроса.');
      },
    };
  },
});

/** The same, of one's own accord: to be found in the bank. What was answered before stands there to be corrected. */
export const ownSurveyForm = (deps: SurveyDeps): GuidedForm => ({
  name: 'survey-own',
  who: 'anyone',
  open: async (ctx, subject) => {
    const questionnaire = newest(familyOf(subject));
    const form = toForm(questionnaire, {
      title: questionnaire.title,
      candidates: await candidates(ctx, questionnaire),
    });
    const prefill = await lastAnswers(ctx, questionnaire);
    return {
      form,
      ...(prefill ? { prefill } : {}),
      send: async (inside) => {
        const session = await sent(inside, 'survey-own', subject);
        const next = await sendNamed(inside, deps, { questionnaire, session });
        return next ?? thanks('Куратор учтёт его при подборе.');
      },
    };
  },
});

function familyOf(words: string): OwnFamily {
  const found = ownFamilies.find((family) => family === words);
  if (!found) throw new Refusal('not-found');
  return found;
}

/** Colleagues whom a question may name; nobody is looked up where none does. */
async function candidates(ctx: Context, { items }: Questionnaire) {
  if (!items.some((item) => item.kind === 'person')) return [];
  return (await directory(ctx)).map((one) => one.person).filter((person) => person.id !== ctx.me.person.id);
}

async function lastAnswers(ctx: Context, questionnaire: Questionnaire) {
  const { family, items } = questionnaire;
  const all = await ctx.tx.responses.where({ personId: ctx.me.person.id, organisationId: ctx.me.organisation.id });
  const last = all
    .filter((one) => one.questionnaire.startsWith(`${family}.`))
    .sort((a, b) => b.sentAt.since(a.sentAt).sign)[0];
  if (!last) return undefined;
  const said = paperOf(questionnaire, last.said);
  return Object.fromEntries(items.flatMap(({ key }) => (said[key] === undefined ? [] : [[key, said[key]] as const])));
}

/** What was said is in the form that the engine has just closed. */
async function sent({ tx, me }: Context, form: string, subject: string): Promise<FormSession> {
  const all = await tx.forms.where({ personId: me.person.id, form, subject, status: 'sent' });
  const last = [...all].sort((a, b) => b.updatedAt.since(a.updatedAt).sign)[0];
  if (!last) throw new Refusal('stale');
  return last;
}

const thanks = (next: string): Screen => screen(lines('Спасибо, ответ принят.', '', next), [button('Меню', 'menu')]);
