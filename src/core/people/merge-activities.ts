import type { Id } from '#core/kernel/id.ts';
import type { ActivityResult, PlanChange } from '#core/programmes/programme.ts';
import { oneWordEach } from '#core/programmes/state.ts';
import type { Tx } from '#core/store.ts';

type Who = (person: Id<'person'>) => Id<'person'>;

/** Whose a line of a plan is, who did it, who accepted it, who offered and agreed to change it. */
export async function repointActivities(
  tx: Tx,
  { from, into }: { readonly from: Id<'person'>; readonly into: Id<'person'> },
): Promise<void> {
  const who: Who = (person) => (person === from ? into : person);
  for (const row of await tx.activities.where({ personId: from })) await tx.activities.put({ ...row, personId: into });
  for (const organisationId of await organisationsOf(tx, into)) {
    for (const row of await tx.results.where({ organisationId }))
      if (JSON.stringify(row).includes(from)) await repointResult(tx, row, who);
    for (const row of await tx.changes.where({ organisationId }))
      if (JSON.stringify(row).includes(from))
        await tx.changes.put({
          ...{ ...row, by: who(row.by), plan: row.plan.map((edit) => ofWhom(edit, who)) },
          agreements: oneWordEach(row.agreements.map((one) => ({ ...one, person: who(one.person) }))),
        });
  }
}

/** The roles have been handed over by then. */
const organisationsOf = async (tx: Tx, personId: Id<'person'>): Promise<readonly Id<'organisation'>[]> => [
  ...new Set((await tx.roles.where({ personId })).map((role) => role.organisationId)),
];

/** One result of a line per person: where both have one, that of the person who stays is kept. */
async function repointResult(tx: Tx, row: ActivityResult, who: Who): Promise<void> {
  const personId = who(row.personId);
  const [kept] = await tx.results.where({ activityId: row.activityId, personId });
  if (kept && kept.id !== row.id) await tx.results.remove({ id: row.id });
  else
    await tx.results.put({
      ...{ ...row, personId, earlier: row.earlier.map((one) => judgedBy(one, who)) },
      ...(row.assessedBy ? { assessedBy: who(row.assessedBy) } : {}),
    });
}

const judgedBy = (one: ActivityResult['earlier'][number], who: Who): ActivityResult['earlier'][number] =>
  one.assessedBy ? { ...one, assessedBy: who(one.assessedBy) } : one;

const ofWhom = (edit: PlanChange, who: Who): PlanChange =>
  edit.act === 'add' && edit.personId ? { ...edit, personId: who(edit.personId) } : edit;
