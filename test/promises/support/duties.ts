import type { Id } from '#core/kernel/id.ts';
import { type Instant, instant, type PlainDate } from '#core/kernel/time.ts';
import type { Occurrence } from '#core/roadmap/roadmap.ts';
import { newId } from '#db/new-id.ts';
import type { Stage } from './stage.ts';

export interface Duty {
  readonly person: Id<'person'>;
  readonly title: string;
  readonly due: PlainDate;
}

/** A roadmap in force with a stage and a dated duty of its own for each; as curators leave it. */
export async function inForce(
  { database }: Pick<Stage, 'database'>,
  organisationId: Id<'organisation'>,
  duties: readonly Duty[],
  approvedAt: Instant = instant('2026-06-02T09:00:00Z'),
): Promise<readonly Occurrence[]> {
  const roadmapId = newId<'roadmap'>();
  const [first] = duties;
  if (!first) return [];
  const all = duties.map(({ person, title, due }, position) => {
    const of = { organisationId, roadmapId };
    const stageId = newId<'stage'>();
    const stage = {
      ...{ ...of, id: stageId, position, number: String(position + 1), title, content: [], phrase: due.toString() },
      ...{ deadline: { kind: 'window' as const, windows: [{ due: due.toString() }] }, responsible: '' },
      ...{ assignees: [{ person }], publishes: false },
    };
    const occurrence: Occurrence = {
      ...{ ...of, id: newId<'occurrence'>(), stageId, due, dueVersion: 0, status: 'open', ticked: [] },
    };
    return { stage, occurrence };
  });
  await database.store.transaction({ as: 'system' }, async (tx) => {
    await tx.roadmaps.add({
      ...{ id: roadmapId, organisationId, title: 'Дорожная карта', status: 'approved' as const, approvedAt },
      ...{ createdBy: first.person, createdAt: approvedAt },
    });
    await tx.stages.add(...all.map(({ stage }) => stage));
    await tx.occurrences.add(...all.map(({ occurrence }) => occurrence));
  });
  return all.map(({ occurrence }) => occurrence);
}
