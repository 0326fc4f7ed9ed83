import type { Id } from '#core/kernel/id.ts';
import { dayIn, isBefore, later, type PlainDate } from '#core/kernel/time.ts';
import type { Tx } from '#core/store.ts';
import type { Organisation } from './organisation.ts';
import type { Role } from './person.ts';

/**
 * Whoever came by the link of something open and was not there since that day, with everything of theirs. Not those who hold or
 * held another role: they are the school's own by now. Returns how many people.
 */
export async function forgetGuests(tx: Tx, organisation: Organisation, before: PlainDate): Promise<number> {
  const guests = await tx.roles.where({ organisationId: organisation.id, role: 'guest' });
  const gone: Id<'person'>[] = [];
  for (const role of guests) {
    const roles = await tx.roles.where({ personId: role.personId });
    const isLate = isBefore(await lastThere(tx, organisation, role), before);
    if (!isLate || roles.some((one) => one.role !== 'guest' || one.organisationId !== organisation.id)) continue;
    if (!gone.includes(role.personId)) await forgetGuest(tx, role.personId);
    gone.push(role.personId);
  }
  return new Set(gone).size;
}

/** The day of their last session there, or the day on which they came. */
async function lastThere(tx: Tx, { settings }: Organisation, { personId, from }: Role): Promise<PlainDate> {
  const places = await tx.bookings.where({ personId });
  const sessions = await tx.sessions.among(
    'id',
    places.map((one) => one.sessionId),
  );
  return sessions.map((one) => dayIn(settings.zone, one.startsAt)).reduce(later, from);
}

async function forgetGuest(tx: Tx, personId: Id<'person'>): Promise<void> {
  const of = { personId };
  await tx.outbox.erase(personId);
  for (const rows of [tx.bookings, tx.experts, tx.forms, tx.links, tx.invitations, tx.consents, tx.roles] as const)
    await rows.remove(of);
  await tx.files.remove({ ownerId: personId });
  for (const {
    personId: _person,
    organisationId: _here,
    view: _view,
    arrival: _link,
    ...rest
  } of await tx.accounts.where(of))
    await tx.accounts.put(rest);
  await tx.people.remove({ id: personId });
}
