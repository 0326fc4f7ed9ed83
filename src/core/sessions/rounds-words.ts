import { showTime } from '#core/conversation/question-time.ts';
import type { Zone } from '#core/kernel/time.ts';
import { roundStart } from './rounds-plan.ts';
import type { Session } from './session.ts';

/** «15:10», when a round begins. */
export const roundHour = (session: Session, round: number, zone: Zone): string =>
  showTime(roundStart(session, round).toZonedDateTimeISO(zone).toPlainTime());

/** «Раунд 2, 15:10» */
export const roundWords = (session: Session, round: number, zone: Zone): string =>
  `Раунд\u00a0${round + 1}, ${roundHour(session, round, zone)}`;
