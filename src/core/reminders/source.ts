import type { IsWorkingDay } from '#core/calendar/working-days.ts';
import type { Button } from '#core/conversation/screen.ts';
import type { NewId } from '#core/kernel/id.ts';
import type { Text } from '#core/kernel/text.ts';
import type { Instant, PlainDate } from '#core/kernel/time.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import type { Told } from './due.ts';
import type { Staff } from './recipients.ts';
import type { Reminder } from './reminder.ts';

/** One organisation on one day, as the system sees it. */
export interface Morning {
  readonly tx: Tx;
  readonly organisation: Organisation;
  readonly now: Instant;
  readonly staff: Staff;
  readonly isWorking: IsWorkingDay;
}

/** A line of the digest that is not a stage of the roadmap: what is expected, and the button that does it. */
export interface Line {
  readonly subject: string;
  readonly text: Text;
  readonly button: Button;
  readonly due?: PlainDate;
}

/**
 * A feature that has something to say in the daily digest. Like stages, it derives what is due at each tick and stores nothing
 * ahead; subjects begin with the source's `prefix`.
 */
export interface Source {
  /** Such as `campaign:`; a subject is the prefix and an id. */
  readonly prefix: string;
  /** What changes by itself when a day begins (a campaign opens, a pause ends). Harmless when repeated. */
  readonly tend?: (morning: Morning & { readonly newId: NewId }) => Promise<void>;
  /** Whom to tell what today; told once per person, subject, lead and due version. */
  readonly due: (morning: Morning) => Promise<readonly Told[]>;
  /** The lines of those reminders that are still true, at the moment of sending. */
  readonly lines: (morning: Morning, reminders: readonly Reminder[]) => Promise<readonly Line[]>;
  /** Days from today on which something may become due or change; for the sandbox's clock. */
  readonly days: (morning: Morning) => Promise<readonly PlainDate[]>;
}

/** The source's own among all reminders of a person. */
export const ofSource = <R extends Pick<Reminder, 'subject'>>(
  { prefix }: Pick<Source, 'prefix'>,
  reminders: readonly R[],
): readonly R[] => reminders.filter((one) => one.subject.startsWith(prefix));

/** The id behind the prefix. */
export const subjectId = ({ prefix }: Pick<Source, 'prefix'>, subject: string): string => subject.slice(prefix.length);
