const unstorable = /[\0\p{Surrogate}]/gu;

/** The same data with NUL and torn surrogates replaced: a database refuses them, and one such update would stop the whole poll. */
export function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(unstorable, '\uFFFD');
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.replace(unstorable, '\uFFFD'), clean(inner)]),
  );
}
