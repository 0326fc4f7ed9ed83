import { button } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { say } from '#core/kernel/text.ts';
import { date, dayIn, daysBetween, later, type PlainDate } from '#core/kernel/time.ts';
import { peopleOn } from '#core/pairing/access.ts';
import { isInForce } from '#core/pairing/in-force.ts';
import type { Mentorship } from '#core/pairing/mentorship.ts';
import { titleOf } from '#core/pairing/words.ts';
import type { Told } from '#core/reminders/due.ts';
import { type Line, type Morning, type Source, subjectId } from '#core/reminders/source.ts';
import { adaptationAct } from './adaptation-words.ts';

const prefix = 'adapt:';
/** Days of a pair in force between two reports. */
const every = 60;

/** Now and then the mentor is asked how adaptation goes (5.2.2); whoever has told it of their own accord is not asked so soon. */
export const adaptationSource: Source = {
  prefix,
  due: async (morning) => {
    const all: Told[] = [];
    for (const { pair, last } of await askable(morning))
      if (daysBetween(last, morning.staff.today) >= every) all.push(...(await toldOf(morning, pair, last)));
    return all;
  },
  lines: async (morning, reminders) => {
    const pairs = await askable(morning);
    const all: Line[] = [];
    for (const { subject, dueVersion } of reminders) {
      const found = pairs.find(({ pair }) => pair.id === id<'mentorship'>(subjectId({ prefix }, subject)));
      if (!found || dueVersion !== versionOf(found.last)) continue;
      const members = await morning.tx.members.where({ mentorshipId: found.pair.id });
      all.push({
        subject,
        text: say`Как идёт адаптация? Три вопроса, по нажатию на каждый: ${titleOf({ members })}`,
        button: button('Ответить', 'j.adapt', found.pair.id),
      });
    }
    return all;
  },
  days: async (morning) =>
    (await askable(morning)).map(({ last }) => later(last.add({ days: every }), morning.staff.today)),
};

interface Askable {
  readonly pair: Mentorship;
  /** The day of the last report; before the first one, the first day in force. */
  readonly last: PlainDate;
}

async function askable({ tx, organisation, staff }: Morning): Promise<readonly Askable[]> {
  const pairs = (await tx.mentorships.where({ organisationId: organisation.id, status: 'in-force' })).filter((one) =>
    isInForce(one, staff.today),
  );
  const events = (
    await tx.events.among(
      'subject',
      pairs.map((one) => one.id),
    )
  ).filter(({ act }) => act === adaptationAct);
  return pairs.flatMap((pair) => {
    const from = pair.inForceFrom;
    const days = events
      .filter(({ subject }) => subject === pair.id)
      .map(({ at }) => dayIn(organisation.settings.zone, at));
    return from ? [{ pair, last: days.reduce(later, from) }] : [];
  });
}

async function toldOf({ tx, staff }: Morning, pair: Mentorship, last: PlainDate): Promise<readonly Told[]> {
  const mentors = peopleOn(await tx.members.where({ mentorshipId: pair.id }), 'mentor');
  return mentors
    .filter(staff.connected)
    .map((personId) => ({ personId, subject: `${prefix}${pair.id}`, lead: 'report', dueVersion: versionOf(last) }));
}

const versionOf = (last: PlainDate): number => daysBetween(date('2020-01-01'), last);
