import { type IsWorkingDay, workingDayAfter, workingDayBefore } from '#core/calendar/working-days.ts';
import { daysBetween, isBefore, type PlainDate, Temporal } from '#core/kernel/time.ts';
import type { Lead } from './reminder.ts';

/** Who hears a lead besides the assignees. */
export type Audience = 'assignees' | 'curator' | 'head';

export interface LeadDay {
  readonly lead: Lead;
  /** The working day whose digest carries it. */
  readonly day: PlainDate;
  readonly to: readonly Audience[];
}

interface Dated {
  readonly from?: PlainDate;
  readonly due: PlainDate;
}

/** Past the last named lead an overdue stage stays in the curator's digest, once a week. */
const weeklyFrom = 21;

/**
 * Every lead of an occurrence up to `until` (days, inclusive): the start of its window, so many days before, the day itself, overdue.
 * Before and on the day move to the previous working day, start and overdue to the next. Leads that fall on one day are
 * one: called as the last of them, for everybody whom any of them is for.
 */
export function leadDays(
  occurrence: Dated,
  rules: { readonly leads: readonly number[]; readonly isWorking: IsWorkingDay; readonly until: PlainDate },
): readonly LeadDay[] {
  const { due, from } = occurrence;
  const back = (day: PlainDate) => workingDayBefore(day, rules.isWorking);
  const on = (day: PlainDate) => workingDayAfter(day, rules.isWorking);
  const assignees = ['assignees'] as const;
  const all: readonly LeadDay[] = [
    ...(from && isBefore(from, due) ? [{ lead: 'start', day: on(from), to: assignees }] : []),
    ...[...rules.leads]
      .sort((a, b) => b - a)
      .filter((days) => days > 0)
      .map((days) => ({ lead: `before-${days}`, day: back(due.subtract({ days })), to: assignees })),
    { lead: 'day', day: back(due), to: assignees },
    { lead: 'overdue-1', day: on(due.add({ days: 1 })), to: assignees },
    { lead: 'overdue-7', day: on(due.add({ days: 7 })), to: ['assignees', 'curator'] },
    { lead: 'overdue-14', day: on(due.add({ days: 14 })), to: ['assignees', 'curator', 'head'] },
    ...weekly(due, rules.until).map(({ week, day }) => ({
      lead: `weekly-${week}`,
      day: on(day),
      to: ['curator'] as const,
    })),
  ];
  return merged(all.filter((lead) => !isBefore(rules.until, lead.day)));
}

function weekly(due: PlainDate, until: PlainDate): readonly { readonly week: number; readonly day: PlainDate }[] {
  const weeks = Math.floor((daysBetween(due, until) - weeklyFrom) / 7) + 1;
  return Array.from({ length: Math.max(0, weeks) }, (_, week) => ({
    week: week + 3,
    day: due.add({ days: weeklyFrom + week * 7 }),
  }));
}

function merged(leads: readonly LeadDay[]): readonly LeadDay[] {
  const byDay = new Map<string, LeadDay>();
  for (const lead of leads) {
    const key = lead.day.toString();
    byDay.set(key, { ...lead, to: [...new Set([...(byDay.get(key)?.to ?? []), ...lead.to])] });
  }
  return [...byDay.values()].sort((a, b) => Temporal.PlainDate.compare(a.day, b.day));
}

/**
 * The one lead that still helps on `today`: the latest whose day has come, not before `notBefore` (the day of approval: nothing
 * older is ever sent). After an outage the earlier ones are passed over.
 */
export const nearestLead = (leads: readonly LeadDay[], today: PlainDate, notBefore: PlainDate): LeadDay | undefined =>
  leads.filter((lead) => !isBefore(today, lead.day) && !isBefore(lead.day, notBefore)).at(-1);
