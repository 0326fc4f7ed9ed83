import type { Id } from '#core/kernel/id.ts';
import type { PlainDate } from '#core/kernel/time.ts';

/** start, before-14, before-7, before-1, day, overdue-1, overdue-7, overdue-14, weekly-<n>, monthly-<yyyy-mm> … */
export type Lead = string;

/**
 * What one person is to be told, rendered in the digest of `day`. The subject is an occurrence, or a continuous stage in its
 * monthly line (due version 0). Unique by person, subject, lead and due version.
 */
export interface Reminder {
  readonly id: Id<'reminder'>;
  readonly organisationId: Id<'organisation'>;
  readonly personId: Id<'person'>;
  readonly subject: string;
  readonly lead: Lead;
  readonly dueVersion: number;
  readonly day: PlainDate;
}

/** The outbox's key of a person's digest; `day` is an ISO day, or nothing for all of theirs. */
export const digestKey = (person: Id<'person'>, organisation: Id<'organisation'>, day = ''): string =>
  `digest:${person}:${organisation}:${day}`;

/** «Напомнить позже»: nothing about this occurrence to this person before that day. */
export interface Snooze {
  readonly id: Id<'snooze'>;
  readonly organisationId: Id<'organisation'>;
  readonly personId: Id<'person'>;
  readonly occurrenceId: Id<'occurrence'>;
  readonly until: PlainDate;
}
