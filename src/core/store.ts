import type { BankEntry } from '#core/bank/entry.ts';
import type { Certificate, ClosingOffer, Summary } from '#core/closing/closing.ts';
import type { FormSession } from '#core/conversation/form-session.ts';
import type { Delivery, Post } from '#core/delivery/outgoing.ts';
import type { OneTimeLink, StoredFile, Upload } from '#core/files/file.ts';
import type { HelpMessage, HelpOffer, HelpRequest } from '#core/help/help.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Channel } from '#core/kernel/ports.ts';
import type { Rows, Scope } from '#core/kernel/store.ts';
import type { Instant, PlainDate } from '#core/kernel/time.ts';
import type { Loan } from '#core/matching/loan.ts';
import type { MatchDraft } from '#core/matching/match-draft.ts';
import type { Meeting, MeetingLog, PrivateNote } from '#core/meetings/meeting.ts';
import type { Member, Mentorship, Order } from '#core/pairing/mentorship.ts';
import type { Consent, Destruction, Guess, Invitation, Original } from '#core/people/invitation.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Account, Person, Role } from '#core/people/person.ts';
import type { Petition } from '#core/petitions/petition.ts';
import type { Found, Practice, Search, Thanks } from '#core/practices/practice.ts';
import type { Activity, ActivityResult, Programme, ProgrammeChange } from '#core/programmes/programme.ts';
import type { Worded } from '#core/programmes/worded.ts';
import type { RecordedEvent } from '#core/record/event.ts';
import type { Reminder, Snooze } from '#core/reminders/reminder.ts';
import type { HistoryEntry, Occurrence, Roadmap, Stage } from '#core/roadmap/roadmap.ts';
import type { Booking, Expert, Session } from '#core/sessions/session.ts';
import type { Box, Campaign, Confidence, Participant, Response } from '#core/survey/campaign.ts';
import type { OwnQuestionnaire } from '#core/survey/questionnaire.ts';

export interface People extends Rows<Person> {
  /** Everyone who holds or held a role in the organisation. */
  ofOrganisation(organisation: Id<'organisation'>): Promise<readonly Person[]>;
}

export interface Accounts extends Rows<Account> {
  /** The account behind an address, made on first sight, and held until the transaction ends (order per person). */
  meet(channel: Channel, address: string, now: Instant): Promise<Account>;
}

export interface Roles extends Rows<Role> {
  /** Roles of a person that hold on `day`, in every organisation visible to the scope. */
  held(person: Id<'person'>, day: PlainDate): Promise<readonly Role[]>;
}

export interface Invitations extends Rows<Invitation> {
  /** Uses it up: the row, once and to one caller only; undefined for wrong, used, revoked and expired alike. */
  use(hash: { readonly token: string } | { readonly code: string }, now: Instant): Promise<Invitation | undefined>;
  /** The same look-up without using it up. */
  peek(hash: { readonly token: string } | { readonly code: string }, now: Instant): Promise<Invitation | undefined>;
}

export interface Guesses extends Rows<Guess> {
  countSince(account: Id<'account'> | undefined, since: Instant): Promise<number>;
}

export interface Occurrences extends Rows<Occurrence> {
  /** Open ones of the organisation's approved roadmaps whose start or due date is at most `horizon` days after `day`, or past. */
  pressing(organisation: Id<'organisation'>, day: PlainDate, horizon: number): Promise<readonly Occurrence[]>;
  /** Of an organisation's approved roadmaps, due between two days inclusive, in the order of due dates. */
  between(organisation: Id<'organisation'>, from: PlainDate, to: PlainDate): Promise<readonly Occurrence[]>;
}

export interface Reminders extends Rows<Reminder> {
  /** Adds what is not there yet (unique by person, subject, lead, due version); returns what was new. */
  post(rows: readonly Reminder[]): Promise<readonly Reminder[]>;
}

export interface Meetings extends Rows<Meeting> {
  /** Those to which a person is asked. */
  ofPerson(person: Id<'person'>): Promise<readonly Meeting[]>;
}

export interface Sessions extends Rows<Session> {
  /** Announced ones that have not begun by then, the earliest first. */
  ahead(now: Instant): Promise<readonly Session[]>;
}

export interface Programmes extends Rows<Programme> {
  /** Approved and closed ones in which any of the words stand, in whatever form; the nearest first. */
  worded(search: Worded): Promise<readonly Id<'programme'>[]>;
}

export interface Practices extends Rows<Practice> {
  /** Approved cards in which any of the words stand, in whatever form; the nearest first. */
  similar(search: Search): Promise<readonly Found[]>;
  /** Every stem that stands in those cards, for what was typed with a slip. */
  stems(of: Pick<Search, 'organisations' | 'open'>): Promise<readonly string[]>;
  /** Whatever the status. */
  ofAuthor(person: Id<'person'>): Promise<readonly Practice[]>;
}

export interface Forms extends Rows<FormSession> {
  /** Open ones of an organisation that were touched at `since` or later, the oldest first. */
  left(organisation: Id<'organisation'>, since: Instant): Promise<readonly FormSession[]>;
}

export interface Outbox {
  /** At most one row per key: a second post of the same key is nothing. Thousands go at once. */
  post(...posts: readonly Post[]): Promise<void>;
  /** Unsent rows whose key starts with the prefix become `dropped`. */
  drop(keyPrefix: string): Promise<void>;
  deliveries(keyPrefix: string): Promise<readonly Delivery[]>;
  /**
   * Everything unsent or remembered that is addressed to a person (withdrawal of consent); with an organisation, only what
   * was said for it. Rows erased.
   */
  erase(person: Id<'person'>, organisation?: Id<'organisation'>): Promise<number>;
  /**
   * Every screen of a person that has to do with a form loses its text, sent or not, and so do updates of theirs that were put
   * aside; no messenger of theirs looks at the form any longer. In the system's scope only.
   */
  forget(person: Id<'person'>, form: Id<'form'>): Promise<void>;
}

/** Everything a use case may read and write, in one transaction. */
export interface Tx {
  readonly organisations: Rows<Organisation>;
  readonly people: People;
  readonly accounts: Accounts;
  readonly roles: Roles;
  readonly invitations: Invitations;
  readonly guesses: Guesses;
  readonly consents: Rows<Consent>;
  readonly destructions: Rows<Destruction>;
  readonly forms: Forms;
  readonly roadmaps: Rows<Roadmap>;
  readonly stages: Rows<Stage>;
  readonly occurrences: Occurrences;
  readonly history: Rows<HistoryEntry>;
  readonly reminders: Reminders;
  readonly snoozes: Rows<Snooze>;
  readonly files: Rows<StoredFile>;
  readonly uploads: Rows<Upload>;
  readonly links: Rows<OneTimeLink>;
  readonly originals: Rows<Original>;
  readonly questionnaires: Rows<OwnQuestionnaire>;
  readonly campaigns: Rows<Campaign>;
  readonly participants: Rows<Participant>;
  readonly responses: Rows<Response>;
  readonly confidences: Rows<Confidence>;
  readonly boxes: Rows<Box>;
  readonly bank: Rows<BankEntry>;
  readonly mentorships: Rows<Mentorship>;
  readonly members: Rows<Member>;
  readonly orders: Rows<Order>;
  readonly meetings: Meetings;
  readonly logs: Rows<MeetingLog>;
  readonly notes: Rows<PrivateNote>;
  readonly sessions: Sessions;
  readonly experts: Rows<Expert>;
  readonly bookings: Rows<Booking>;
  readonly loans: Rows<Loan>;
  readonly matches: Rows<MatchDraft>;
  readonly practices: Practices;
  readonly thanks: Rows<Thanks>;
  readonly helps: Rows<HelpRequest>;
  readonly helpOffers: Rows<HelpOffer>;
  readonly helpMessages: Rows<HelpMessage>;
  readonly programmes: Programmes;
  readonly activities: Rows<Activity>;
  readonly results: Rows<ActivityResult>;
  readonly changes: Rows<ProgrammeChange>;
  readonly closings: Rows<ClosingOffer>;
  readonly summaries: Rows<Summary>;
  readonly certificates: Rows<Certificate>;
  readonly petitions: Rows<Petition>;
  readonly events: Rows<RecordedEvent>;
  readonly outbox: Outbox;
  /**
   * Does `work` as somebody, inside a savepoint: until it returns, the database shows and takes only what that scope may
   * see; when it throws, its writes are undone and the transaction goes on in the scope it had before.
   */
  as<R>(scope: Scope, work: () => Promise<R>): Promise<R>;
}

/** The only way to data. No network call inside; milliseconds. A Refusal rolls back and travels to the caller. */
export interface Store {
  transaction<R>(scope: Scope, work: (tx: Tx) => Promise<R>): Promise<R>;
}
