import type { Context } from '#core/conversation/context.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { builtInBy } from './built-in/all.ts';
import { itemOf } from './own-edit.ts';
import { type OwnQuestionnaire, type Questionnaire, refOf } from './questionnaire.ts';

/** What a button names: `family.version` of a built-in one, or the id of an organisation's own. Throws not-found. */
export async function named(ctx: Context, target: string): Promise<Questionnaire | OwnQuestionnaire> {
  return builtInBy(target) ?? ownBy(ctx, target);
}

export const isOwn = (one: Questionnaire | OwnQuestionnaire): one is OwnQuestionnaire => 'organisationId' in one;

/** How a button names it. */
export const targetOf = (one: Questionnaire | OwnQuestionnaire): string => (isOwn(one) ? one.id : refOf(one));

export async function ownBy(ctx: Context, target: string): Promise<OwnQuestionnaire> {
  const own = await ctx.tx.questionnaires.get(id<'questionnaire'>(target));
  if (own.organisationId !== ctx.me.organisation.id) throw new Refusal('not-found');
  return own;
}

/** A draft, held until the transaction ends. Throws not-found, questionnaire-published. */
export async function draftBy(ctx: Context, target: string): Promise<OwnQuestionnaire> {
  if ((await ownBy(ctx, target)).status !== 'draft') throw new Refusal('questionnaire-published');
  const draft = await ctx.tx.questionnaires.lock(id<'questionnaire'>(target));
  if (draft.status !== 'draft') throw new Refusal('questionnaire-published');
  return draft;
}

/** A question of a draft, as forms about one name it: `draft:key`. Throws not-found, questionnaire-published. */
export async function itemBy(ctx: Context, subject: string) {
  const [target = '', key = ''] = subject.split(':');
  const draft = await draftBy(ctx, target);
  return { draft, item: itemOf(draft, key) };
}
