import { type IsWorkingDay, workingDayAfter, workingDayBefore } from '#core/calendar/working-days.ts';
import { cut } from '#core/conversation/fit.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { dayIn, daysBetween, isBefore, type PlainDate } from '#core/kernel/time.ts';
import type { Told } from '#core/reminders/due.ts';
import { connectedOf } from '#core/reminders/recipients.ts';
import type { Reminder } from '#core/reminders/reminder.ts';
import { type Line, type Morning, type Source, subjectId } from '#core/reminders/source.ts';
import type { Campaign } from './campaign.ts';
import { movesOf } from './campaign-move.ts';
import { close, open } from './campaign-opening.ts';
import { takes, turnoutOf } from './campaign-state.ts';

const prefix = 'campaign:';
/** Days after which nobody is told any more that a campaign is over. */
const news = 14;

/** Campaigns in the daily digest: whoever has not answered is reminded, and nobody else; curators hear that one is over. */
export const campaignSource: Source = {
  prefix,
  tend: async ({ tx, organisation, now, newId, staff }) => {
    const waiting = await tx.campaigns.where({ organisationId: organisation.id, status: 'planned' });
    for (const campaign of waiting)
      if (!isBefore(staff.today, campaign.opensOn)) await open({ tx, newId, now, organisation }, campaign.id);
    const running = await tx.campaigns.where({ organisationId: organisation.id, status: 'open' });
    for (const campaign of running) if (isBefore(campaign.closesOn, staff.today)) await close({ tx, now }, campaign.id);
  },
  due: async (morning) => [...(await unanswered(morning)), ...(await over(morning))],
  lines: async (morning, reminders) => {
    const all: Line[] = [];
    for (const reminder of reminders) all.push(...(await lineOf(morning, reminder)));
    return all;
  },
  days: async ({ tx, organisation, staff, isWorking }) => {
    const all = await tx.campaigns.where({ organisationId: organisation.id });
    return all
      .filter((one) => one.status !== 'closed')
      .flatMap((one) => [
        one.opensOn,
        ...leadsOf(one, isWorking).map(({ day }) => day),
        workingDayAfter(one.closesOn.add({ days: 1 }), isWorking),
      ])
      .filter((day) => !isBefore(day, staff.today));
  },
};

interface Lead {
  readonly lead: string;
  readonly day: PlainDate;
}

/**
 * Halfway, a day before the end, and on the last day: on a working day, and later than the invitation itself or what was said of
 * another last day.
 */
export function leadsOf(
  { opensOn, closesOn }: Campaign,
  isWorking: IsWorkingDay,
  said: PlainDate = opensOn,
): readonly Lead[] {
  const length = daysBetween(opensOn, closesOn);
  const named = [
    { lead: 'half', day: opensOn.add({ days: Math.floor(length / 2) }) },
    { lead: 'before-1', day: closesOn.subtract({ days: 1 }) },
    { lead: 'day', day: closesOn },
  ].map(({ lead, day }) => ({ lead, day: workingDayBefore(day, isWorking) }));
  return named.filter(
    ({ day }, index) => isBefore(said, day) && !named.some((other, place) => place > index && other.day.equals(day)),
  );
}

async function unanswered({ tx, organisation, staff, isWorking }: Morning): Promise<readonly Told[]> {
  const all: Told[] = [];
  for (const campaign of await tx.campaigns.where({ organisationId: organisation.id, status: 'open' })) {
    // Only the nearest: after an outage the earlier ones help nobody.
    const moves = await movesOf(tx, organisation, campaign);
    const lead = leadsOf(campaign, isWorking, moves.on)
      .filter(({ day }) => !isBefore(staff.today, day))
      .at(-1);
    if (!lead || !takes(campaign, staff.today)) continue;
    const waiting = await tx.participants.where({ campaignId: campaign.id, answered: false });
    all.push(
      ...waiting
        .filter(({ personId }) => staff.connected(personId))
        .map(({ personId }) => ({ personId, subject: prefix + campaign.id, lead: lead.lead, dueVersion: moves.count })),
    );
  }
  return all;
}

/** On the first working day after the end; not where a curator has ended it by hand and so knows. */
async function over({ tx, organisation, staff, isWorking }: Morning): Promise<readonly Told[]> {
  // Of what one pair alone is asked there would be two lines for every programme.
  const of = { organisationId: organisation.id, programmeId: undefined };
  const closed = await tx.campaigns.where({ ...of, status: 'closed' });
  const curators = connectedOf('curator', staff);
  return closed
    .filter((campaign) => {
      const day = workingDayAfter(campaign.closesOn.add({ days: 1 }), isWorking);
      const ended = campaign.closedAt && dayIn(organisation.settings.zone, campaign.closedAt);
      const byItself = ended !== undefined && isBefore(campaign.closesOn, ended);
      return byItself && !isBefore(staff.today, day) && daysBetween(day, staff.today) < news;
    })
    .flatMap((campaign) =>
      curators.map((personId) => ({ personId, subject: prefix + campaign.id, lead: 'over', dueVersion: 0 })),
    );
}

async function lineOf({ tx, staff }: Morning, reminder: Reminder): Promise<readonly Line[]> {
  const campaign = await tx.campaigns.find(id<'campaign'>(subjectId({ prefix }, reminder.subject)));
  if (!campaign) return [];
  const title = cut(campaign.title, 140);
  if (reminder.lead === 'over') {
    const { answered, asked } = await turnoutOf(tx, campaign);
    return [
      {
        subject: reminder.subject,
        text: [`Опрос завершён: ${title}\nОтветов: ${answered} из ${asked}`],
        button: button('Итоги', 'c.over', campaign.id),
      },
    ];
  }
  const [part] = await tx.participants.where({ campaignId: campaign.id, personId: reminder.personId });
  if (!part || part.answered || !takes(campaign, staff.today)) return [];
  const begun = await tx.forms.where({ personId: part.personId, form: 'survey', subject: campaign.id, status: 'open' });
  return [
    {
      subject: reminder.subject,
      text: [`Опрос: ${title}\nОтвет ждут до: ${showDay(campaign.closesOn)}`],
      button: button(begun.length > 0 ? 'Продолжить' : 'Начать', 'c.answer', campaign.id),
      due: campaign.closesOn,
    },
  ];
}
