import { daysBetween, isBefore, type PlainDate, Temporal } from '#core/kernel/time.ts';

/** One dated duty of an approved roadmap as the rules of reminders see it; people by their surnames. */
export interface Duty {
  readonly title: string;
  readonly position: number;
  readonly from?: PlainDate;
  readonly due: PlainDate;
  /** Whoever is behind it and can be told things. */
  readonly people: readonly string[];
  /** Nobody is behind it, or somebody who cannot be told things. */
  readonly gap?: string;
}

export interface Standing extends Pick<Duty, 'title' | 'position' | 'people' | 'gap'> {
  readonly kind: 'continuous';
}

export interface Year {
  readonly approvedOn: PlainDate;
  readonly plan: { readonly from: PlainDate; readonly to: PlainDate };
  readonly duties: readonly Duty[];
  readonly standing: readonly Standing[];
  readonly curators: readonly string[];
  readonly heads: readonly string[];
  readonly isWorking: (day: PlainDate) => boolean;
  /** With which lead, or the first one after it, the duty is closed, right after the digest that carries it. */
  readonly closedOn: (duty: Duty, index: number) => string;
}

export interface Digest {
  readonly day: string;
  readonly who: string;
  readonly items: readonly string[];
}

export interface Closing {
  readonly day: string;
  readonly who: string;
  readonly duty: Duty;
}

/**
 * The reminders of a year by the words of the rules, day by day, as somebody with a wall calendar would work them out. It
 * shares nothing with the program but its dates.
 */
export function expectedYear(year: Year): {
  readonly digests: readonly Digest[];
  readonly closings: readonly Closing[];
} {
  const digests: Digest[] = [];
  const closings: Closing[] = [];
  const open = new Set(year.duties.filter((duty) => !isBefore(duty.due, year.approvedOn)));
  const last = year.duties
    .map((duty) => duty.due)
    .concat(year.plan.to)
    .sort(Temporal.PlainDate.compare)
    .at(-1);
  const end = (last ?? year.plan.to).add({ days: 90 });
  for (let day = year.approvedOn; isBefore(day, end); day = day.add({ days: 1 })) {
    if (!year.isWorking(day)) continue;
    const told = new Map<string, Line[]>();
    for (const duty of open) {
      const leads = leadsOn(day, duty, year);
      const people = audience(leads, duty, year);
      for (const who of people) told.set(who, [...(told.get(who) ?? []), { ...duty, words: words(duty, day) }]);
      const [who] = people;
      if (who && leads.some((lead) => rank(lead) >= rank(year.closedOn(duty, year.duties.indexOf(duty)))))
        closings.push({ day: String(day), who, duty });
    }
    for (const one of year.standing.filter(() => speaksMonthly(day, year)))
      for (const who of audience(['start'], one, year))
        told.set(who, [...(told.get(who) ?? []), { ...one, words: 'Выполняется постоянно, напоминание раз в месяц.' }]);
    digests.push(...[...told].map(([who, lines]) => digest(String(day), who, lines, year)));
    for (const closing of closings) open.delete(closing.duty);
  }
  return { digests: digests.sort(byDayAndName), closings };
}

const order = ['start', 'before-14', 'before-7', 'before-1', 'day', 'overdue-1', 'overdue-7', 'overdue-14'];
const rank = (lead: string): number => {
  const place = order.indexOf(lead);
  return place >= 0 ? place : order.length + Number(lead.replace('weekly-', ''));
};

export const byDayAndName = (a: Digest, b: Digest): number =>
  a.day.localeCompare(b.day) || a.who.localeCompare(b.who, 'ru');

interface Line {
  readonly title: string;
  readonly position: number;
  readonly due?: PlainDate;
  readonly words: string;
  readonly gap?: string;
}

function digest(day: string, who: string, lines: readonly Line[], { curators }: Year): Digest {
  const sorted = [...lines].sort((a, b) => place(a).localeCompare(place(b)) || a.position - b.position);
  const items = sorted.map(({ title, words: said, gap }) =>
    [title, said, ...(gap && curators.includes(who) ? [gap] : [])].join(' | '),
  );
  return { day, who, items };
}

const place = ({ due }: Line): string => (due ? String(due) : 'last');

/** The leads whose day this is. */
function leadsOn(day: PlainDate, { from, due }: Duty, year: Year): readonly string[] {
  const back = (ideal: PlainDate) => shifted(ideal, -1, year);
  const on = (ideal: PlainDate) => shifted(ideal, 1, year);
  const weeks = Math.max(0, Math.floor(daysBetween(due, day) / 7));
  const leads: readonly (readonly [string, PlainDate])[] = [
    ...(from && isBefore(from, due) ? [['start', on(from)] as const] : []),
    ...[14, 7, 1].map((days) => [`before-${days}`, back(due.subtract({ days }))] as const),
    ['day', back(due)],
    ...[1, 7, 14].map((days) => [`overdue-${days}`, on(due.add({ days }))] as const),
    ...Array.from({ length: weeks }, (_, week) => week + 1)
      .filter((week) => week > 2)
      .map((week) => [`weekly-${week}`, on(due.add({ days: week * 7 }))] as const),
  ];
  return leads.filter(([, when]) => when.equals(day)).map(([name]) => name);
}

/** Assignees up to two weeks of delay, the curator from one week, the head at two; the curator instead of whoever is missing. */
function audience(
  names: readonly string[],
  duty: Pick<Duty, 'people' | 'gap'>,
  { curators, heads }: Year,
): readonly string[] {
  const assignees = names.some((name) => !name.startsWith('weekly'));
  const escalated = names.some((name) => name.startsWith('weekly') || name === 'overdue-7' || name === 'overdue-14');
  return [
    ...new Set([
      ...(assignees ? duty.people : []),
      ...(escalated || (assignees && duty.gap) ? curators : []),
      ...(names.includes('overdue-14') ? heads : []),
    ]),
  ];
}

function words({ from, due }: Duty, day: PlainDate): string {
  const left = daysBetween(day, due);
  if (left < 0) return `Срок был: ${inWords(due)} | Просрочено: ${dayCount(-left)}`;
  if (left === 0) return 'Сегодня последний день.';
  return `${from?.equals(day) ? 'Начинается сегодня. ' : ''}Срок: ${inWords(due)} | До срока: ${dayCount(left)}`;
}

/** The first working day of the month inside the plan, not before approval. */
function speaksMonthly(day: PlainDate, { plan, approvedOn, ...year }: Year): boolean {
  if (isBefore(day, plan.from) || isBefore(plan.to, day)) return false;
  const first = day.with({ day: 1 });
  const start = isBefore(first, plan.from) ? plan.from : first;
  const speaks = shifted(start, 1, { plan, approvedOn, ...year });
  return speaks.equals(day) && !isBefore(speaks, approvedOn);
}

function shifted(ideal: PlainDate, step: 1 | -1, year: Year): PlainDate {
  return year.isWorking(ideal) ? ideal : shifted(ideal.add({ days: step }), step, year);
}

const inWords = (day: PlainDate): string =>
  day.toLocaleString('ru-RU', { day: 'numeric', month: 'long', year: 'numeric' }).replace(/\s/g, ' ');

function dayCount(days: number): string {
  const ones = days % 10;
  const teen = Math.floor((days % 100) / 10) === 1;
  if (ones === 1 && !teen) return `${days} день`;
  return ones >= 2 && ones <= 4 && !teen ? `${days} дня` : `${days} дней`;
}
