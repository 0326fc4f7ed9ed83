import type { Session } from '#core/sessions/session.ts';
import type { Tx } from '#core/store.ts';
import { mark } from './marks.ts';
import { ident, now, type Side } from './world.ts';

interface Shape {
  readonly status: Session['status'];
  /** Hours from now. */
  readonly starts: number;
}

/** A session of the school's mentor in each state, announced by the curator; the mentee has a seat in those announced. */
export const sessions = {
  zdraft: { status: 'draft', starts: 60 },
  zopen: { status: 'announced', starts: 90 },
  zpassed: { status: 'over', starts: -30 },
  zcancel: { status: 'cancelled', starts: 120 },
  zrounds: { status: 'announced', starts: 150 },
} as const satisfies Readonly<Record<string, Shape>>;

/** Places in those that were announced. */
export const booked = Object.keys(sessions)
  .filter((key) => key !== 'zdraft')
  .map((key) => `y${key}`);

export async function addSessionMatters(tx: Tx, side: Side): Promise<void> {
  const organisationId = ident<'organisation'>(side, 'school');
  for (const [key, shape] of Object.entries(sessions)) {
    const sessionId = ident<'session'>(side, key);
    await tx.sessions.add(sessionOf(side, key, shape));
    const expert = { organisationId, sessionId, personId: ident<'person'>(side, 'mentor') };
    await tx.experts.add({ id: ident<'expert'>(side, `x${key}`), ...expert });
    if (shape.status === 'draft') continue;
    await tx.bookings.add({
      ...{ id: ident<'booking'>(side, `y${key}`), organisationId, sessionId, homeId: organisationId },
      ...{ personId: ident<'person'>(side, 'mentee'), status: 'seated', line: 1, createdAt: now },
      ...(shape.status === 'over'
        ? { attended: 'yes' as const, goal: mark(side, 'person:mentee', `booking ${key}`, 'goal') }
        : {}),
    });
  }
}

function sessionOf(side: Side, key: string, { status, starts }: Shape): Session {
  const startsAt = now.add({ hours: starts });
  return {
    ...{ id: ident<'session'>(side, key), organisationId: ident(side, 'school'), status },
    ...{ createdBy: ident(side, 'curator'), createdAt: now.subtract({ hours: 200 }), startsAt, minutes: 60 },
    theme: mark(side, 'everybody', `session ${key}`, 'theme'),
    place: mark(side, 'everybody', `session ${key}`, 'place'),
    ...{ seats: 2, signUpUntil: startsAt.subtract({ hours: 3 }), mode: 'talk', version: 1 },
    openTo: status === 'draft' ? 'municipality' : 'school',
    ...(key === 'zrounds' ? rounds(side) : {}),
    token: `${side}${key}`.padEnd(22, '0'),
  };
}

/** Rounds with a plan: the mentee at the mentor's table. */
const rounds = (side: Side): Partial<Session> => ({
  ...{ mode: 'rounds', roundMinutes: 15 },
  plan: {
    ...{ version: 1, absent: [] },
    rounds: [
      [{ participant: ident<'booking'>(side, 'yzrounds'), expert: ident<'expert'>(side, 'xzrounds') }],
      [],
      [],
      [],
    ],
  },
});
