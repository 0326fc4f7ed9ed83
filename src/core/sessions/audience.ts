import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import type { Zone } from '#core/kernel/time.ts';
import { holdsOn } from '#core/people/roles.ts';
import { staffOfEach } from '#core/reminders/situation.ts';
import { organisationsFor } from './access.ts';
import type { Booking, Session } from './session.ts';

export interface Invited extends Pick<Booking, 'personId' | 'homeId'> {
  readonly zone: Zone;
}

/** Whom a session is announced to: connected people of the organisations it is open to, each once. As the system. */
export async function audienceOf(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  session: Session,
  except: readonly Id<'person'>[],
): Promise<readonly Invited[]> {
  const found = new Map<Id<'person'>, Invited>();
  const organisations = await organisationsFor(tx, session);
  const staffIn = await staffOfEach(tx, organisations, now);
  for (const organisation of organisations) {
    const staff = staffIn(organisation);
    const here = staff.roles.filter((role) => role.role !== 'guest' && holdsOn(role, staff.today));
    for (const { personId } of here.filter((role) => staff.connected(role.personId)))
      if (!found.has(personId) && !except.includes(personId))
        found.set(personId, { personId, homeId: organisation.id, zone: organisation.settings.zone });
  }
  return [...found.values()];
}
