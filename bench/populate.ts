import type { Id, NewId } from '#core/kernel/id.ts';
import { date, type Instant } from '#core/kernel/time.ts';
import type { giveConsent } from '#core/people/consent.ts';
import type { Organisation, Settings } from '#core/people/organisation.ts';
import type { Secrets } from '#core/people/secrets.ts';
import type { Store, Tx } from '#core/store.ts';

interface Wanted {
  readonly organisations: number;
  readonly stages: number;
  readonly settings: Settings;
  readonly giveConsent: typeof giveConsent;
  readonly secrets: Secrets;
  readonly newId: NewId;
  readonly now: Instant;
}

/** Invented schools with an approved roadmap each, every stage due in two weeks; answers a curator's address. */
export async function populate(store: Store, wanted: Wanted): Promise<{ readonly address: string }> {
  for (let number = 0; number < wanted.organisations; number++)
    await store.transaction({ as: 'system' }, (tx) => school(tx, wanted, number));
  return { address: '1000' };
}

async function school(
  tx: Tx,
  { settings, newId, now, secrets, giveConsent, stages }: Wanted,
  number: number,
): Promise<void> {
  const organisation: Organisation = { id: newId<'organisation'>(), name: `Школа № ${number}`, settings };
  const organisationId = organisation.id;
  const person = newId<'person'>();
  await tx.organisations.add(organisation);
  await tx.people.add({ id: person, surname: 'Ветрова', name: 'Ирина', patronymic: 'Павловна' });
  await tx.roles.add({
    id: newId<'role'>(),
    organisationId,
    personId: person,
    role: 'curator',
    from: date('2026-08-01'),
  });
  const met = await tx.accounts.meet('telegram', String(1000 + number), now);
  const account = { ...met, personId: person, organisationId };
  await tx.accounts.put(account);
  await giveConsent({ tx, now, newId, account }, secrets, { person, organisation });
  await roadmap(tx, { organisationId, person, newId, now, stages });
}

interface Plan extends Pick<Wanted, 'newId' | 'now' | 'stages'> {
  readonly organisationId: Id<'organisation'>;
  readonly person: Id<'person'>;
}

async function roadmap(tx: Tx, { organisationId, person, newId, now, stages }: Plan): Promise<void> {
  const roadmapId = newId<'roadmap'>();
  const approvedAt = now.subtract({ hours: 24 * 20 });
  const plan = { planFrom: date('2026-08-01'), planTo: date('2027-08-31') };
  await tx.roadmaps.add({
    ...{ id: roadmapId, organisationId, title: 'Дорожная карта', status: 'approved', createdBy: person },
    ...{ ...plan, createdAt: approvedAt, approvedAt },
  });
  for (let position = 0; position < stages; position++) {
    const stageId = newId<'stage'>();
    await tx.stages.add({
      ...{ id: stageId, organisationId, roadmapId, position, number: String(position), title: `Этап ${position}` },
      ...{ content: [], phrase: 'до 30 сентября', responsible: '', publishes: false },
      ...{ deadline: { kind: 'window', windows: [{ due: '2026-09-30' }] }, assignees: [{ role: 'curator' }] },
    });
    await tx.occurrences.add({
      ...{ id: newId<'occurrence'>(), organisationId, roadmapId, stageId, due: date('2026-09-30') },
      ...{ dueVersion: 1, status: 'open', ticked: [] },
    });
  }
}
