import { workingDaysAfter } from '#core/calendar/working-days.ts';
import type { Id } from '#core/kernel/id.ts';
import { date, dayIn, daysBetween, instant, isBefore, type PlainDate } from '#core/kernel/time.ts';
import { peopleOn, voicesOf } from '#core/pairing/access.ts';
import type { Member, Mentorship } from '#core/pairing/mentorship.ts';
import type { Told } from '#core/reminders/due.ts';
import { connectedOf } from '#core/reminders/recipients.ts';
import type { Morning, Source } from '#core/reminders/source.ts';
import { isGone } from './access.ts';
import { dueBy } from './needed.ts';
import type { Programme } from './programme.ts';
import { linesFor } from './source-lines.ts';
import { silentOn } from './state.ts';
import { needsNone } from './term.ts';

export const prefix = 'prog:';
/** Days before the day of the order at which the sides are reminded, and once more on it. */
const before = 7;
/** Working days of silence after which somebody who was asked is reminded. */
const answerAfter = 3;

/** What programmes have to say in the digest: the day by which the order wants them, an answer, an approval. */
export const programmeSource: Source = {
  prefix,
  due: async (morning) => {
    const world = await worldOf(morning);
    return [
      ...world.orders.flatMap((one) => ofOrder(morning, one)),
      ...world.going.flatMap((one) => ofProgramme(morning, one)),
    ];
  },
  lines: async (morning, reminders) => linesFor(morning, await worldOf(morning), reminders),
  days: async (morning) => {
    const { orders, going } = await worldOf(morning);
    return [
      ...orders.flatMap(({ by, lacking }) =>
        lacking.length === 0 ? [] : [by.subtract({ days: before }), by, by.add({ days: 1 })],
      ),
      ...going.flatMap(({ programme }) => {
        const since = askedOn(morning, programme);
        return since ? [wait(morning, programme, since)] : [];
      }),
    ].filter((day) => !isBefore(day, morning.staff.today));
  },
};

/** A pair in force by that order whose programme nobody has offered yet. */
export interface Lacking {
  readonly pair: Mentorship;
  readonly members: readonly Member[];
}

export interface OrderDay {
  readonly orderId: Id<'order'>;
  readonly by: PlainDate;
  readonly lacking: readonly Lacking[];
}

export interface Going {
  readonly programme: Programme;
  readonly members: readonly Member[];
}

export interface World {
  readonly orders: readonly OrderDay[];
  /** Offered and agreed ones. */
  readonly going: readonly Going[];
}

/** Everything that the day's lines depend on. */
export async function worldOf({ tx, organisation }: Morning): Promise<World> {
  const of = { organisationId: organisation.id };
  const pairs = (await tx.mentorships.where({ ...of, status: 'in-force' })).filter((one) => !needsNone(one));
  const all = (await tx.programmes.where(of)).filter((one) => one.status !== 'dropped' && one.status !== 'draft');
  const asked = all.filter((one) => one.status === 'offered' || one.status === 'agreed');
  const gone = (
    await tx.mentorships.among(
      'id',
      asked.map((one) => one.mentorshipId),
    )
  ).filter(isGone);
  const going = asked.filter((one) => !gone.some(({ id }) => id === one.mentorshipId));
  const ids = [...new Set([...pairs.map((one) => one.id), ...going.map((one) => one.mentorshipId)])];
  const members = await tx.members.among('mentorshipId', ids);
  const membersOf = (pair: Id<'mentorship'>) => members.filter((one) => one.mentorshipId === pair);
  const orders = await tx.orders.where({ ...of, status: 'signed', purpose: 'begin' });
  return {
    orders: orders.flatMap((order): readonly OrderDay[] => {
      const by = dueBy(order);
      const mine = pairs.filter((one) => one.orderId === order.id && !all.some((each) => each.mentorshipId === one.id));
      return by
        ? [{ orderId: order.id, by, lacking: mine.map((pair) => ({ pair, members: membersOf(pair.id) })) }]
        : [];
    }),
    going: going.map((programme) => ({ programme, members: membersOf(programme.mentorshipId) })),
  };
}

/** Another day, or another version, reminds anew. */
export const versionOf = (day: PlainDate): number => daysBetween(date('2020-01-01'), day);

export const curators = ({ staff }: Morning): readonly Id<'person'>[] => connectedOf('curator', staff);

function ofOrder(morning: Morning, { orderId, by, lacking }: OrderDay): readonly Told[] {
  const { staff } = morning;
  if (lacking.length === 0 || isBefore(staff.today, by.subtract({ days: before }))) return [];
  const dueVersion = versionOf(by);
  if (isBefore(by, staff.today))
    return curators(morning).map((personId) => ({ personId, subject: prefix + orderId, lead: 'none', dueVersion }));
  const lead = isBefore(staff.today, by) ? 'make' : 'make-today';
  return lacking.flatMap(({ pair, members }) =>
    peopleOn(members)
      .filter(staff.connected)
      .map((personId) => ({ personId, subject: prefix + pair.id, lead, dueVersion })),
  );
}

function ofProgramme(morning: Morning, { programme, members }: Going): readonly Told[] {
  const since = askedOn(morning, programme);
  const { staff } = morning;
  if (!since || isBefore(staff.today, wait(morning, programme, since))) return [];
  const on = { subject: prefix + programme.id, dueVersion: programme.version };
  return programme.status === 'agreed'
    ? curators(morning).map((personId) => ({ ...on, personId, lead: 'approve' }))
    : silentOn(programme, voicesOf(members))
        .filter(staff.connected)
        .map((personId) => ({ ...on, personId, lead: 'answer' }));
}

/** The first morning on which it is told: the curator is not kept waiting. */
const wait = ({ isWorking }: Morning, { status }: Programme, since: PlainDate): PlainDate =>
  status === 'agreed' ? since.add({ days: 1 }) : workingDaysAfter(since, answerAfter, isWorking);

/** When the version that stands was offered; of one that all agreed to, when the last of them did. */
function askedOn({ organisation }: Morning, { agreements, version, status }: Programme): PlainDate | undefined {
  const said = agreements.filter((one) => one.version === version).map((one) => one.at);
  const at = [...said].sort().at(status === 'agreed' ? -1 : 0);
  return at === undefined ? undefined : dayIn(organisation.settings.zone, instant(at));
}
