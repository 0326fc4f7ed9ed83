import { Temporal } from 'temporal-polyfill';

export { Temporal };
export type Instant = Temporal.Instant;
export type PlainDate = Temporal.PlainDate;
/** An IANA zone name, such as Europe/Volgograd. */
export type Zone = string;

export const date = (iso: string): PlainDate => Temporal.PlainDate.from(iso);
export const instant = (iso: string): Instant => Temporal.Instant.from(iso);

/** The calendar day it is in `zone` at `moment`. */
export const dayIn = (zone: Zone, moment: Instant): PlainDate => moment.toZonedDateTimeISO(zone).toPlainDate();

export const isBefore = (a: PlainDate, b: PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0;
export const sameDay = (a: PlainDate, b: PlainDate): boolean => Temporal.PlainDate.compare(a, b) === 0;
export const earlier = (a: PlainDate, b: PlainDate): PlainDate => (isBefore(b, a) ? b : a);
export const later = (a: PlainDate, b: PlainDate): PlainDate => (isBefore(a, b) ? b : a);
/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: PlainDate, b: PlainDate): number => a.until(b, { largestUnit: 'days' }).days;
export const isPast = (moment: Instant, now: Instant): boolean => Temporal.Instant.compare(moment, now) <= 0;
