import { workingDaysAfter } from '#core/calendar/working-days.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { say } from '#core/kernel/text.ts';
import { date, dayIn, daysBetween, isBefore, type PlainDate } from '#core/kernel/time.ts';
import type { Told } from '#core/reminders/due.ts';
import { connectedOf } from '#core/reminders/recipients.ts';
import type { Reminder } from '#core/reminders/reminder.ts';
import { type Line, type Morning, type Source, subjectId } from '#core/reminders/source.ts';
import { silent } from './answers.ts';
import type { Member, Mentorship } from './mentorship.ts';
import { listOf, titleOf } from './words.ts';

const prefix = 'pair:';
/** Working days of silence after which a side is reminded, and after which the curator is told to call. */
const remindAfter = 3;
const callAfter = 7;
/** Days before the end of the term at which the curator is told. */
const endsSoon = 14;

/** What pairs have to say in the digest: silence, and a term that runs out. */
export const pairSource: Source = {
  prefix,
  due: async (morning) => {
    const pairs = await pairsOf(morning);
    const members = await membersFor(morning, pairs);
    return pairs.flatMap((pair) => [
      ...ofSilence(
        morning,
        pair,
        members.filter((one) => one.mentorshipId === pair.id),
      ),
      ...ofTerm(morning, pair),
    ]);
  },
  lines: linesFor,
  days: async (morning) =>
    (await pairsOf(morning)).flatMap((pair) => {
      const asked = askedOn(morning, pair);
      return [
        ...(pair.status === 'proposed' && asked
          ? [remindAfter, callAfter].map((days) => after(morning, asked, days))
          : []),
        ...(pair.status === 'in-force' && pair.inForceTo
          ? [pair.inForceTo.subtract({ days: endsSoon }), pair.inForceTo.add({ days: 1 })]
          : []),
      ];
    }),
};

const pairsOf = async ({ tx, organisation }: Morning): Promise<readonly Mentorship[]> => [
  ...(await tx.mentorships.where({ organisationId: organisation.id, status: 'proposed' })),
  ...(await tx.mentorships.where({ organisationId: organisation.id, status: 'in-force' })),
];

const membersFor = ({ tx }: Morning, pairs: readonly Mentorship[]): Promise<readonly Member[]> =>
  tx.members.among(
    'mentorshipId',
    pairs.map((one) => one.id),
  );

const askedOn = ({ organisation }: Morning, { askedAt }: Mentorship): PlainDate | undefined =>
  askedAt && dayIn(organisation.settings.zone, askedAt);
const after = ({ isWorking }: Morning, day: PlainDate, count: number): PlainDate =>
  workingDaysAfter(day, count, isWorking);
/** A pair proposed anew reminds anew. */
const version = (day: PlainDate): number => daysBetween(date('2020-01-01'), day);

function ofSilence(morning: Morning, pair: Mentorship, members: readonly Member[]): readonly Told[] {
  const asked = askedOn(morning, pair);
  if (pair.status !== 'proposed' || !asked) return [];
  const { staff } = morning;
  const on = { subject: `${prefix}${pair.id}`, dueVersion: version(asked) };
  const quiet = silent(members);
  if (quiet.length === 0) return [];
  const struck = (days: number) => !isBefore(staff.today, after(morning, asked, days));
  return [
    ...(struck(remindAfter)
      ? quiet.filter(staff.connected).map((personId) => ({ ...on, personId, lead: 'answer' }))
      : []),
    ...(struck(callAfter) ? curators(morning).map((personId) => ({ ...on, personId, lead: 'call' })) : []),
  ];
}

function ofTerm(morning: Morning, pair: Mentorship): readonly Told[] {
  const { inForceTo: to } = pair;
  const { today } = morning.staff;
  if (pair.status !== 'in-force' || !to || isBefore(today, to.subtract({ days: endsSoon }))) return [];
  const lead = isBefore(to, today) ? 'term-over' : 'term-ends';
  return curators(morning).map((personId) => ({
    personId,
    subject: `${prefix}${pair.id}`,
    lead,
    dueVersion: version(to),
  }));
}

const curators = ({ staff }: Morning) => connectedOf('curator', staff);

/** Only what is still so at the moment of sending. */
async function linesFor(morning: Morning, reminders: readonly Reminder[]): Promise<readonly Line[]> {
  const ids = reminders.map((one) => id<'mentorship'>(subjectId({ prefix }, one.subject)));
  const pairs = await morning.tx.mentorships.among('id', [...new Set(ids)]);
  const members = await membersFor(morning, pairs);
  return reminders.flatMap((reminder) => {
    const pair = pairs.find((one) => one.id === subjectId({ prefix }, reminder.subject));
    const here = members.filter((one) => one.mentorshipId === pair?.id);
    return pair ? lineOf(morning, reminder, pair, here) : [];
  });
}

function lineOf(morning: Morning, reminder: Reminder, pair: Mentorship, members: readonly Member[]): readonly Line[] {
  const { subject, lead } = reminder;
  const quiet = silent(members);
  const open = button('Открыть пару', 'pair', pair.id);
  if (lead === 'answer' || lead === 'call') {
    const asked = askedOn(morning, pair);
    if (pair.status !== 'proposed' || !asked || reminder.dueVersion !== version(asked) || quiet.length === 0) return [];
    if (lead === 'call')
      return [
        { subject, text: say`Ответа нет, позвоните: ${listOf(quiet)}; пара: ${titleOf({ members })}`, button: open },
      ];
    return quiet.includes(reminder.personId)
      ? [
          {
            subject,
            text: ['Вам предложили пару, ждём ответа: «Да», «Обсудить» или «Нет»'],
            button: button('Ответить', 'pair.open', pair.id),
          },
        ]
      : [];
  }
  const { inForceTo: to } = pair;
  if (pair.status !== 'in-force' || !to || reminder.dueVersion !== version(to)) return [];
  const words = isBefore(to, morning.staff.today) ? 'Срок закончился, завершите приказом' : 'Срок подходит к концу';
  return [{ subject, text: say`${words}: ${titleOf({ members })}, ${showDay(to)}`, button: open, due: to }];
}
