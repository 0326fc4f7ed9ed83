import { quietUntil } from '#core/calendar/quiet.ts';
import type { IsWorkingDay } from '#core/calendar/working-days.ts';
import { type Instant, Temporal } from '#core/kernel/time.ts';
import type { Settings } from '#core/people/organisation.ts';

const step = Temporal.Duration.from({ minutes: 15 });

/**
 * The moment until which `hours` hours of allowed sending have passed since `from`: nights and days off are not counted. For
 * `Post.expiresAt`; exact to a quarter of an hour.
 */
export function allowedUntil(
  settings: Pick<Settings, 'zone' | 'quiet'>,
  isWorking: IsWorkingDay,
  { from, hours }: { readonly from: Instant; readonly hours: number },
): Instant {
  let moment = from;
  for (let quarters = Math.ceil(hours * 4); quarters > 0; quarters--) {
    moment = quietUntil(settings, isWorking, moment).add(step);
  }
  return moment;
}
