const rules = new Intl.PluralRules('ru');

/** «3 дня»: the number and the noun that fits it, joined by a no-break space. Forms: one, few, many. */
export function count(n: number, [one, few, many]: readonly [string, string, string]): string {
  const rule = rules.select(n);
  return `${n}\u00a0${rule === 'one' ? one : rule === 'few' ? few : many}`;
}

export const days = (n: number): string => count(n, ['день', 'дня', 'дней']);
