import { type IsWorkingDay, workingDays } from '#core/calendar/working-days.ts';
import type { Context } from '#core/conversation/context.ts';
import type { Screen } from '#core/conversation/screen.ts';
import { tell } from '#core/delivery/tell.ts';
import type { Id, NewId } from '#core/kernel/id.ts';
import type { Instant, Zone } from '#core/kernel/time.ts';
import type { Organisation } from '#core/people/organisation.ts';
import type { Tx } from '#core/store.ts';
import type { MeetingsDeps } from './deps.ts';
import type { Meeting } from './meeting.ts';
import { woken } from './wake.ts';

/** What an act on a meeting needs, whether a person presses or a timer rings. */
export interface Desk {
  readonly tx: Tx;
  readonly now: Instant;
  readonly newId: NewId;
  readonly organisation: Organisation;
  readonly isWorking: IsWorkingDay;
}

export const deskOf = (ctx: Context, { national }: Pick<MeetingsDeps, 'national'>): Desk => ({
  ...{ tx: ctx.tx, now: ctx.now, newId: ctx.newId, organisation: ctx.me.organisation },
  isWorking: workingDays(national, ctx.me.organisation.settings),
});

export const zoneOf = ({ organisation }: Pick<Desk, 'organisation'>): Zone => organisation.settings.zone;

/** Writes it with its next moment. */
export async function save(desk: Desk, meeting: Meeting): Promise<Meeting> {
  const kept = woken(meeting, { zone: zoneOf(desk), isWorking: desk.isWorking }, desk.now);
  await desk.tx.meetings.put(kept);
  return kept;
}

export interface Word {
  /** What is said: with the meeting's version it is said once to each. */
  readonly what: string;
  readonly to: readonly Id<'person'>[];
  readonly screen: (to: Id<'person'>) => Screen;
  /** It is no longer true once the meeting is moved or changes its state. */
  readonly standing?: true;
  readonly expiresAt?: Instant;
}

/** A message about a meeting to each of these people. */
export async function tellOf(
  desk: Desk,
  meeting: Meeting,
  { what, to, screen, standing, expiresAt }: Word,
): Promise<void> {
  for (const person of new Set(to))
    await tell(desk, {
      key: `meeting:${meeting.id}:${meeting.version}:${what}`,
      people: [person],
      organisationId: meeting.organisationId,
      screen: screen(person),
      ...(standing ? { about: `meeting:${meeting.id}:${meeting.version}:${meeting.status}` } : {}),
      ...(expiresAt ? { expiresAt } : {}),
    });
}
