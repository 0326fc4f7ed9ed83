import type { Id } from '#core/kernel/id.ts';
import { type Instant, isPast } from '#core/kernel/time.ts';
import type { Petition } from '#core/petitions/petition.ts';
import { isOpen } from '#core/petitions/state.ts';
import type { Tx } from '#core/store.ts';

type Of = { readonly personId: Id<'person'>; readonly organisationId: Id<'organisation'> };

/** Codes and days stay; words, and who was wished for, go. */
const kept = ['lastDay', 'area', 'original', 'byCurator', 'open'];

export function wordless({ text: _text, resolution: _resolution, ...petition }: Petition): Petition {
  const details = Object.entries(petition.details).filter(([key]) => kept.includes(key));
  return { ...petition, details: Object.fromEntries(details) };
}

const isWorded = ({ text, resolution, details }: Petition): boolean =>
  text !== undefined || resolution !== undefined || Object.keys(details).some((key) => !kept.includes(key));

/**
 * What withdrawal leaves of petitions: kind, state, dates and bare ids. One's own that is open is taken back; of another's that tells
 * of them, or that they answered, the words go; a colleague who was called in helps no more.
 */
export async function forgetPetitions(tx: Tx, { personId, organisationId }: Of, now: Instant): Promise<number> {
  const all = await tx.petitions.where({ organisationId });
  const theirs = all.filter((one) => tellsOf(one, personId));
  for (const one of theirs) await tx.petitions.put(without(wordless(one), personId, now));
  return theirs.length;
}

const tellsOf = ({ personId, aboutId, consentOf, resolvedBy, details }: Petition, person: Id<'person'>): boolean =>
  [personId, aboutId, consentOf, resolvedBy, details.wished].includes(person) ||
  details[`says:${person}`] !== undefined;

function without(petition: Petition, person: Id<'person'>, now: Instant): Petition {
  const helps = petition.consentOf === person && petition.status === 'granted';
  const gone = helps || (isOpen(petition) && [petition.personId, petition.consentOf].includes(person));
  return gone ? { ...petition, status: 'withdrawn', resolvedAt: petition.resolvedAt ?? now } : petition;
}

/** Words of what was answered or taken back before that moment; returns how many. A colleague who helps a pair still does. */
export async function forgetPetitionTexts(
  tx: Tx,
  organisationId: Id<'organisation'>,
  before: Instant,
): Promise<number> {
  const old = (await tx.petitions.where({ organisationId })).filter((one) => isOver(one, before) && isWorded(one));
  for (const one of old) await tx.petitions.put(wordless(one));
  return old.length;
}

/** The petitions themselves, with the record of what happened to them. */
export async function removePetitions(tx: Tx, organisationId: Id<'organisation'>, before: Instant): Promise<number> {
  const old = (await tx.petitions.where({ organisationId })).filter((one) => isOver(one, before));
  for (const { id } of old) {
    await tx.events.remove({ organisationId, subject: id });
    await tx.petitions.remove({ id });
  }
  return old.length;
}

const isOver = ({ resolvedAt }: Petition, before: Instant): boolean =>
  resolvedAt !== undefined && !isPast(before, resolvedAt);
