import type { Item } from '../questionnaire.ts';

/** Items of the monitoring are marked from 1 to 10, one worst. */
export const scales = (section: string, help: string, texts: Readonly<Record<string, string>>): readonly Item[] =>
  Object.entries(texts).map(([key, text], index) => ({
    key,
    kind: 'scale',
    ...(index === 0 ? { section } : {}),
    text,
    help,
    min: 1,
    max: 10,
  }));
