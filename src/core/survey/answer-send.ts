import type { Context } from '#core/conversation/context.ts';
import { answersOf } from '#core/conversation/course.ts';
import type { SaidMap } from '#core/conversation/form.ts';
import type { FormSession } from '#core/conversation/form-session.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { dropped, type Paper } from './box.ts';
import type { Campaign, Response } from './campaign.ts';
import { messageKey } from './campaign-opening.ts';
import { mustTake } from './campaign-state.ts';
import type { SurveyDeps } from './deps.ts';
import { readAnswer, shownAnswer, toForm } from './item-form.ts';
import { type Questionnaire, refOf } from './questionnaire.ts';

/**
 * Under a name. Confidential answers go where only the psychologist and the curator look, and nowhere else; the draft is gone.
 * Returns what a receiver shows next. Throws campaign-answered.
 */
export async function sendNamed(
  ctx: Context,
  { received }: Pick<SurveyDeps, 'received'>,
  sending: {
    readonly questionnaire: Questionnaire;
    readonly session: FormSession;
    readonly campaignId?: Id<'campaign'>;
  },
): Promise<Screen | undefined> {
  const { questionnaire, session, campaignId } = sending;
  const { organisationId, personId } = session;
  const hidden = new Set(questionnaire.items.filter((item) => item.confidential).map((item) => item.key));
  const open: SaidMap = Object.fromEntries(Object.entries(session.said).filter(([key]) => !hidden.has(key)));
  const response: Response = {
    ...{ id: ctx.newId<'response'>(), organisationId, personId, questionnaire: refOf(questionnaire) },
    ...(campaignId ? { campaignId } : {}),
    ...{ said: open, sentAt: ctx.now },
  };
  if (campaignId) await answered(ctx, campaignId);
  await ctx.tx.responses.add(response);
  await confide(ctx, questionnaire, session);
  await forget(ctx, session, hidden.size > 0);
  const form = toForm(questionnaire, { title: '', candidates: [] });
  const screens: (Screen | undefined)[] = [];
  for (const receive of received) screens.push(await receive(ctx, response, answersOf(form, open)));
  return screens.find((one) => one !== undefined);
}

async function answered(ctx: Context, campaignId: Id<'campaign'>): Promise<void> {
  const [part] = await ctx.tx.participants.where({ campaignId, personId: ctx.me.person.id });
  if (!part || part.answered) throw new Refusal('campaign-answered');
  await ctx.tx.participants.put({ ...part, answered: true });
  await ctx.tx.outbox.drop(messageKey(campaignId, part.personId));
}

async function confide(ctx: Context, { items }: Questionnaire, { said, organisationId, personId }: FormSession) {
  const told = items.flatMap((item) => {
    const words = said[item.key];
    if (!item.confidential || !words || words.skipped) return [];
    const answer = shownAnswer(item, words)
      .filter((part) => typeof part === 'string')
      .join('');
    const code = item.kind === 'one' ? readAnswer(item, words) : undefined;
    return [{ question: item.text, answer, ...(typeof code === 'string' ? { code } : {}) }];
  });
  await ctx.tx.confidences.add(
    ...told.map((one) => ({ ...one, ...{ id: ctx.newId<'confidence'>(), organisationId, personId, at: ctx.now } })),
  );
}

/**
 * Without a name: the paper goes into the box, which is written anew in a new order, and in the same transaction everything
 * that says whose it is is destroyed: the draft, what was typed and not handled, screens that repeat it. That the person has
 * answered is kept, without a moment. Throws campaign-answered, campaign-closed.
 */
export async function sendAnonymously(
  ctx: Context,
  { random }: Pick<SurveyDeps, 'random'>,
  { campaign, session, paper }: { readonly campaign: Campaign; readonly session: FormSession; readonly paper: Paper },
): Promise<void> {
  await ctx.tx.as({ as: 'system' }, async () => {
    const box = await ctx.tx.boxes.lock(campaign.id);
    // Whoever closes it waits for the box: what is read now is still true when the paper is in.
    mustTake(await ctx.tx.campaigns.get(campaign.id), ctx.me.today);
    await answered(ctx, campaign.id);
    await ctx.tx.boxes.put(dropped(box, paper, random));
  });
  await forget(ctx, session, true);
}

async function forget({ tx }: Context, { id, personId }: FormSession, everywhere: boolean): Promise<void> {
  await tx.forms.remove({ id });
  if (everywhere) await tx.as({ as: 'system' }, () => tx.outbox.forget(personId, id));
}
