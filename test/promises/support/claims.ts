/** What of a promise does not hold, in words. */
export const unkept = (...claims: readonly (readonly [holds: boolean, otherwise: string])[]): readonly string[] =>
  claims.filter(([holds]) => !holds).map(([, otherwise]) => otherwise);
