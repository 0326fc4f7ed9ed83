import type { Id } from '#core/kernel/id.ts';
import type { Programme } from '#core/programmes/programme.ts';
import type { Tx } from '#core/store.ts';
import type { Summary } from './closing.ts';
import { repointPublished } from './published.ts';

type Person = Id<'person'>;

/**
 * What withdrawal leaves of the end of programmes: days, reasons as codes, and the register's numbers with bare ids. Grounds, offers of
 * the person and what mentors wrote of them go.
 */
export async function forgetClosings(
  tx: Tx,
  { personId, organisationId }: { readonly personId: Person; readonly organisationId: Id<'organisation'> },
): Promise<number> {
  const programmes = await programmesOf(tx, personId, organisationId);
  const grounded = programmes.filter((one) => one.closeGrounds !== undefined);
  for (const { closeGrounds: _grounds, ...rest } of grounded) await tx.programmes.put(rest);
  const removed = await tx.closings.remove({ by: personId, organisationId });
  const ids = programmes.map((one) => one.id);
  for (const offer of await tx.closings.among('programmeId', ids))
    await tx.closings.put({ ...offer, agreed: offer.agreed.filter((one) => one !== personId) });
  const summaries = await tx.summaries.among('programmeId', ids);
  for (const one of summaries) await forgetIn(tx, one, personId);
  return grounded.length + removed + summaries.length;
}

/** Of a group the others' conclusions stay, without words: they may name whoever left. */
async function forgetIn(tx: Tx, { words: _words, ...summary }: Summary, person: Person): Promise<void> {
  const others = Object.fromEntries(Object.entries(summary.conclusions).filter(([about]) => about !== person));
  if (summary.by === person || Object.keys(others).length === 0) await tx.summaries.remove({ id: summary.id });
  else await tx.summaries.put({ ...summary, conclusions: others, achieved: '' });
}

/** Of the pairs they stood in, and those they closed. */
async function programmesOf(
  tx: Tx,
  personId: Person,
  organisationId: Id<'organisation'>,
): Promise<readonly Programme[]> {
  const standing = new Set((await tx.members.where({ personId })).map((one) => one.mentorshipId));
  return (await tx.programmes.where({ organisationId })).filter(
    (one) => standing.has(one.mentorshipId) || one.closedBy === personId,
  );
}

/** Two people become one; called while the pairs still know who stood in them. */
export async function repointClosings(
  tx: Tx,
  { from, into }: { readonly from: Person; readonly into: Person },
): Promise<void> {
  const who = (person: Person): Person => (person === from ? into : person);
  const pairs = (await tx.members.where({ personId: from })).map((one) => one.mentorshipId);
  const ids = (await tx.programmes.among('mentorshipId', pairs)).map((one) => one.id);
  for (const one of await tx.closings.among('programmeId', ids))
    await tx.closings.put({ ...one, by: who(one.by), agreed: [...new Set(one.agreed.map(who))] });
  for (const one of await tx.summaries.among('programmeId', ids))
    await tx.summaries.put({
      ...{ ...one, by: who(one.by) },
      conclusions: Object.fromEntries(
        Object.entries(one.conclusions).map(([about, said]) => [about === from ? into : about, said]),
      ),
    });
  for (const one of await tx.certificates.where({ personId: from }))
    await tx.certificates.put({ ...one, personId: into });
  for (const one of await tx.certificates.where({ issuedBy: from }))
    await tx.certificates.put({ ...one, issuedBy: into });
  await repointPublished(tx, { from, into });
  for (const one of await tx.programmes.where({ closedBy: from })) await tx.programmes.put({ ...one, closedBy: into });
}
