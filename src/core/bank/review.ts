import { isBefore, type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { BankEntry } from './entry.ts';

/** The day from which an entry asks to be looked at again: a year after the last time (4.4.4). */
export const reviewDay = ({ reviewedOn }: Pick<BankEntry, 'reviewedOn'>): PlainDate => reviewedOn.add({ years: 1 });

export const isOld = (entry: Pick<BankEntry, 'status' | 'reviewedOn'>, today: PlainDate): boolean =>
  entry.status !== 'left' && !isBefore(today, reviewDay(entry));

/** When the whole bank is to be gone through: a year after the last update, or after its first entry; undefined for an empty bank. */
export function bankDay(entries: readonly BankEntry[], zone: string, updatedOn?: PlainDate): PlainDate | undefined {
  const [first] = entries
    .filter((entry) => entry.status !== 'left')
    .map((entry) => entry.createdAt.toZonedDateTimeISO(zone).toPlainDate())
    .sort(Temporal.PlainDate.compare);
  const since = updatedOn ?? first;
  return first === undefined ? undefined : since?.add({ years: 1 });
}
