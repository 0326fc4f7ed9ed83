import type { Id } from '#core/kernel/id.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { peopleOn } from '#core/pairing/access.ts';
import type { ActivityResult, PlanChange, ProgrammeChange } from '#core/programmes/programme.ts';
import type { Tx } from '#core/store.ts';

type Of = { readonly personId: Id<'person'>; readonly organisationId: Id<'organisation'> };

/**
 * What withdrawal leaves of plans: states, days and bare ids. Words and files of the person's results go with whatever was said to
 * them; so do assessments they wrote, and words of changes in their pairs: a reason may tell of them. An open change ends.
 */
export async function forgetActivities(tx: Tx, of: Of): Promise<number> {
  const { personId, organisationId } = of;
  const own = await tx.results.where(of);
  for (const result of own) await forgetWords(tx, result);
  const others = (await tx.results.where({ organisationId })).filter((one) => one.personId !== personId);
  const judged = others.filter(
    (one) => one.assessedBy === personId || one.earlier.some((old) => old.assessedBy === personId),
  );
  for (const result of judged) await tx.results.put(unjudgedBy(result, personId));
  const changes = await changesOf(tx, of);
  for (const change of changes)
    await tx.changes.put({ ...wordless(change), status: change.status === 'offered' ? 'withdrawn' : change.status });
  return own.length + judged.length + changes.length;
}

/** Words and files of results that are older than that day; their states stay countable. Results touched. */
export async function forgetOldResults(tx: Tx, organisationId: Id<'organisation'>, before: PlainDate): Promise<number> {
  const all = await tx.results.where({ organisationId });
  const old = all.filter((one) => isBefore(one.doneOn, before) && isWorded(one));
  for (const result of old) await forgetWords(tx, result);
  return old.length;
}

const isWorded = ({ text, fileId, assessment, earlier }: ActivityResult): boolean =>
  text !== undefined || fileId !== undefined || assessment !== undefined || earlier.length > 0;

async function forgetWords(tx: Tx, result: ActivityResult): Promise<void> {
  const { text: _text, fileId, assessment: _words, earlier, ...bare } = result;
  await tx.results.put({ ...bare, earlier: [] });
  for (const file of new Set([fileId, ...earlier.map((one) => one.fileId)]))
    if (file) await tx.files.remove({ id: file });
}

/** Of somebody else's result only the mentor's own words go. */
function unjudgedBy(result: ActivityResult, personId: Id<'person'>): ActivityResult {
  const { assessment, ...rest } = result;
  return {
    ...rest,
    ...(assessment !== undefined && result.assessedBy !== personId ? { assessment } : {}),
    earlier: result.earlier.map(({ assessment: said, ...old }) => ({
      ...old,
      ...(said !== undefined && old.assessedBy !== personId ? { assessment: said } : {}),
    })),
  };
}

/** Those they offered, and those of pairs they stand in now. */
async function changesOf(tx: Tx, { personId, organisationId }: Of): Promise<readonly ProgrammeChange[]> {
  const members = await tx.members.where({ personId, organisationId });
  const pairs = members.filter((one) => peopleOn([one]).length > 0).map((one) => one.mentorshipId);
  const programmes = (await tx.programmes.among('mentorshipId', pairs)).map((one) => one.id);
  const all = await tx.changes.where({ organisationId });
  return all.filter((one) => one.by === personId || programmes.includes(one.programmeId));
}

function wordless(change: ProgrammeChange): ProgrammeChange {
  const { reason: _reason, plan, agreements, ...rest } = change;
  return { ...rest, plan: plan.map(unworded), agreements: agreements.map(({ reason: _why, ...one }) => one) };
}

function unworded(edit: PlanChange): PlanChange {
  if (edit.act !== 'add') return edit;
  const { expected: _expected, ...rest } = edit;
  return { ...rest, title: '' };
}

/** Changes of that age that have ended: what they did stands in the plan. */
export async function forgetOldChanges(
  tx: Tx,
  organisationId: Id<'organisation'>,
  before: ProgrammeChange['at'],
): Promise<number> {
  const removed: number[] = [];
  for (const status of ['agreed', 'refused', 'withdrawn'] as const)
    removed.push(await tx.changes.removeBefore('at', before, { organisationId, status }));
  return removed.reduce((sum, rows) => sum + rows, 0);
}
