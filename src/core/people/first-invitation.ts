import type { StrangerContext } from '#core/conversation/context.ts';
import { fold } from '#core/kernel/fold.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { dayIn, type Zone } from '#core/kernel/time.ts';
import { enlist, giveRoles } from './enlist.ts';
import { type Issued, issue } from './invite.ts';
import { defaultSettings, type Organisation } from './organisation.ts';
import type { Person, RoleName } from './person.ts';
import { sameName } from './read-person.ts';
import type { Secrets } from './secrets.ts';

export interface FirstInvitation {
  readonly organisation: string;
  readonly name: Omit<Person, 'id'>;
  readonly role: RoleName;
  readonly zone?: Zone;
  /** The municipality that sees this school's totals, by name; made where it is not known yet. */
  readonly municipality?: string;
}

/**
 * The operator's way in: organisation, person and role are made where they are missing, and an invitation is issued. Asked
 * again with the same words it finds what it made and only renews the invitation.
 */
export async function firstInvitation(
  desk: Pick<StrangerContext, 'tx' | 'now' | 'newId'>,
  secrets: Secrets,
  wanted: FirstInvitation,
): Promise<Issued & { readonly organisation: Organisation }> {
  const organisation = await below(desk, await organisationNamed(desk, wanted), wanted);
  const organisationId = organisation.id;
  const from = dayIn(organisation.settings.zone, desk.now);
  const people = await desk.tx.people.ofOrganisation(organisationId);
  const known = people.find((one) => sameName(one, wanted.name));
  const personId =
    known?.id ?? (await enlist(desk, { ...wanted.name, roles: [wanted.role] }, { organisationId, from }));
  if (known) await giveRoles(desk, [wanted.role], { organisationId, personId, from });
  return { ...(await issue(desk, secrets, { organisationId, personId, purpose: 'join' })), organisation };
}

async function organisationNamed(
  { tx, newId }: Pick<StrangerContext, 'tx' | 'newId'>,
  { organisation: name, zone }: Pick<FirstInvitation, 'organisation' | 'zone'>,
): Promise<Organisation> {
  const known = (await tx.organisations.where({})).find((one) => fold(one.name) === fold(name));
  if (known) return known;
  const settings = zone === undefined ? defaultSettings : { ...defaultSettings, zone };
  const made: Organisation = { id: newId<'organisation'>(), name: name.trim(), settings };
  await tx.organisations.add(made);
  return made;
}

/** The school as one of that municipality; as it was where none is named. */
async function below(
  desk: Pick<StrangerContext, 'tx' | 'newId'>,
  school: Organisation,
  { municipality, zone }: FirstInvitation,
): Promise<Organisation> {
  if (municipality === undefined) return school;
  const above = await organisationNamed(desk, { organisation: municipality, ...(zone ? { zone } : {}) });
  if (above.id === school.id) throw new Refusal('own-municipality');
  const { settings } = await desk.tx.organisations.lock(school.id);
  const placed: Organisation = { ...school, settings: { ...settings, municipality: above.id } };
  await desk.tx.organisations.put(placed);
  return placed;
}
