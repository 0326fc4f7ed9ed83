import type { Id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Tx } from '#core/store.ts';
import { builtIn, builtInBy } from './built-in/all.ts';
import { familyOf, type Questionnaire } from './questionnaire.ts';

/** A published version, as campaigns and responses name it (`family.version`). Throws not-found. */
export async function questionnaireBy(tx: Tx, organisationId: Id<'organisation'>, ref: string): Promise<Questionnaire> {
  const found = await versionBy(tx, organisationId, ref);
  if (!found) throw new Refusal('not-found');
  return found;
}

/** The same; undefined where there is none, or it is a draft. */
export async function versionBy(
  tx: Tx,
  organisationId: Id<'organisation'>,
  ref: string,
): Promise<Questionnaire | undefined> {
  const [family = '', version] = ref.split('.');
  const own = { organisationId, family, version: Number(version), status: 'published' } as const;
  return builtInBy(ref) ?? (await tx.questionnaires.where(own))[0];
}

/** What can be asked: the newest published version of each family, the organisation's own first. */
export async function askable(tx: Tx, organisationId: Id<'organisation'>): Promise<readonly Questionnaire[]> {
  const own = await tx.questionnaires.where({ organisationId, status: 'published' });
  const all: readonly Questionnaire[] = [...own, ...builtIn];
  return all.filter((one) => !all.some((other) => other.family === one.family && other.version > one.version));
}

/** Before or after a programme: built-in monitoring says so in its family. */
export const momentOf = (ref: string): 'once' | 'before' | 'after' => {
  const family = familyOf(ref);
  return family.endsWith('-before') ? 'before' : family.endsWith('-after') ? 'after' : 'once';
};

/** The family without its moment: what was asked before is compared with what was asked after. */
export const stemOf = (ref: string): string => familyOf(ref).replace(/-(before|after)$/, '');

/** A questionnaire that somebody fills in of their own accord, for the bank. */
export const ownFamilies = ['mentor', 'mentee'] as const;
export type OwnFamily = (typeof ownFamilies)[number];

export const newest = (family: OwnFamily): Questionnaire => {
  const [found] = builtIn.filter((one) => one.family === family).sort((a, b) => b.version - a.version);
  if (!found) throw new Refusal('not-found');
  return found;
};
