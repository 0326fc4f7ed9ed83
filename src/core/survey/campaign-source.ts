import { type IsWorkingDay, workingDayAfter, workingDayBefore } from '#core/calendar/working-days.ts';
import { cut } from '#core/conversation/fit.ts';
import type { FormSession } from '#core/conversation/form-session.ts';
import { showDay } from '#core/conversation/questions.ts';
import { button } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { rowsBy } from '#core/kernel/rows-by.ts';
import { dayIn, daysBetween, isBefore, type PlainDate } from '#core/kernel/time.ts';
import type { Told } from '#core/reminders/due.ts';
import { connectedOf } from '#core/reminders/recipients.ts';
import type { Reminder } from '#core/reminders/reminder.ts';
import { type Line, type Morning, type Source, subjectId } from '#core/reminders/source.ts';
import type { Campaign, Participant } from './campaign.ts';
import { movesOfEach } from './campaign-move.ts';
import { close, open } from './campaign-opening.ts';
import { type Turnout, takes, turnoutOfEach } from './campaign-state.ts';

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
    const known = await knownOf(morning, reminders);
    return reminders.flatMap((reminder) => lineOf(morning, reminder, known));
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
  const open = await tx.campaigns.where({ organisationId: organisation.id, status: 'open' });
  const movesOf = await movesOfEach(tx, organisation, open);
  const asking = open.flatMap((campaign) => {
    const moves = movesOf(campaign);
    // Only the nearest: after an outage the earlier ones help nobody.
    const lead = leadsOf(campaign, isWorking, moves.on)
      .filter(({ day }) => !isBefore(staff.today, day))
      .at(-1);
    return lead && takes(campaign, staff.today) ? [{ id: campaign.id, lead: lead.lead, moves }] : [];
  });
  const waiting = rowsBy(
    await tx.participants.among(
      'campaignId',
      asking.map(({ id }) => id),
    ),
    (one) => one.campaignId,
  );
  return asking.flatMap(({ id, lead, moves }) =>
    waiting(id)
      .filter(({ personId, answered }) => !answered && staff.connected(personId))
      .map(({ personId }) => ({ personId, subject: prefix + id, lead, dueVersion: moves.count })),
  );
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

interface Known {
  readonly campaigns: readonly Campaign[];
  /** Of those that are over. */
  readonly turnout: (campaign: Campaign) => Turnout;
  readonly participants: readonly Participant[];
  /** Answers that somebody has begun to give. */
  readonly begun: readonly FormSession[];
}

/** What the lines of one person's reminders are made of. */
async function knownOf({ tx }: Morning, reminders: readonly Reminder[]): Promise<Known> {
  const campaignOf = ({ subject }: Reminder) => id<'campaign'>(subjectId({ prefix }, subject));
  const people = [...new Set(reminders.map(({ personId }) => personId))];
  const told = new Set(reminders.filter(({ lead }) => lead === 'over').map(campaignOf));
  const campaigns = await tx.campaigns.among('id', [...new Set(reminders.map(campaignOf))]);
  const ids = campaigns.map((one) => one.id);
  return {
    campaigns,
    turnout: await turnoutOfEach(
      tx,
      campaigns.filter((one) => told.has(one.id)),
    ),
    participants: (await tx.participants.among('personId', people)).filter((one) => ids.includes(one.campaignId)),
    begun: (await tx.forms.among('personId', people)).filter((one) => one.form === 'survey' && one.status === 'open'),
  };
}

function lineOf({ staff }: Morning, reminder: Reminder, known: Known): readonly Line[] {
  const campaign = known.campaigns.find((one) => one.id === subjectId({ prefix }, reminder.subject));
  if (!campaign) return [];
  const title = cut(campaign.title, 140);
  if (reminder.lead === 'over') {
    const { answered, asked } = known.turnout(campaign);
    return [
      {
        subject: reminder.subject,
        text: [`Опрос завершён: ${title}\nОтветов: ${answered} из ${asked}`],
        button: button('Итоги', 'c.over', campaign.id),
      },
    ];
  }
  const isTheirs = (row: { readonly personId: string }): boolean => row.personId === reminder.personId;
  const part = known.participants.find((one) => one.campaignId === campaign.id && isTheirs(one));
  if (!part || part.answered || !takes(campaign, staff.today)) return [];
  const begun = known.begun.some((one) => one.subject === campaign.id && isTheirs(one));
  return [
    {
      subject: reminder.subject,
      text: [`Опрос: ${title}\nОтвет ждут до: ${showDay(campaign.closesOn)}`],
      button: button(begun ? 'Продолжить' : 'Начать', 'c.answer', campaign.id),
      due: campaign.closesOn,
    },
  ];
}
