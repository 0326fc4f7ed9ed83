import type { Id } from '#core/kernel/id.ts';
import type { Instant, PlainDate } from '#core/kernel/time.ts';
import type { RoundsPlan } from './rounds-plan.ts';

/** Who hears of a session and may take a seat: people of the school, of its municipality's schools, of every school here. */
export const opennesses = ['school', 'municipality', 'all'] as const;
export type Openness = (typeof opennesses)[number];

/** A meeting of many with one or several experts: скоростное наставничество. draft → announced → over; or cancelled. */
export interface Session {
  readonly id: Id<'session'>;
  readonly organisationId: Id<'organisation'>;
  readonly createdBy: Id<'person'>;
  readonly createdAt: Instant;
  readonly theme: string;
  readonly about?: string;
  readonly startsAt: Instant;
  readonly minutes: number;
  /** An address or a link. */
  readonly place: string;
  readonly seats: number;
  readonly signUpUntil: Instant;
  readonly openTo: Openness;
  /** One conversation with the experts, or rounds of several short ones. */
  readonly mode: 'talk' | 'rounds';
  readonly roundMinutes?: number;
  readonly status: 'draft' | 'announced' | 'cancelled' | 'over';
  /** Counts moves. */
  readonly version: number;
  /** The schedule of rounds, as its own module writes and reads it. */
  readonly plan?: RoundsPlan;
  /** Random, in the deep link: whoever has it may come. */
  readonly token: string;
  /** The next moment at which something happens by itself: an offer of a seat ends, a reminder, the end. */
  readonly wakeAt?: Instant;
}

/** Who speaks at a session. */
export interface Expert {
  readonly id: Id<'expert'>;
  readonly organisationId: Id<'organisation'>;
  readonly sessionId: Id<'session'>;
  readonly personId: Id<'person'>;
}

/** A place in a session or in the line for one; one row per person and session, whatever they did before. */
export interface Booking {
  readonly id: Id<'booking'>;
  /** The session's. */
  readonly organisationId: Id<'organisation'>;
  readonly sessionId: Id<'session'>;
  readonly personId: Id<'person'>;
  /** Where the person came from: its rule on names and its quiet hours are followed. */
  readonly homeId: Id<'organisation'>;
  readonly status: 'seated' | 'waiting' | 'offered' | 'left' | 'lapsed';
  /** Order of arrival: the lower, the earlier. */
  readonly line: number;
  readonly offeredUntil?: Instant;
  readonly attended?: 'yes' | 'no';
  readonly rating?: 'useful' | 'partly' | 'no';
  readonly goal?: string;
  readonly goalBy?: PlainDate;
  readonly goalDone?: 'yes' | 'partly' | 'no';
  readonly createdAt: Instant;
  /** When the goal is asked about. */
  readonly wakeAt?: Instant;
}
