import type { Context } from '#core/conversation/context.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import { stagesOf } from './access.ts';
import { difference, merge } from './difference.ts';
import { openQuestions } from './draft.ts';
import { type Approval, occurrencesOf } from './occurrences.ts';
import { record } from './record.ts';
import { replacedBy } from './replaced.ts';
import type { Occurrence, Roadmap, Stage } from './roadmap.ts';
import { planOf } from './stage-deadline.ts';
import { deadlineWords } from './words.ts';

/** Nothing may be left to ask, and the period is known. Throws roadmap-unanswered. */
export function requireAnswers(roadmap: Roadmap, stages: readonly Stage[]): void {
  if (!planOf(roadmap) || stages.length === 0 || openQuestions(stages).length > 0)
    throw new Refusal('roadmap-unanswered');
}

export interface Order {
  readonly number: string;
  readonly date: PlainDate;
}

export interface Approved {
  readonly roadmap: Roadmap;
  readonly occurrences: readonly Occurrence[];
}

/**
 * The roadmap comes into force by an order (4.4.3): every window becomes a duty, the older roadmap of the period is superseded and
 * its closings move over. `byHead` is false where the curator enters the order because the head is not in the bot.
 */
export async function approve(ctx: Context, roadmap: Roadmap, order: Order, byHead: boolean): Promise<Approved> {
  const drafted = await stagesOf(ctx, roadmap);
  requireAnswers(roadmap, drafted);
  const { remark: _remark, ...rest } = roadmap;
  const approved: Roadmap = {
    ...rest,
    status: 'approved',
    orderNumber: order.number,
    orderDate: order.date,
    ...(byHead ? { approvedBy: ctx.me.person.id } : {}),
    approvedAt: ctx.now,
  };
  const older = await replacedBy(ctx, roadmap);
  const approval: Approval = { on: ctx.me.today, at: ctx.now, by: ctx.me.person.id, newId: ctx.newId };
  await ctx.tx.roadmaps.put(approved);
  const taken = older ? await takeOver(ctx, older, drafted, approval) : new Set<string>();
  for (const stage of drafted.filter((one) => !taken.has(one.id))) await bring(ctx, stage, approval);
  if (older) await supersede(ctx, older, approved);
  await record(ctx, roadmap.id, roadmap.id, 'approved', {
    by: byHead ? 'head' : 'curator',
    order: order.number,
    date: order.date.toString(),
  });
  return { roadmap: approved, occurrences: await ctx.tx.occurrences.where({ roadmapId: roadmap.id }) };
}

/** From now on the assignee column is not needed: links to people have taken its place. */
const inForce = (stage: Stage): Stage => ({
  ...stage,
  responsible: '',
  deadline: { ...stage.deadline, windows: stage.deadline.windows.map(({ past: _past, ...window }) => window) },
});

async function bring(ctx: Context, stage: Stage, approval: Approval): Promise<void> {
  await ctx.tx.stages.put(inForce(stage));
  await ctx.tx.occurrences.add(...occurrencesOf(stage, approval));
}

/** Stages that both roadmaps have keep their row, their closings and their history. Returns the draft rows they make needless. */
async function takeOver(ctx: Context, older: Roadmap, drafted: readonly Stage[], approval: Approval) {
  const before = await stagesOf(ctx, older);
  const taken = new Set<string>();
  for (const change of difference(before, drafted)) {
    if (change.kind === 'added' || change.kind === 'removed') continue;
    const { old, fresh } = change;
    taken.add(fresh.id);
    const stage = { ...fresh, id: old.id };
    await ctx.tx.stages.put(inForce(stage));
    const duties = merge(stage, await ctx.tx.occurrences.where({ stageId: old.id }), approval);
    await ctx.tx.occurrences.add(...duties.add);
    for (const one of duties.put) await ctx.tx.occurrences.put(one);
    for (const one of duties.remove) await ctx.tx.occurrences.remove({ id: one.id });
    await ctx.tx.stages.remove({ id: fresh.id });
    if (change.kind === 'changed')
      await record(ctx, fresh.roadmapId, old.id, 'deadline-set', {
        was: deadlineWords(old.deadline),
        now: deadlineWords(fresh.deadline),
      });
  }
  return taken;
}

/** What the new roadmap leaves out stays with the old one: its closings can be read, its open duties remind nobody. */
async function supersede(ctx: Context, older: Roadmap, by: Roadmap): Promise<void> {
  await ctx.tx.roadmaps.put({ ...older, status: 'superseded' });
  await record(ctx, older.id, older.id, 'superseded', { by: by.id });
}
