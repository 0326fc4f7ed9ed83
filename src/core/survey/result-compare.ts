import { mean } from './figures.ts';
import { isSummed, readAnswer } from './item-form.ts';
import type { Item, Questionnaire } from './questionnaire.ts';
import type { Sheet } from './result.ts';

export interface Asked<Who = unknown> {
  readonly questionnaire: Questionnaire;
  readonly sheets: readonly Sheet<Who>[];
}

interface Once {
  readonly mean: number;
  readonly n: number;
}

export interface Compared {
  readonly item: Item;
  readonly before: Once;
  readonly after: Once;
  /** Of those who answered both times, where it is known who they are: the mean of each one's own change. */
  readonly paired?: { readonly n: number; readonly change: number };
}

/** Marks that were asked both times: the same key, kind and range. Nothing else is compared. */
export const commonItems = (before: Questionnaire, after: Questionnaire): readonly Item[] =>
  after.items.filter(
    (item) =>
      isSummed(item) &&
      (item.kind === 'scale' || item.kind === 'number') &&
      before.items.some(
        (one) => one.key === item.key && one.kind === item.kind && one.min === item.min && one.max === item.max,
      ),
  );

/** Before against after, question by question; those nobody answered at one of the times are left out. */
export function compare(before: Asked, after: Asked): readonly Compared[] {
  return commonItems(before.questionnaire, after.questionnaire).flatMap((item) => {
    const [earlier, later] = [marksOf(item, before.sheets), marksOf(item, after.sheets)];
    if (earlier.length === 0 || later.length === 0) return [];
    const changes = later.flatMap(({ who, mark }) => {
      const same = who === undefined ? undefined : earlier.find((one) => one.who === who);
      return same ? [mark - same.mark] : [];
    });
    return [
      {
        item,
        before: once(earlier),
        after: once(later),
        ...(changes.length > 0 ? { paired: { n: changes.length, change: mean(changes) } } : {}),
      },
    ];
  });
}

interface Mark {
  readonly who: unknown;
  readonly mark: number;
}

const marksOf = (item: Item, sheets: readonly Sheet[]): readonly Mark[] =>
  sheets.flatMap(({ said, who }) => {
    const mark = readAnswer(item, said[item.key]);
    return typeof mark === 'number' ? [{ who, mark }] : [];
  });

const once = (marks: readonly Mark[]): Once => ({ mean: mean(marks.map(({ mark }) => mark)), n: marks.length });
