import { showDay } from '#core/conversation/questions.ts';
import { button } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { say } from '#core/kernel/text.ts';
import { isBefore, type PlainDate } from '#core/kernel/time.ts';
import { listOf, titleOf } from '#core/pairing/words.ts';
import type { Activity } from '#core/programmes/programme.ts';
import type { Told } from '#core/reminders/due.ts';
import { type LeadDay, leadDays, nearestLead } from '#core/reminders/leads.ts';
import { holdersOf } from '#core/reminders/recipients.ts';
import type { Reminder } from '#core/reminders/reminder.ts';
import { type Line, type Morning, type Source, subjectId } from '#core/reminders/source.ts';
import { type Item, isPending, itemsOf, judgesOf, type Plan } from './items.ts';
import { runningPlans } from './running.ts';
import { leftWords, nameOf } from './words.ts';

const prefix = 'activity:';
/** Days before the day of an activity at which whoever does it is told. */
const ahead = [3];

/**
 * Days of the plan remind as stages do (П1 5.2): three days before, on the day, and when it is over; past it the mentor hears too, a
 * week past it the curator.
 */
export const activitySource: Source = {
  prefix,
  due: async (morning) => (await runningPlans(morning)).flatMap((plan) => ofPlan(morning, plan)),
  lines: async (morning, reminders) => {
    const plans = await runningPlans(morning);
    return reminders.flatMap((reminder) => linesOf(morning, plans, reminder));
  },
  days: async (morning) =>
    (await runningPlans(morning)).flatMap((plan) =>
      itemsOf(plan)
        .filter(isPending)
        .flatMap(({ activity }) => leadsOf(morning, activity, activity.due.add({ days: 60 })))
        .map(({ day }) => day)
        .filter((day) => !isBefore(day, morning.staff.today)),
    ),
};

const leadsOf = ({ isWorking }: Morning, { due }: Activity, until: PlainDate): readonly LeadDay[] =>
  leadDays({ due }, { leads: ahead, isWorking, until }).filter(({ lead }) => !lead.startsWith('weekly'));

function ofPlan(morning: Morning, plan: Plan): readonly Told[] {
  const { today } = morning.staff;
  const { approvedOn, from } = plan.programme;
  const all = itemsOf(plan)
    .filter(isPending)
    .flatMap((item): readonly Told[] => {
      const { activity } = item;
      const lead = nearestLead(leadsOf(morning, activity, today), today, approvedOn ?? from);
      if (!lead) return [];
      const of = { subject: `${prefix}${activity.id}`, lead: lead.lead, dueVersion: activity.dueVersion };
      return heardBy(morning, plan, item, lead).map((personId) => ({ ...of, personId }));
    });
  // Of a group a mentor hears of a line once, whoever has not marked it.
  return [...new Map(all.map((one) => [`${one.personId} ${one.subject} ${one.lead}`, one] as const)).values()];
}

function heardBy({ staff }: Morning, plan: Plan, { personId }: Item, { lead, to }: LeadDay): readonly Id<'person'>[] {
  const late = lead.startsWith('overdue');
  return [
    personId,
    ...(late ? judgesOf(plan, personId) : []),
    ...(late && to.includes('curator') ? holdersOf('curator', staff) : []),
  ].filter(staff.connected);
}

function linesOf(
  { staff }: Morning,
  plans: readonly Plan[],
  { subject, personId, dueVersion }: Reminder,
): readonly Line[] {
  const id = subjectId({ prefix }, subject);
  const plan = plans.find(({ activities }) => activities.some((one) => one.id === id));
  const open = plan ? itemsOf(plan).filter((one) => one.activity.id === id && isPending(one)) : [];
  const [first] = open;
  if (!plan || !first || first.activity.dueVersion !== dueVersion) return [];
  const { activity } = first;
  const left = leftWords(activity, staff.today);
  const of = { subject, due: activity.due };
  if (open.some((one) => one.personId === personId))
    return [
      {
        ...of,
        text: say`План программы: ${nameOf(activity)}. Срок: ${showDay(activity.due)}, ${left}`,
        button: button('Выполнено', 'act.mark', activity.id),
      },
    ];
  if (!isBefore(activity.due, staff.today)) return [];
  const theirs = open.filter((one) => judgesOf(plan, one.personId).includes(personId));
  const late = (theirs.length > 0 ? theirs : open).map((one) => one.personId);
  const pair = theirs.length > 0 ? [] : say` (${titleOf(plan)})`;
  return [
    {
      ...of,
      text: say`Не отмечено в срок: ${nameOf(activity)}${pair}. ${listOf(late)}; ${left}`,
      button: button('Открыть', 'act.open', activity.id, ...(late.length === 1 && late[0] ? [late[0]] : [])),
    },
  ];
}
