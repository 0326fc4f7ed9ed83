import { instant } from '#core/kernel/time.ts';
import type { MeetingLog } from '#core/meetings/meeting.ts';
import { newId } from '#db/new-id.ts';
import type { Met } from './meetings.ts';
import type { School } from './school.ts';
import type { Seen, StoryPhone } from './story-phone.ts';

/** A meeting of the pair agreed for that moment. */
export async function arranged({ here, mentor, mentee, pair }: Met, at: string): Promise<void> {
  const [me, other] = [mentor.person.id, mentee.person.id];
  await here.system((tx) =>
    tx.meetings.add({
      ...{ id: newId<'meeting'>(), organisationId: here.organisation.id, mentorshipId: pair.id, people: [me, other] },
      ...{ proposedBy: me, createdAt: here.clock.now(), slots: [], startsAt: instant(at), minutes: 45 },
      ...{ mode: 'in-person', answers: { [me]: 'yes', [other]: 'yes' }, status: 'agreed', version: 1 },
      wakeAt: instant(at).add({ minutes: 45 }),
    }),
  );
}

export const logsIn = (here: School): Promise<readonly MeetingLog[]> =>
  here.system((tx) => tx.logs.where({ organisationId: here.organisation.id }));

export async function onlyLog(here: School): Promise<MeetingLog> {
  const [log, ...others] = await logsIn(here);
  if (!log || others.length > 0) throw new Error(`logs: ${others.length + (log ? 1 : 0)}`);
  return log;
}

/** Counts what a person does: taps and typed messages. */
export function counting(phone: StoryPhone) {
  const done = { taps: 0, words: 0 };
  const count = (what: keyof typeof done, act: Promise<Seen>): Promise<Seen> => {
    done[what]++;
    return act;
  };
  return {
    done,
    taps: (label: string) => count('taps', phone.presses(label)),
    types: (words: string) => count('words', phone.says(words)),
  };
}
