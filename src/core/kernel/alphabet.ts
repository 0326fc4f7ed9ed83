const russian = new Intl.Collator('ru');

/** By the Russian alphabet. */
export const byAlphabet = (a: string, b: string): number => russian.compare(a, b);
