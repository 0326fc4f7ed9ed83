import { type Instant, Temporal } from '#core/kernel/time.ts';
import type { Settings } from '#core/people/organisation.ts';
import { type IsWorkingDay, workingDayAfter } from './working-days.ts';

type Quiet = Pick<Settings, 'zone' | 'quiet'>;

/** Nights by the organisation's zone, and whole days off: nothing but replies is sent then. */
export function isQuiet(settings: Quiet, isWorking: IsWorkingDay, moment: Instant): boolean {
  const local = moment.toZonedDateTimeISO(settings.zone);
  return !isWorking(local.toPlainDate()) || atNight(settings, local.toPlainTime());
}

/** The first moment from `moment` on when sending is allowed. */
export function quietUntil(settings: Quiet, isWorking: IsWorkingDay, moment: Instant): Instant {
  if (!isQuiet(settings, isWorking, moment)) return moment;
  const local = moment.toZonedDateTimeISO(settings.zone);
  const dawn = Temporal.PlainTime.from(settings.quiet.to);
  const today = local.toPlainDate();
  const later = Temporal.PlainTime.compare(local.toPlainTime(), dawn) < 0 ? today : today.add({ days: 1 });
  return workingDayAfter(later, isWorking).toZonedDateTime({ timeZone: settings.zone, plainTime: dawn }).toInstant();
}

/** An evening that ends at ten, where it would end sooner. */
export const untilTen = ({ zone, quiet }: Quiet): Quiet => ({
  zone,
  quiet: quiet.from > quiet.to && quiet.from < '22:00' ? { ...quiet, from: '22:00' } : quiet,
});

function atNight(settings: Quiet, time: Temporal.PlainTime): boolean {
  const from = Temporal.PlainTime.from(settings.quiet.from);
  const to = Temporal.PlainTime.from(settings.quiet.to);
  const after = Temporal.PlainTime.compare(time, from) >= 0;
  const before = Temporal.PlainTime.compare(time, to) < 0;
  return Temporal.PlainTime.compare(from, to) > 0 ? after || before : after && before;
}
