import { fileOf } from '#core/files/uploads.ts';
import type { Id } from '#core/kernel/id.ts';
import { type Instant, isPast } from '#core/kernel/time.ts';
import type { Meeting, MeetingLog } from '#core/meetings/meeting.ts';
import { isOpen, refuse } from '#core/meetings/state.ts';
import type { Tx } from '#core/store.ts';

type Of = { readonly personId: Id<'person'>; readonly organisationId: Id<'organisation'> };
type Now = Meeting['createdAt'];

/**
 * What withdrawal leaves of meetings and their logs: days, minutes, codes and bare ids. What lies ahead does not take place without the
 * person; words they typed are erased, and so is everything worded about a meeting of two: it tells of them.
 */
export async function forgetMeetings(tx: Tx, { personId, organisationId }: Of, now: Now): Promise<number> {
  const theirs = (await tx.meetings.ofPerson(personId)).filter((one) => one.organisationId === organisationId);
  for (const meeting of theirs) {
    const { mentorshipId } = meeting;
    const mentors = mentorshipId ? await tx.members.where({ mentorshipId, side: 'mentor' }) : [];
    const answer = { by: personId, mentors: mentors.map((one) => one.personId) };
    await tx.meetings.put(without(isAhead(meeting, now) ? refuse(meeting, answer) : meeting, personId));
  }
  const between = new Set(theirs.filter((one) => one.people.length <= 2).map((one) => one.id));
  const logs = await tx.logs.among(
    'meetingId',
    theirs.map((one) => one.id),
  );
  for (const log of logs) {
    const left = between.has(log.meetingId) ? bare(log) : unsaid(log, personId);
    await tx.logs.put(left);
    if (log.attachment && !left.attachment) await tx.files.remove({ id: fileOf(log.attachment) });
  }
  return theirs.length + (await tx.notes.remove({ organisationId, personId }));
}

/** Meetings that were made before that moment, their logs, and the files that were kept with these. Meetings removed. */
export async function forgetOldMeetings(tx: Tx, organisationId: Id<'organisation'>, before: Instant): Promise<number> {
  const old = (await tx.meetings.where({ organisationId })).filter((one) => isPast(one.createdAt, before));
  const logs = await tx.logs.among(
    'meetingId',
    old.map((one) => one.id),
  );
  for (const { attachment } of logs) if (attachment) await tx.files.remove({ id: fileOf(attachment) });
  return tx.meetings.removeBefore('createdAt', before, { organisationId });
}

const isAhead = (meeting: Meeting, now: Now): boolean =>
  isOpen(meeting) && !(meeting.startsAt && isPast(meeting.startsAt, now));

/** The place they named, their calendar, and whatever would still happen by itself to what is over. */
function without({ place, wakeAt, takenBy = [], ...meeting }: Meeting, personId: Id<'person'>): Meeting {
  const group = meeting.people.length > 2;
  const taken = takenBy.filter((one) => one !== personId);
  return {
    ...meeting,
    ...(place && group && meeting.proposedBy !== personId ? { place } : {}),
    ...(taken.length > 0 ? { takenBy: taken } : {}),
    ...(wakeAt && group && isOpen(meeting) ? { wakeAt } : {}),
  };
}

/** Codes and numbers only. */
const bare = (log: MeetingLog): MeetingLog => {
  const { topicWords: _topic, considered: _considered, recommendation: _advice, task: _task, ...rest } = log;
  const { attachment: _attachment, reflection: _reflection, words, ...kept } = rest;
  return { ...kept, words: Object.fromEntries(Object.entries(words).map(([by, word]) => [by, wordless(word)])) };
};

/** Of a group's log, what this person put into it. */
function unsaid(log: MeetingLog, personId: Id<'person'>): MeetingLog {
  if (log.by === personId) return bare(log);
  const word = log.words[personId];
  return word ? { ...log, words: { ...log.words, [personId]: wordless(word) } } : log;
}

const wordless = ({ corrections: _corrections, ...word }: MeetingLog['words'][string]): MeetingLog['words'][string] =>
  word;
