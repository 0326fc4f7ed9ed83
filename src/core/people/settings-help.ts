import { fold } from '#core/kernel/fold.ts';
import type { HelpSettings } from './organisation.ts';

type Waits = HelpSettings['waits']['today'];

/** «30 мин, 1 ч, 2 ч»: of the own mentor, of the bank, of whoever comes after it; from a quarter of an hour to two weeks. */
export function readWaits(words: string): Waits | undefined {
  const read = fold(words).split(/[,;]/).map(minutesIn);
  const [mentor, bank, last, ...rest] = read;
  return mentor && bank && last && rest.length === 0 ? [mentor, bank, last] : undefined;
}

function minutesIn(part: string): number | undefined {
  const [, count, unit] = /^(\d{1,4}) ?(мин|м|ч)[а-я]*\.?$/.exec(part.trim()) ?? [];
  const minutes = Number(count) * (unit === 'ч' ? 60 : 1);
  return minutes >= 15 && minutes <= 14 * 24 * 60 ? minutes : undefined;
}

export const showWaits = (waits: Waits): string =>
  waits.map((one) => (one % 60 === 0 ? `${one / 60} ч` : `${one} мин`)).join(', ');

/** Allowed minutes where the organisation has set none. */
export const usualHelp: HelpSettings = {
  waits: { today: [30, 60, 120], days: [240, 480, 1440], week: [480, 960, 2400] },
  municipality: false,
};
