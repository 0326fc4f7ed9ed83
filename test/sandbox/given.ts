export function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('not there yet');
  return value;
}
