import { quietUntil } from '#core/calendar/quiet.ts';
import { type IsWorkingDay, workingDaysAfter } from '#core/calendar/working-days.ts';
import { allowedUntil } from '#core/delivery/allowed-hours.ts';
import { dayIn, type Instant, Temporal } from '#core/kernel/time.ts';
import type { Settings } from '#core/people/organisation.ts';
import { usualHelp } from '#core/people/settings-help.ts';
import { type HelpRequest, type Rung, rungs } from './help.ts';

const waitsOf = ({ help = usualHelp }: Settings) => help.waits;
export const mayAskMunicipality = ({ help = usualHelp }: Settings): boolean => help.municipality;

/** Two waves share the time of a bank; the quiet hours do not count. */
export function waitUntil(
  settings: Settings,
  isWorking: IsWorkingDay,
  { from, rung, urgency }: Pick<HelpRequest, 'rung' | 'urgency'> & { readonly from: Instant },
): Instant {
  const whole = waitsOf(settings)[urgency][Math.min(2, rungs.indexOf(rung))] ?? 0;
  const minutes = rung === 'bank' || rung === 'municipality' ? whole / waves : whole;
  return allowedUntil(settings, isWorking, { from, hours: minutes / 60 });
}

/** How often a bank is asked, and how many of it at a time. */
export const waves = 2;
export const atOnce = 3;

export const after = (rung: Rung): Rung => rungs[rungs.indexOf(rung) + 1] ?? 'curator';

/** Working days of silence before those in a conversation are told that it will be closed, and from then to the closing. */
const silentDays = { notice: 3, close: 2 };

/** When silence says the next word: the notice, then the end. */
export function silenceAt(
  settings: Settings,
  isWorking: IsWorkingDay,
  { spokenAt, noticedAt, createdAt }: Pick<HelpRequest, 'spokenAt' | 'noticedAt' | 'createdAt'>,
): Instant {
  const from = noticedAt ?? spokenAt ?? createdAt;
  const day = workingDaysAfter(dayIn(settings.zone, from), noticedAt ? silentDays.close : silentDays.notice, isWorking);
  const plainTime = Temporal.PlainTime.from(settings.remindAt);
  return quietUntil(settings, isWorking, day.toZonedDateTime({ timeZone: settings.zone, plainTime }).toInstant());
}
