import type { RecordedEvent } from '#core/record/event.ts';

/** What a mentor's report on adaptation is called in the record of a pair (5.2.2). */
export const adaptationAct = 'adaptation';

export const goingWords = { easy: 'Легко', some: 'Есть трудности', hard: 'Тяжело' } as const;

export const worryWords = {
  lesson: 'Проведение урока',
  discipline: 'Дисциплина',
  planning: 'Планирование',
  documents: 'Документы',
  parents: 'Родители',
  colleagues: 'Коллектив',
} as const;

/** A report in lines, codes by their words. */
export function adaptationLines({ details }: Pick<RecordedEvent, 'details'>): readonly string[] {
  const { going = '', worries = '', help, remark } = details;
  const worried = worries.split(',').flatMap((one) => wordsOf(worryWords, one));
  return [
    ...wordsOf(goingWords, going).map((one) => `Адаптация: ${one.toLowerCase()}`),
    ...(worried.length > 0 ? [`Беспокоит: ${worried.join(', ').toLowerCase()}`] : []),
    ...(help === 'yes' ? ['Нужна помощь куратора'] : []),
    ...(remark ? [`Наставник пишет: ${remark}`] : []),
  ];
}

/** The latest report among what happened to a pair, the latest first, with the words that were added to it. */
export function latestReport(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
  const reports = events.filter(({ act }) => act === adaptationAct);
  const last = reports.findIndex(({ details }) => details.going !== undefined);
  return last < 0 ? reports.slice(0, 1) : reports.slice(0, last + 1).reverse();
}

const wordsOf = (table: Readonly<Record<string, string>>, code: string): readonly string[] => {
  const found = Object.hasOwn(table, code) ? table[code] : undefined;
  return found === undefined ? [] : [found];
};
