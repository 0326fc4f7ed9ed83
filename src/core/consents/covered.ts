import type { Id } from '#core/kernel/id.ts';
import { bySchool } from '#core/kernel/rows-by.ts';
import { dayIn, isBefore, later } from '#core/kernel/time.ts';
import type { Consent, ConsentKind, Original } from '#core/people/invitation.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import { type PaperKind, versions } from './texts.ts';

/** Where one consent of one person stands: given in the chat, on paper, both, or neither. */
export interface Standing {
  readonly given?: Consent;
  readonly original?: Original;
  /** The act it covers may be offered. */
  readonly covers: boolean;
}

/** Everything on record about some people's consents, loaded at once. */
export interface Consents {
  readonly of: (person: Id<'person'>, kind: PaperKind) => Standing;
}

/**
 * Consents to the words as they stand today. A tap counts until it is withdrawn; a signed original counts too, unless the same
 * consent was withdrawn on that day or later.
 */
export async function consentsOf(
  tx: Tx,
  organisation: Organisation,
  people: readonly Id<'person'>[],
): Promise<Consents> {
  return (await consentsOfEach(tx, people))(organisation);
}

/** The same in many organisations, asked for at once. */
export async function consentsOfEach(
  tx: Tx,
  people: readonly Id<'person'>[],
): Promise<(organisation: Organisation) => Consents> {
  const given = bySchool(await tx.consents.among('personId', [...new Set(people)]));
  const originals = bySchool(await tx.originals.among('personId', [...new Set(people)]));
  return (organisation) => {
    const known = { given: given(organisation.id), originals: originals(organisation.id) };
    return { of: (person, kind) => standing(organisation, known, person, kind) };
  };
}

function standing(
  { settings }: Organisation,
  known: { readonly given: readonly Consent[]; readonly originals: readonly Original[] },
  person: Id<'person'>,
  kind: PaperKind,
): Standing {
  const rows = known.given.filter(
    (one) => one.personId === person && one.kind === kind && one.version === versions[kind],
  );
  const given = rows.find((one) => one.withdrawnAt === undefined);
  const original = known.originals.find(
    (one) => one.personId === person && one.kind === kind && one.version === versions[kind],
  );
  const withdrawn = rows
    .flatMap((one) => (one.withdrawnAt ? [dayIn(settings.zone, one.withdrawnAt)] : []))
    .reduce<Original['receivedOn'] | undefined>((last, day) => (last ? later(last, day) : day), undefined);
  const stands = original !== undefined && (withdrawn === undefined || isBefore(withdrawn, original.receivedOn));
  return {
    ...(given ? { given } : {}),
    ...(original ? { original } : {}),
    covers: given !== undefined || stands,
  };
}

/** One question about one person. */
export const covers = async (
  tx: Tx,
  organisation: Organisation,
  person: Id<'person'>,
  kind: ConsentKind,
): Promise<boolean> => (await consentsOf(tx, organisation, [person])).of(person, kind).covers;
