import { type Context, holds } from '#core/conversation/context.ts';
import { byAlphabet } from '#core/kernel/alphabet.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { date } from '#core/kernel/time.ts';
import { holdsOn } from '#core/people/roles.ts';
import type { Colleague } from './assign.ts';
import type { Period } from './deadline.ts';
import type { Occurrence, Roadmap, Stage } from './roadmap.ts';

/** What one person may see and do here today. Curator and head: everything; administrator: reads; others: their own duties. */
export interface Sight {
  readonly seesAll: boolean;
  readonly runsAll: boolean;
  readonly mine: (stage: Stage) => boolean;
}

export async function sightOf({ tx, me }: Context): Promise<Sight> {
  const roles = await tx.roles.where({ personId: me.person.id, organisationId: me.organisation.id });
  const instead = roles.filter((role) => holdsOn(role, me.today)).flatMap((role) => role.standsInFor ?? []);
  const selves = new Set([me.person.id, ...instead]);
  return {
    seesAll: holds(me, 'curator', 'head', 'administrator'),
    runsAll: holds(me, 'curator', 'head'),
    mine: (stage) =>
      stage.assignees.some((one) => ('person' in one ? selves.has(one.person) : me.roles.includes(one.role))),
  };
}

/** Reading, acting (one's own or everything), running (everything only). */
export type Right = 'read' | 'act' | 'run';

export interface Found {
  readonly roadmap: Roadmap;
  readonly stage: Stage;
  readonly sight: Sight;
}

/** The stage of an approved roadmap, if the presser has that right to it. Throws not-found, not-yours, stale, not-approved. */
export async function stageFor(ctx: Context, stageId: string, right: Right): Promise<Found> {
  const stage = await ctx.tx.stages.get(id<'stage'>(stageId));
  const sight = await sightOf(ctx);
  const own = sight.mine(stage);
  if (stage.organisationId !== ctx.me.organisation.id || !(sight.seesAll || own)) throw new Refusal('not-found');
  if (right !== 'read' && !(sight.runsAll || (right === 'act' && own))) throw new Refusal('not-yours');
  const roadmap = await ctx.tx.roadmaps.get(stage.roadmapId);
  if (roadmap.status === 'superseded') throw new Refusal('stale');
  if (roadmap.status !== 'approved') throw new Refusal('not-approved');
  return { roadmap, stage, sight };
}

/** The same for one dated duty; the row is held when it is going to change. */
export async function occurrenceFor(
  ctx: Context,
  occurrenceId: string,
  right: Right,
): Promise<Found & { readonly occurrence: Occurrence }> {
  const key = id<'occurrence'>(occurrenceId);
  const occurrence = await (right === 'read' ? ctx.tx.occurrences.get(key) : ctx.tx.occurrences.lock(key));
  return { ...(await stageFor(ctx, occurrence.stageId, right)), occurrence };
}

export interface Sheet {
  readonly roadmap: Roadmap;
  readonly stages: readonly Stage[];
}

/** A roadmap in any state with its stages in order, for those who see all of it. Throws not-found. */
export async function sheetFor(ctx: Context, roadmapId: string): Promise<Sheet> {
  const roadmap = await ctx.tx.roadmaps.get(id<'roadmap'>(roadmapId));
  if (roadmap.organisationId !== ctx.me.organisation.id || !holds(ctx.me, 'curator', 'head', 'administrator'))
    throw new Refusal('not-found');
  return { roadmap, stages: await stagesOf(ctx, roadmap) };
}

/** A draft to be changed by a curator; held until the transaction ends. Throws not-yours, roadmap-not-draft. */
export async function draftFor(ctx: Context, roadmapId: string): Promise<Sheet> {
  const roadmap = await ctx.tx.roadmaps.lock(id<'roadmap'>(roadmapId));
  if (roadmap.organisationId !== ctx.me.organisation.id) throw new Refusal('not-found');
  if (!holds(ctx.me, 'curator')) throw new Refusal('not-yours');
  if (!isEditable(roadmap)) throw new Refusal('roadmap-not-draft');
  return { roadmap, stages: await stagesOf(ctx, roadmap) };
}

/** A stage of a draft, to be changed. */
export async function draftStage(ctx: Context, stageId: string): Promise<Sheet & { readonly stage: Stage }> {
  const stage = await ctx.tx.stages.get(id<'stage'>(stageId));
  return { ...(await draftFor(ctx, stage.roadmapId)), stage };
}

export const isEditable = ({ status }: Roadmap): boolean => status === 'draft' || status === 'returned';

export const stagesOf = async ({ tx }: Pick<Context, 'tx'>, { id: roadmapId }: Roadmap): Promise<readonly Stage[]> =>
  inOrder(await tx.stages.where({ roadmapId }));

export const inOrder = (stages: readonly Stage[]): readonly Stage[] =>
  [...stages].sort((a, b) => a.position - b.position);

/** Everyone with a role here today. */
export async function colleagues({ tx, me }: Context): Promise<readonly Colleague[]> {
  const roles = (await tx.roles.where({ organisationId: me.organisation.id })).filter((role) =>
    holdsOn(role, me.today),
  );
  const people = await tx.people.among('id', [...new Set(roles.map((role) => role.personId))]);
  return [...people]
    .sort((a, b) => byAlphabet(a.surname, b.surname))
    .map((person) => ({ person, roles: roles.filter((role) => role.personId === person.id) }));
}

/** The school's own terms, as deadlines are read against them. */
export function termsOf({ me }: Pick<Context, 'me'>): { readonly terms?: readonly Period[] } {
  const terms = me.organisation.settings.terms.map(({ from, to }) => ({ from: date(from), to: date(to) }));
  return terms.length > 0 ? { terms } : {};
}
