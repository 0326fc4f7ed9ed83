import type { Context } from '#core/conversation/context.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { record, recorded } from '#core/record/record.ts';
import { draftBy, isOwn, named, ownBy } from './own-access.ts';
import { settled, type Unkeyed } from './own-edit.ts';
import { faultsOf } from './own-faults.ts';
import { type Item, type OwnQuestionnaire, refOf } from './questionnaire.ts';

interface Fresh extends Pick<OwnQuestionnaire, 'title' | 'items' | 'lastKey'> {
  readonly intro?: string | undefined;
  readonly basedOn?: string;
}

/** A new family of the organisation's own, as a draft. */
export async function begin(ctx: Context, { intro, ...fresh }: Fresh): Promise<OwnQuestionnaire> {
  const draft: OwnQuestionnaire = {
    ...fresh,
    ...(intro === undefined ? {} : { intro }),
    ...{ id: ctx.newId<'questionnaire'>(), organisationId: ctx.me.organisation.id, family: ctx.newId<'family'>() },
    ...{ version: 1, status: 'draft', createdBy: ctx.me.person.id, createdAt: ctx.now },
  };
  await ctx.tx.questionnaires.add(draft);
  await noted(ctx, draft, 'questionnaire-begun');
  return draft;
}

/** The questions of a list, with keys from q1 on. */
export const keyed = (items: readonly Unkeyed[]): readonly Item[] =>
  items.map((item, index) => ({ key: `q${index + 1}`, ...item }));

/** Any questionnaire as the beginning of one's own: the questions keep their keys, so what they mean is still known. */
export async function copy(ctx: Context, target: string): Promise<OwnQuestionnaire> {
  const source = await named(ctx, target);
  const { title, intro, items } = source;
  const basedOn = refOf(source);
  const lastKey = isOwn(source) ? source.lastKey : 0;
  return begin(ctx, { title: `${title} (копия)`.slice(0, 120), intro, items, lastKey, basedOn });
}

/** The draft of a family's next version: the one there is, or a new one with the questions of the newest published. */
export async function nextVersion(ctx: Context, target: string): Promise<OwnQuestionnaire> {
  const { organisationId, family } = await ownBy(ctx, target);
  const versions = await ctx.tx.questionnaires.where({ organisationId, family });
  const open = versions.find(({ status }) => status === 'draft');
  if (open) return open;
  const newest = versions.reduce((a, b) => (b.version > a.version ? b : a));
  // Held: of two who press at once the second is given the draft of the first. Published rows are nobody's to hold, so the system does.
  await ctx.tx.as({ as: 'system' }, () => ctx.tx.questionnaires.lock(newest.id));
  const [made] = await ctx.tx.questionnaires.where({ organisationId, family, status: 'draft' });
  if (made) return made;
  const { publishedAt: _then, ...rest } = newest;
  const draft: OwnQuestionnaire = {
    ...rest,
    ...{ id: ctx.newId<'questionnaire'>(), version: newest.version + 1, status: 'draft' },
    ...{ createdBy: ctx.me.person.id, createdAt: ctx.now, lastKey: Math.max(newest.lastKey, await spent(ctx, family)) },
  };
  await ctx.tx.questionnaires.add(draft);
  await noted(ctx, draft, 'questionnaire-version');
  return draft;
}

/** Keys of a draft that was deleted are not given again either. */
async function spent(ctx: Context, family: string): Promise<number> {
  const events = await recorded(ctx.tx, family);
  return events.reduce((most, { details }) => Math.max(most, Number(details.lastKey ?? 0)), 0);
}

/** From now on it never changes. Throws questionnaire-faulty, questionnaire-published. */
export async function publish(ctx: Context, target: string): Promise<OwnQuestionnaire> {
  const draft = await draftBy(ctx, target);
  if (faultsOf(draft).length > 0) throw new Refusal('questionnaire-faulty');
  const published: OwnQuestionnaire = { ...draft, status: 'published', publishedAt: ctx.now };
  await ctx.tx.questionnaires.put(published);
  await noted(ctx, published, 'questionnaire-published');
  return published;
}

/** Only a draft can be deleted; published versions stay, for those who read the answers. */
export async function discard(ctx: Context, target: string): Promise<void> {
  const draft = await draftBy(ctx, target);
  await ctx.tx.questionnaires.remove({ id: draft.id });
  await noted(ctx, draft, 'questionnaire-deleted', { lastKey: String(draft.lastKey) });
}

/** The draft as it is from now on; who changed it is written down. */
export async function save(ctx: Context, draft: OwnQuestionnaire, what: string): Promise<OwnQuestionnaire> {
  const after = { ...draft, items: settled(draft.items) };
  await ctx.tx.questionnaires.put(after);
  await noted(ctx, after, 'questionnaire-edited', { what });
  return after;
}

const noted = (
  ctx: Context,
  { family, version, organisationId }: OwnQuestionnaire,
  act: string,
  details: Readonly<Record<string, string>> = {},
): Promise<void> =>
  record(ctx, {
    ...{ organisationId, subject: family, act, by: ctx.me.person.id },
    details: { version: String(version), ...details },
  });
