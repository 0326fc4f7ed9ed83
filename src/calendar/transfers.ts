/**
 * Days off moved by the government, and holidays that fell on a weekend and moved by article 112 of the Labour Code.
 * One line a year; an organisation adds its own in the settings.
 */
export const transfers: Readonly<
  Record<number, { readonly off: readonly string[]; readonly working: readonly string[] }>
> = {
  2022: { off: ['03-07', '05-02', '05-03', '05-10', '06-13'], working: ['03-05'] },
  2023: { off: ['02-24', '05-08', '11-06'], working: [] },
  2024: { off: ['04-29', '04-30', '05-10', '12-30', '12-31'], working: ['04-27', '11-02', '12-28'] },
  2025: { off: ['05-02', '05-08', '06-13', '11-03', '12-31'], working: ['11-01'] },
  2026: { off: ['01-09', '03-09', '05-11', '12-31'], working: [] },
};
