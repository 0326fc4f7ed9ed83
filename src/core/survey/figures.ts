/** «12 из 17 (71 %)»: a share never stands without its denominator. */
export const share = (count: number, n: number): string =>
  n === 0 ? '0 из 0' : `${count} из ${n} (${percent(count, n)}\u00a0%)`;

/** Whole per cent, half up. */
export const percent = (count: number, n: number): number => (n === 0 ? 0 : Math.round((count * 100) / n));

/** To one decimal, half away from zero, with a comma: «7,4». */
export const decimal = (value: number): string => {
  const tenths = Math.sign(value) * Math.round(Math.abs(value) * 10 + 1e-9);
  return (tenths === 0 ? 0 : tenths / 10).toFixed(1).replace('.', ',').replace('-', '−');
};

/** The same with its sign: «+0,6», «−1,0», «0,0». */
export const signed = (value: number): string => {
  const words = decimal(value);
  return words.startsWith('−') || words === '0,0' ? words : `+${words}`;
};

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
