import type { Id } from '#core/kernel/id.ts';
import type { Petition } from '#core/petitions/petition.ts';
import type { Tx } from '#core/store.ts';

type Person = Id<'person'>;

/** A person stands in a petition as its author, as whom it is about, whose word it needs, who answered, and among its details. */
export async function repointPetitions(
  tx: Tx,
  { from, into }: { readonly from: Person; readonly into: Person },
): Promise<void> {
  const found = new Map<string, Petition>();
  for (const field of ['personId', 'aboutId', 'consentOf', 'resolvedBy'] as const)
    for (const row of await tx.petitions.where({ [field]: from })) found.set(row.id, row);
  const roles = await tx.roles.where({ personId: into });
  for (const organisationId of new Set(roles.map((role) => role.organisationId)))
    for (const row of await tx.petitions.where({ organisationId }))
      if (row.details.wished === from || row.details[`says:${from}`] !== undefined) found.set(row.id, row);
  for (const row of found.values()) await tx.petitions.put(repointed(row, from, into));
}

function repointed(row: Petition, from: Person, into: Person): Petition {
  const who = <P extends Person | undefined>(one: P): P | Person => (one === from ? into : one);
  const { aboutId, consentOf, resolvedBy, ...rest } = row;
  return {
    ...{ ...rest, personId: who(row.personId) },
    ...(aboutId ? { aboutId: who(aboutId) } : {}),
    ...(consentOf ? { consentOf: who(consentOf) } : {}),
    ...(resolvedBy ? { resolvedBy: who(resolvedBy) } : {}),
    details: Object.fromEntries(
      Object.entries(row.details).map(([key, value]) => [
        key === `says:${from}` ? `says:${into}` : key,
        value === from ? into : value,
      ]),
    ),
  };
}
