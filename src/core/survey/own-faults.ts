import { labelsFault, longest, scaleFault } from './item-words.ts';
import { settled } from './own-edit.ts';
import type { Item, Questionnaire } from './questionnaire.ts';

export interface Fault {
  /** The question's place in the list, from one; absent where it is the whole. */
  readonly place?: number;
  readonly why: string;
}

/** What has to be mended before a questionnaire can be published; empty where it is ready. */
export function faultsOf({ title, items }: Pick<Questionnaire, 'title' | 'items'>): readonly Fault[] {
  const whole: readonly string[] = [
    ...(title.trim() === '' ? ['нет названия'] : []),
    ...(items.length === 0 ? ['нет ни одного вопроса'] : []),
  ];
  const kept = settled(items);
  return [
    ...whole.map((why) => ({ why })),
    ...items.flatMap((item, index) => {
      const lost = item.when?.is.length !== kept[index]?.when?.is.length;
      const why = lost ? 'условие ссылается не на более ранний вопрос с выбором' : itemFault(item);
      return why === undefined ? [] : [{ place: index + 1, why }];
    }),
  ];
}

/** What is wrong with a question by itself; undefined where nothing is. */
export function itemFault(item: Omit<Item, 'key'>): string | undefined {
  if (item.text.trim() === '') return 'нет текста вопроса';
  if (item.text.length > longest.text) return `вопрос длиннее ${longest.text} знаков`;
  if ((item.help?.length ?? 0) > longest.help) return `подсказка длиннее ${longest.help} знаков`;
  if ((item.section?.length ?? 0) > longest.section) return `название раздела длиннее ${longest.section} знаков`;
  return inside(shapeFault(item));
}

function shapeFault(item: Omit<Item, 'key'>): string | undefined {
  if (item.kind === 'one' || item.kind === 'several')
    return labelsFault((item.options ?? []).map(({ label }) => label));
  return item.kind === 'scale' ? scaleFault({ min: item.min ?? 1, max: item.max ?? 10 }) : undefined;
}

/** A sentence as part of another one. */
const inside = (words: string | undefined): string | undefined =>
  words && `${words.charAt(0).toLowerCase()}${words.slice(1)}`.replace(/\.$/u, '');
