import { dayIn } from '#core/kernel/time.ts';
import type { Meeting } from '#core/meetings/meeting.ts';
import type { Tx } from '#core/store.ts';
import { mark } from './marks.ts';
import { ident, now, type Side } from './world.ts';

interface Shape {
  readonly status: Meeting['status'];
  readonly by: 'mentor' | 'mentee';
  /** Hours from now. */
  readonly starts: number;
}

/** A meeting of the pair in force in each state; of those proposed, one waits for either side. */
export const meetings = {
  tasked: { status: 'proposed', by: 'mentor', starts: 48 },
  tasking: { status: 'proposed', by: 'mentee', starts: 72 },
  tagreed: { status: 'agreed', by: 'mentor', starts: 100 },
  tpassed: { status: 'agreed', by: 'mentor', starts: -3 },
  theld: { status: 'held', by: 'mentor', starts: -200 },
  ttold: { status: 'held', by: 'mentee', starts: -250 },
  tnot: { status: 'not-held', by: 'mentor', starts: -300 },
  tcancel: { status: 'cancelled', by: 'mentor', starts: 50 },
} as const satisfies Readonly<Record<string, Shape>>;

/** Who wrote which log: the other side confirms and corrects it. */
export const logs = { ltheld: 'mentor', ltother: 'mentee' } as const;

export async function addMeetingMatters(tx: Tx, side: Side): Promise<void> {
  for (const [key, shape] of Object.entries(meetings)) await tx.meetings.add(meetingOf(side, key, shape));
  const of = {
    organisationId: ident<'organisation'>(side, 'school'),
    mentorshipId: ident<'mentorship'>(side, 'mforce'),
  };
  await tx.logs.add({
    ...{ id: ident<'log'>(side, 'ltheld'), ...of, meetingId: ident<'meeting'>(side, 'theld') },
    ...{ by: ident<'person'>(side, 'mentor'), at: now, day: dayIn('UTC', now), minutes: 40, topic: 'other' },
    considered: mark(side, 'pair', 'log theld', 'considered'),
    words: { [ident<'person'>(side, 'mentee')]: { said: 'confirmed', at: now.toString() } },
  });
  const attachment = ident<'file'>(side, 'logfile');
  await tx.files.add({
    ...{ id: attachment, organisationId: of.organisationId, ownerId: ident<'person'>(side, 'mentee'), hasNames: false },
    ...{ name: mark(side, 'pair', 'file logfile', 'name'), bytes: Uint8Array.of(1), createdAt: now },
  });
  await tx.logs.add({
    ...{ id: ident<'log'>(side, 'ltother'), ...of, meetingId: ident<'meeting'>(side, 'ttold'), attachment },
    ...{ by: ident<'person'>(side, 'mentee'), at: now, day: dayIn('UTC', now), topic: 'lesson', words: {} },
    task: mark(side, 'pair', 'log ttold', 'task'),
  });
  await tx.notes.add({
    ...{ id: ident<'note'>(side, 'note'), ...of, personId: ident<'person'>(side, 'mentor'), at: now },
    text: mark(side, 'person:mentor', 'note', 'text'),
  });
}

function meetingOf(side: Side, key: string, { status, by, starts }: Shape): Meeting {
  const at = now.add({ hours: starts });
  const people = (['mentor', 'mentee'] as const).map((one) => ident<'person'>(side, one));
  return {
    ...{ id: ident<'meeting'>(side, key), organisationId: ident(side, 'school'), people, status, version: 1 },
    ...{ mentorshipId: ident<'mentorship'>(side, 'mforce'), proposedBy: ident(side, by) },
    createdAt: now.subtract({ hours: 400 }),
    slots: status === 'proposed' ? [at.toString()] : [],
    ...(status === 'proposed' ? {} : { startsAt: at }),
    ...{ minutes: 45, mode: 'in-person', answers: { [ident(side, by)]: 'yes' } },
    place: mark(side, 'pair', `meeting ${key}`, 'place'),
  };
}
