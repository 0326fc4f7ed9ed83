import { forgetEntries, leftBefore } from '#core/bank/forget.ts';
import type { Id, NewId } from '#core/kernel/id.ts';
import { dayIn, type Instant, isPast } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';
import { forgetOldChanges, forgetOldResults } from './forget-activities.ts';
import { forgetGuests } from './forget-guests.ts';
import { forgetConversation, wordless } from './forget-help.ts';
import { forgetOldMeetings } from './forget-meetings.ts';
import { forgetPetitionTexts, removePetitions } from './forget-petitions.ts';
import type { Organisation } from './organisation.ts';

/**
 * Days of program time that things are kept after they are done with; docs/retention.md says the same, and a test holds them
 * together. What the queues keep, and for how long, stands beside them.
 */
export const keptDays = {
  /** After an invitation stopped being of use. */
  invitations: 30,
  /** Wrong invitations, for the limiter. */
  guesses: 1,
  /** After a one-time link stopped being of use. */
  links: 1,
  /** Answers of a form after it was sent or dropped: what became of them is kept where it belongs. */
  closedForms: 30,
  /** Answers of a form nobody touched. */
  openForms: 400,
  /** A file with a term of its own, after that term. */
  files: 0,
  /** What is known about a file on its way in. */
  uploads: 7,
  /** «Напомнить позже», after its day. */
  snoozes: 1,
  /** That somebody was reminded, after the day. */
  reminders: 400,
  /** A messenger account that belongs to nobody, after it was last heard. */
  strangers: 28,
  /** A campaign that is over, with its participants, answers and box: three school years can be compared. */
  campaigns: 1096,
  /** A questionnaire filled in of one's own accord; the card in the bank lives as long as it is wanted. */
  responses: 1096,
  /** What somebody confided to the psychologist and the curator. */
  confidences: 366,
  /** That consent was given, to which text and when, after it was withdrawn: three years for disputes. */
  consents: 1096,
  /** A meeting and what was written down about it: three school years can be compared. */
  meetings: 1096,
  /** What somebody wrote down about a pair for themselves. */
  notes: 1096,
  /** A session with experts, its seats and what came of it: as campaigns. */
  sessions: 1096,
  /** Whoever came to a session by its link and has no other role, after their last session. */
  guests: 90,
  /** A practice card that was asked for, returned or withdrawn, and nothing followed. */
  practices: 90,
  /** That somebody said «Помогло» to a card; the card's count stays. */
  thanks: 366,
  /** What a mentor wrote at the end of a programme: as campaigns. */
  summaries: 1096,
  /** A programme that its sides threw away, from the day it was begun. */
  programmes: 90,
  /** What was asked and said about help, after the request was closed. */
  helpTexts: 90,
  /** The request itself: area, outcome and moments. */
  helps: 1096,
  /** What a petition said and what was answered, after it was answered or taken back. */
  petitionTexts: 366,
  /** The petition itself: kind, state and dates. */
  petitions: 1096,
  /** A proposal of a mentor between schools, after somebody last answered it. */
  loans: 400,
  /** Words and files of what somebody did by the plan of a programme, after that day; that it was done stays. */
  resultTexts: 1096,
  /** A change of a programme that has ended, after it was offered. */
  changes: 1096,
  /** An entry of the bank and its history, after it was taken out. */
  bankLeft: 365,
  /** The destruction log. */
  destructions: 1096,
} as const;

type Desk = { readonly tx: Tx; readonly newId: NewId; readonly now: Instant };

/** Erases what one organisation has kept long enough; a line in the destruction log says how much. Harmless at any time. */
export async function sweepOrganisation(
  { tx, newId, now }: Desk,
  organisation: Organisation,
): Promise<Readonly<Record<string, number>>> {
  const of = { organisationId: organisation.id };
  const ago = (days: number): Instant => now.subtract({ hours: 24 * days });
  const today = dayIn(organisation.settings.zone, now);
  const closed = (status: 'sent' | 'dropped') =>
    tx.forms.removeBefore('updatedAt', ago(keptDays.closedForms), { ...of, status });
  const counts = {
    invitations: await tx.invitations.removeBefore('expiresAt', ago(keptDays.invitations), of),
    links: await tx.links.removeBefore('expiresAt', ago(keptDays.links), of),
    forms:
      (await closed('sent')) +
      (await closed('dropped')) +
      (await tx.forms.removeBefore('updatedAt', ago(keptDays.openForms), of)),
    files: await tx.files.removeBefore('expiresAt', ago(keptDays.files), of),
    uploads: await tx.uploads.removeBefore('createdAt', ago(keptDays.uploads), of),
    snoozes: await tx.snoozes.removeBefore('until', today.subtract({ days: keptDays.snoozes }), of),
    reminders: await tx.reminders.removeBefore('day', today.subtract({ days: keptDays.reminders }), of),
    campaigns: await tx.campaigns.removeBefore('closedAt', ago(keptDays.campaigns), of),
    responses: await tx.responses.removeBefore('sentAt', ago(keptDays.responses), { ...of, campaignId: undefined }),
    confidences: await tx.confidences.removeBefore('at', ago(keptDays.confidences), of),
    consents: await tx.consents.removeBefore('withdrawnAt', ago(keptDays.consents), of),
    meetings: await forgetOldMeetings(tx, organisation.id, ago(keptDays.meetings)),
    notes: await tx.notes.removeBefore('at', ago(keptDays.notes), of),
    guests: await forgetGuests(tx, organisation, today.subtract({ days: keptDays.guests })),
    sessions: await tx.sessions.removeBefore('startsAt', ago(keptDays.sessions), of),
    practices: await unfinished(tx, organisation, ago(keptDays.practices)),
    thanks: await tx.thanks.removeBefore('at', ago(keptDays.thanks), of),
    programmes: await tx.programmes.removeBefore('createdAt', ago(keptDays.programmes), { ...of, status: 'dropped' }),
    summaries: await tx.summaries.removeBefore('at', ago(keptDays.summaries), of),
    helpTexts: await forgetHelpTexts(tx, organisation.id, ago(keptDays.helpTexts)),
    helps: await tx.helps.removeBefore('closedAt', ago(keptDays.helps), of),
    petitionTexts: await forgetPetitionTexts(tx, organisation.id, ago(keptDays.petitionTexts)),
    petitions: await removePetitions(tx, organisation.id, ago(keptDays.petitions)),
    loans: await tx.loans.removeBefore('changedAt', ago(keptDays.loans), of),
    resultTexts: await forgetOldResults(tx, organisation.id, today.subtract({ days: keptDays.resultTexts })),
    changes: await forgetOldChanges(tx, organisation.id, ago(keptDays.changes)),
    bank: await forgetEntries(tx, await leftBefore(tx, organisation.id, today.subtract({ days: keptDays.bankLeft }))),
    log: await tx.destructions.removeBefore('at', ago(keptDays.destructions), of),
  };
  if (Object.values(counts).some((count) => count > 0))
    await tx.destructions.add({ ...of, id: newId<'destruction'>(), at: now, reason: 'retention', counts });
  return counts;
}

async function unfinished(tx: Tx, { id: organisationId }: Organisation, before: Instant): Promise<number> {
  const removed: number[] = [];
  for (const status of ['asked', 'returned', 'withdrawn'] as const)
    removed.push(await tx.practices.removeBefore('changedAt', before, { organisationId, status }));
  return removed.reduce((sum, rows) => sum + rows, 0);
}

async function forgetHelpTexts(tx: Tx, organisationId: Id<'organisation'>, before: Instant): Promise<number> {
  const closed = await tx.helps.where({ organisationId, status: 'closed' });
  const old = closed.filter((one) => one.closedAt && !isPast(before, one.closedAt));
  const counts: number[] = [];
  for (const one of old) {
    counts.push(await forgetConversation(tx, one));
    if (one.text !== '' || one.attachments.length > 0) await tx.helps.put(wordless(one));
  }
  return counts.reduce((sum, count) => sum + count, 0);
}

/** What belongs to no organisation: wrong invitations, and messengers that are nobody's. */
export async function sweepStrangers({ tx, now }: Omit<Desk, 'newId'>): Promise<Readonly<Record<string, number>>> {
  const ago = (days: number): Instant => now.subtract({ hours: 24 * days });
  return {
    guesses: await tx.guesses.removeBefore('at', ago(keptDays.guesses)),
    strangers: await tx.accounts.removeBefore('seenAt', ago(keptDays.strangers), { personId: undefined }),
  };
}
