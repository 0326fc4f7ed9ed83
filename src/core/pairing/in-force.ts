import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import type { Member, Mentorship } from './mentorship.ts';

/**
 * Does anything of this pair or group count on that day (4.4.3)? The order is the switch: logs, reminders and certificates
 * count only from its first to its last day, both inclusive, and never before an order is signed.
 */
export const isInForce = (
  { status, inForceFrom, inForceTo }: Pick<Mentorship, 'status' | 'inForceFrom' | 'inForceTo'>,
  day: PlainDate,
): boolean =>
  (status === 'in-force' || status === 'ended') &&
  inForceFrom !== undefined &&
  !isBefore(day, inForceFrom) &&
  (inForceTo === undefined || !isBefore(inForceTo, day));

/** Does this person still stand in it on that day? Whoever left a group did until their last day. */
export const stands = ({ leftOn }: Pick<Member, 'leftOn'>, day: PlainDate): boolean =>
  leftOn === undefined || !isBefore(leftOn, day);
