import { type IsWorkingDay, type NationalCalendar, workingDayAfter, workingDays } from '#core/calendar/working-days.ts';
import type { Id } from '#core/kernel/id.ts';
import { dayIn, type Instant, isBefore, later, type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { Organisation, Settings } from '#core/people/organisation.ts';
import type { Occurrence, Roadmap, Stage } from '#core/roadmap/roadmap.ts';
import { leadDays, nearestLead } from './leads.ts';
import { assigned, recipients, type Staff } from './recipients.ts';
import type { Lead, Snooze } from './reminder.ts';

/** Everything the decision needs about one organisation, loaded for today. */
export interface Situation {
  readonly organisation: Organisation;
  readonly roadmaps: readonly Roadmap[];
  readonly stages: readonly Stage[];
  readonly occurrences: readonly Occurrence[];
  readonly snoozes: readonly Snooze[];
  readonly staff: Staff;
}

export interface Told {
  readonly personId: Id<'person'>;
  readonly subject: string;
  readonly lead: Lead;
  readonly dueVersion: number;
}

/** What today's digests carry: for each open occurrence and person the nearest lead, and once a month each continuous stage. */
export function dueToday(situation: Situation, national: NationalCalendar): readonly Told[] {
  const isWorking = workingDays(national, situation.organisation.settings);
  return [
    ...situation.occurrences.flatMap((occurrence) => ofOccurrence(situation, occurrence, isWorking)),
    ...monthly(situation, isWorking),
  ];
}

function ofOccurrence(situation: Situation, occurrence: Occurrence, isWorking: IsWorkingDay): readonly Told[] {
  const { staff, organisation } = situation;
  const stage = situation.stages.find((one) => one.id === occurrence.stageId);
  const roadmap = situation.roadmaps.find((one) => one.id === occurrence.roadmapId);
  if (!stage || !roadmap?.approvedAt) return [];
  const leads = leadDays(occurrence, { leads: organisation.settings.leads, isWorking, until: staff.today });
  const lead = nearestLead(leads, staff.today, dayIn(organisation.settings.zone, roadmap.approvedAt));
  const version = occurrence.dueVersion;
  const regular = lead
    ? recipients(stage.assignees, lead.to, staff).people.map((personId) => ({ personId, lead: lead.lead }))
    : [];
  const awake = lastSnoozes(situation.snoozes.filter((snooze) => snooze.occurrenceId === occurrence.id));
  return [
    ...regular.filter(({ personId }) => !awake.some((snooze) => snooze.personId === personId)),
    // A snooze takes the place of the leads it covers: one reminder on its day, then the leads go on.
    ...awake
      .filter((snooze) => !isBefore(staff.today, snooze.until))
      .map((snooze) => ({ personId: snooze.personId, lead: lastOf(lead?.lead, snooze, lead?.day) })),
  ].map(({ personId, lead: name }) => ({ personId, subject: occurrence.id, lead: name, dueVersion: version }));
}

/** «Позже» pressed twice: the later day counts. */
const lastSnoozes = (snoozes: readonly Snooze[]): readonly Snooze[] => [
  ...new Map(
    [...snoozes]
      .sort((a, b) => Temporal.PlainDate.compare(a.until, b.until))
      .map((one) => [one.personId, one] as const),
  ).values(),
];

/** After the snoozed day a newer regular lead speaks; until then the snooze itself does. */
const lastOf = (lead: Lead | undefined, snooze: Snooze, leadDay: PlainDate | undefined): Lead =>
  lead && leadDay && isBefore(snooze.until, leadDay) ? lead : `snooze-${snooze.until.toString()}`;

/** «Постоянно»: a line a month, on its first working day inside the plan, never an overdue. */
function monthly({ stages, roadmaps, staff, organisation }: Situation, isWorking: IsWorkingDay): readonly Told[] {
  const month = staff.today.toPlainYearMonth();
  return stages
    .filter((stage) => stage.deadline.kind === 'continuous')
    .filter((stage) => {
      const roadmap = roadmaps.find((one) => one.id === stage.roadmapId);
      const day = roadmap && monthlyDay(roadmap, staff.today, isWorking);
      if (!roadmap?.approvedAt || !day || isBefore(staff.today, day)) return false;
      return !isBefore(day, dayIn(organisation.settings.zone, roadmap.approvedAt));
    })
    .flatMap((stage) =>
      recipients(stage.assignees, ['assignees'], staff).people.map((personId) => ({
        personId,
        subject: stage.id,
        lead: `monthly-${month.toString()}`,
        dueVersion: 0,
      })),
    );
}

/** The day of this month's line; undefined outside the plan. */
function monthlyDay({ planFrom, planTo }: Roadmap, today: PlainDate, isWorking: IsWorkingDay): PlainDate | undefined {
  const first = today.with({ day: 1 });
  if ((planFrom && isBefore(today, planFrom)) || (planTo && isBefore(planTo, today))) return undefined;
  return workingDayAfter(planFrom ? later(first, planFrom) : first, isWorking);
}

/** Has the hour of the daily digest struck there, on a working day? */
export function digestHour(organisation: Organisation, national: NationalCalendar, now: Instant): boolean {
  const local = now.toZonedDateTimeISO(organisation.settings.zone);
  const struck =
    Temporal.PlainTime.compare(local.toPlainTime(), Temporal.PlainTime.from(organisation.settings.remindAt)) >= 0;
  return struck && workingDays(national, organisation.settings)(local.toPlainDate());
}

/**
 * The next moment (after `now`, within `days` days) at which a digest will have something new, for the sandbox's clock. It looks
 * at the calendar of leads only; a digest already sent today is not counted again.
 */
export function nextDigestAt(
  situation: Situation,
  national: NationalCalendar,
  now: Instant,
  days = 400,
): Instant | undefined {
  const { settings } = situation.organisation;
  const isWorking = workingDays(national, settings);
  const today = dayIn(settings.zone, now);
  for (let ahead = 0; ahead <= days; ahead++) {
    const day = today.add({ days: ahead });
    const moment = digestMoment(settings, day);
    if (Temporal.Instant.compare(moment, now) <= 0 || !isWorking(day)) continue;
    const then = { ...situation, staff: { ...situation.staff, today: day } };
    if (fresh(then, national, isWorking)) return moment;
  }
  return undefined;
}

/** When the digest of a working day begins to go out. */
export const digestMoment = ({ zone, remindAt }: Settings, day: PlainDate): Instant =>
  day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(remindAt) }).toInstant();

function fresh(then: Situation, national: NationalCalendar, isWorking: IsWorkingDay): boolean {
  const { today } = then.staff;
  const opens = then.roadmaps.some((one) => monthlyDay(one, today, isWorking)?.equals(today));
  if (opens && monthly(then, isWorking).length > 0) return true;
  return then.occurrences.some((occurrence) => {
    const leads = leadDays(occurrence, { leads: then.organisation.settings.leads, isWorking, until: today });
    const approved = then.roadmaps.find((one) => one.id === occurrence.roadmapId)?.approvedAt;
    const snoozed = then.snoozes.some(
      (one) => one.occurrenceId === occurrence.id && workingDayAfter(one.until, isWorking).equals(today),
    );
    return (
      snoozed ||
      (approved !== undefined && leads.some((lead) => lead.day.equals(today)) && speaks(then, national, occurrence))
    );
  });
}

const speaks = (then: Situation, national: NationalCalendar, occurrence: Occurrence): boolean =>
  dueToday(
    { ...then, occurrences: [occurrence], stages: then.stages.filter((one) => one.id === occurrence.stageId) },
    national,
  ).length > 0;

/** People behind a stage on the situation's day. */
export const peopleOf = (stage: Stage, staff: Staff): readonly Id<'person'>[] => assigned(stage.assignees, staff);
