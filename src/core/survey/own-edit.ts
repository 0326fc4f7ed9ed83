import { Refusal } from '#core/kernel/refusal.ts';
import type { Item, OwnQuestionnaire } from './questionnaire.ts';

type Draft = OwnQuestionnaire;
export type Unkeyed = Omit<Item, 'key'>;

/** So many questions nobody answers to the end; a screen of the last one still loads at once. */
export const mostItems = 60;

/** The item of a draft. Throws not-found. */
export function itemOf(draft: Pick<Draft, 'items'>, key: string): Item {
  const item = draft.items.find((one) => one.key === key);
  if (!item) throw new Refusal('not-found');
  return item;
}

/** One more question at the end, under a key the family has never had. Throws questionnaire-full. */
export function addItem(draft: Draft, item: Unkeyed): Draft {
  if (draft.items.length >= mostItems) throw new Refusal('questionnaire-full');
  const lastKey = draft.lastKey + 1;
  return { ...draft, lastKey, items: [...draft.items, { key: `q${lastKey}`, ...item }] };
}

/** Words and help may change as they like: the key stays, and with it what was answered before. */
export const rewrite = (draft: Draft, item: Item): Draft => ({
  ...draft,
  items: settled(draft.items.map((one) => (one.key === item.key ? item : one))),
});

/** It asks something else from now on: another key in the same place, and nothing depends on its answers any more. */
export function replace(draft: Draft, key: string, item: Unkeyed): Draft {
  itemOf(draft, key);
  const lastKey = draft.lastKey + 1;
  const items = draft.items.map((one) => (one.key === key ? { ...item, key: `q${lastKey}` } : one));
  return { ...draft, lastKey, items: settled(items) };
}

/** The heading it began passes to the question after it, where that one begins none. */
export function remove(draft: Draft, key: string): Draft {
  const { section } = itemOf(draft, key);
  const at = draft.items.findIndex((one) => one.key === key);
  const items = draft.items
    .toSpliced(at, 1)
    .map((one, index) => (index === at && section && !one.section ? { ...one, section } : one));
  return { ...draft, items: settled(items) };
}

/** A condition that can no longer be met is none: the question is then asked of everybody. */
export const settled = (items: readonly Item[]): readonly Item[] =>
  items.map((item, index) => {
    const { when, ...rest } = item;
    const source = items.slice(0, index).find(({ key }) => key === when?.key);
    const possible = source && !source.confidential ? valuesOf(source).map(({ value }) => value) : [];
    const is = when?.is.filter((value) => possible.includes(value)) ?? [];
    return when && is.length > 0 ? { ...rest, when: { key: when.key, is } } : rest;
  });

/** Questions that are asked only where that one was answered in a certain way. */
export const dependents = ({ items }: Pick<Draft, 'items'>, key: string): readonly Item[] =>
  items.filter(({ when }) => when?.key === key);

/**
 * Up (-1) or down (1) by one place. Headings stay where they are: whoever crosses one is under the other from then on. Throws
 * question-order where a question would come before the one it depends on.
 */
export function move(draft: Draft, key: string, by: -1 | 1): Draft {
  const at = draft.items.findIndex((one) => one.key === itemOf(draft, key).key);
  const [upper, lower] = [draft.items[Math.min(at, at + by)], draft.items[Math.max(at, at + by)]];
  if (!upper || !lower) return draft;
  if (lower.when?.key === upper.key) throw new Refusal('question-order');
  const first = Math.min(at, at + by);
  const items = draft.items.toSpliced(first, 2, under(lower, upper.section), under(upper, lower.section));
  return { ...draft, items };
}

const under = ({ section: _own, ...item }: Item, section: string | undefined): Item =>
  section === undefined ? item : { ...item, section };

/** Choices before it, on which it may depend. A confidential answer decides nothing that others would see. */
export const conditionsFor = ({ items }: Pick<Draft, 'items'>, key: string): readonly Item[] =>
  items
    .slice(
      0,
      items.findIndex((one) => one.key === key),
    )
    .filter((one) => ['one', 'several', 'yesno'].includes(one.kind) && !one.confidential);

/** What a condition can be met by: codes with their words. */
export const valuesOf = (item: Item): NonNullable<Item['options']> =>
  item.kind === 'yesno'
    ? [
        { value: 'yes', label: 'Да' },
        { value: 'no', label: 'Нет' },
      ]
    : (item.options ?? []);
