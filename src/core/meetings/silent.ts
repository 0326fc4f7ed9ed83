import type { Instant, PlainDate } from '#core/kernel/time.ts';
import { dayIn, isBefore } from '#core/kernel/time.ts';
import type { Member, Mentorship } from '#core/pairing/mentorship.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import { notMetSince, silentDays } from './past.ts';

/** A pair or group in force, with the day since which it has not met. */
export interface Waiting {
  readonly pair: Mentorship;
  readonly members: readonly Member[];
  readonly since: { readonly day: PlainDate; readonly ever: boolean };
}

interface Where {
  readonly tx: Tx;
  readonly organisation: Organisation;
  readonly now: Instant;
}

/** All pairs in force that are to meet, those who have not met for longest first. */
export async function waitingPairs({ tx, organisation, now }: Where): Promise<readonly Waiting[]> {
  const of = { organisationId: organisation.id };
  const { zone } = organisation.settings;
  const today = dayIn(zone, now);
  const pairs = await tx.mentorships.where({ ...of, status: 'in-force' });
  const held = await tx.meetings.where({ ...of, status: 'held' });
  const members = await tx.members.among(
    'mentorshipId',
    pairs.map((one) => one.id),
  );
  return pairs
    .flatMap((pair) => {
      const since = notMetSince(pair, held, today, zone);
      return since ? [{ pair, members: members.filter((one) => one.mentorshipId === pair.id), since }] : [];
    })
    .sort((a, b) => (isBefore(a.since.day, b.since.day) ? -1 : 1));
}

/** Those who have not met for three weeks. */
export async function silentPairs(where: Where): Promise<readonly Waiting[]> {
  const today = dayIn(where.organisation.settings.zone, where.now);
  return (await waitingPairs(where)).filter(({ since }) => !isBefore(today, since.day.add({ days: silentDays })));
}
