import type { Id } from '#core/kernel/id.ts';
import { isPast } from '#core/kernel/time.ts';
import type { Meeting, MeetingLog } from '#core/meetings/meeting.ts';
import type { Tx } from '#core/store.ts';

type Of = { readonly personId: Id<'person'>; readonly organisationId: Id<'organisation'> };
type Now = Meeting['createdAt'];

/**
 * What withdrawal leaves of meetings and their logs: days, minutes, codes and bare ids. What lies ahead does not take place without the
 * person; words they typed are erased, and so is everything worded about a meeting of two: it tells of them.
 */
export async function forgetMeetings(tx: Tx, { personId, organisationId }: Of, now: Now): Promise<number> {
  const theirs = (await tx.meetings.ofPerson(personId)).filter((one) => one.organisationId === organisationId);
  for (const meeting of theirs) await tx.meetings.put(without(meeting, personId, now));
  const between = new Set(theirs.filter((one) => one.people.length <= 2).map((one) => one.id));
  const logs = await tx.logs.among(
    'meetingId',
    theirs.map((one) => one.id),
  );
  for (const log of logs) await tx.logs.put(between.has(log.meetingId) ? bare(log) : unsaid(log, personId));
  return theirs.length + (await tx.notes.remove({ organisationId, personId }));
}

function without({ place, wakeAt, takenBy, ...meeting }: Meeting, personId: Id<'person'>, now: Now): Meeting {
  const ahead =
    meeting.status === 'proposed' ||
    (meeting.status === 'agreed' && meeting.startsAt !== undefined && !isPast(meeting.startsAt, now));
  const group = meeting.people.length > 2;
  const taken = takenBy?.filter((one) => one !== personId) ?? [];
  const kept: Meeting = {
    ...meeting,
    ...(place && group && meeting.proposedBy !== personId ? { place } : {}),
    ...(taken.length > 0 ? { takenBy: taken } : {}),
  };
  if (!ahead) return wakeAt && group ? { ...kept, wakeAt } : kept;
  if (!group) return { ...kept, slots: [], status: 'cancelled' };
  return { ...kept, answers: { ...kept.answers, [personId]: 'no' }, ...(wakeAt ? { wakeAt } : {}) };
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
