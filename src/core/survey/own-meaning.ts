import type { Context } from '#core/conversation/context.ts';
import { optionsWith, reworded } from './item-words.ts';
import { versionBy } from './library.ts';
import { replace, rewrite, type Unkeyed } from './own-edit.ts';
import type { Item, OwnQuestionnaire } from './questionnaire.ts';

type Options = NonNullable<Item['options']>;

/** Keys under which somebody may have answered already: of published versions, and of what it was copied from. */
export async function askedKeys({ tx }: Context, draft: OwnQuestionnaire): Promise<ReadonlySet<string>> {
  const { organisationId, family } = draft;
  const own = await tx.questionnaires.where({ organisationId, family, status: 'published' });
  const based = draft.basedOn === undefined ? undefined : await versionBy(tx, organisationId, draft.basedOn);
  return new Set([...own, ...(based ? [based] : [])].flatMap(({ items }) => items.map(({ key }) => key)));
}

/** Another kind or range: where it was asked before, it is another question. */
export const changed = (draft: OwnQuestionnaire, key: string, item: Unkeyed, asked: ReadonlySet<string>) =>
  asked.has(key) ? replace(draft, key, item) : rewrite(draft, { ...item, key });

export type OptionChange = 'same' | 'additive' | 'reworded' | 'other';

/** What became of the options: nothing, only more or another order of them, perhaps mended words, or others. */
export function optionChange(before: Options, labels: readonly string[]): OptionChange {
  const kept = before.filter(({ label }) => labels.includes(label)).length;
  if (kept === before.length) return labels.length === kept ? 'same' : 'additive';
  return labels.length === before.length ? 'reworded' : 'other';
}

/** Options as they are from now on. `mended`: the curator says that only the words have changed. */
export function withOptions(
  draft: OwnQuestionnaire,
  item: Item,
  labels: readonly string[],
  { asked, mended }: { readonly asked: ReadonlySet<string>; readonly mended: boolean },
): OwnQuestionnaire {
  const before = item.options ?? [];
  const change = optionChange(before, labels);
  if (change === 'reworded' && mended) return rewrite(draft, { ...item, options: reworded(labels, before) });
  const next: Item = { ...item, options: optionsWith(labels, before) };
  const { key: _same, ...unkeyed } = next;
  return change === 'same' || change === 'additive' || !asked.has(item.key)
    ? rewrite(draft, next)
    : replace(draft, item.key, unkeyed);
}
