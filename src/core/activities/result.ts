import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import type { Activity, ActivityResult, EarlierResult } from '#core/programmes/programme.ts';

/**
 * How a result goes: marked as done → accepted; or returned with a remark → corrected and marked again (П1 4.1, 5.2). Whatever is
 * replaced on the way stays among its earlier versions. Each step throws stale where it is not its turn.
 */
export interface Said {
  readonly text?: string;
  readonly fileId?: Id<'file'>;
}

type Fresh = Pick<ActivityResult, 'id' | 'personId' | 'doneOn'>;

/** The first mark, or the one after a correction. */
export function markDone(activity: Activity, before: ActivityResult | undefined, fresh: Fresh): ActivityResult {
  const { organisationId, programmeId, id: activityId } = activity;
  if (!before) return { ...fresh, organisationId, programmeId, activityId, status: 'done', earlier: [] };
  if (before.status !== 'returned') throw new Refusal('stale');
  return { ...unjudged(kept(before)), status: 'done', doneOn: fresh.doneOn };
}

/** Words or a file, which need not be; to one that was returned they are the correction. */
export function tell(before: ActivityResult, { text, fileId }: Said, today: PlainDate): ActivityResult {
  if (before.status === 'accepted') throw new Refusal('stale');
  const again = before.status === 'returned';
  const replaces =
    (text !== undefined && before.text !== undefined) || (fileId !== undefined && before.fileId !== undefined);
  const base = again ? { ...unjudged(kept(before)), doneOn: today } : replaces ? kept(before) : before;
  return {
    ...base,
    status: 'done',
    ...(text === undefined ? {} : { text }),
    ...(fileId === undefined ? {} : { fileId }),
  };
}

/** On which day it was done, where the mark came later. */
export function doneOn(before: ActivityResult, day: PlainDate): ActivityResult {
  if (before.status !== 'done') throw new Refusal('stale');
  return { ...before, doneOn: day };
}

/** A mark that was a slip of the finger: nothing has been said to it yet. */
export const isBare = ({ status, text, fileId, earlier }: ActivityResult): boolean =>
  status === 'done' && text === undefined && fileId === undefined && earlier.length === 0;

interface Judged {
  readonly by: Id<'person'>;
  readonly on: PlainDate;
}

export function accept(before: ActivityResult, { by, on }: Judged): ActivityResult {
  if (before.status !== 'done') throw new Refusal('stale');
  return { ...before, status: 'accepted', assessedBy: by, assessedOn: on };
}

/** With a remark always: whoever is to mend it must know what. */
export function giveBack(before: ActivityResult, remark: string, { by, on }: Judged): ActivityResult {
  if (before.status !== 'done') throw new Refusal('stale');
  return { ...before, status: 'returned', assessment: remark, assessedBy: by, assessedOn: on };
}

/** «Оценка наставника» in words, of what was accepted. */
export function assess(before: ActivityResult, words: string, { by, on }: Judged): ActivityResult {
  if (before.status !== 'accepted') throw new Refusal('stale');
  const base = before.assessment === undefined ? before : kept(before);
  return { ...base, assessment: words, assessedBy: by, assessedOn: on };
}

/** What stands here now goes to the earlier versions, and stays here until it is replaced. */
const kept = (before: ActivityResult): ActivityResult => ({
  ...before,
  earlier: [...before.earlier, versionOf(before)],
});

function versionOf({ text, fileId, doneOn: day, assessment, assessedBy, assessedOn }: ActivityResult): EarlierResult {
  return {
    doneOn: day.toString(),
    ...(text === undefined ? {} : { text }),
    ...(fileId === undefined ? {} : { fileId }),
    ...(assessment === undefined ? {} : { assessment }),
    ...(assessedBy === undefined ? {} : { assessedBy }),
    ...(assessedOn === undefined ? {} : { assessedOn: assessedOn.toString() }),
  };
}

function unjudged(before: ActivityResult): ActivityResult {
  const { assessment: _words, assessedBy: _by, assessedOn: _on, ...rest } = before;
  return rest;
}
