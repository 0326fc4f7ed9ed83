import type { Context } from '#core/conversation/context.ts';
import { showDay } from '#core/conversation/questions.ts';
import { entry } from '#core/kernel/entry.ts';
import { type Id, id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { isBefore, isPast, Temporal } from '#core/kernel/time.ts';
import { membersOf, peopleOn } from '#core/pairing/access.ts';
import { isInForce } from '#core/pairing/in-force.ts';
import type { Member, Mentorship } from '#core/pairing/mentorship.ts';
import type { Tx } from '#core/store.ts';
import type { MeetingsDeps, Occasion } from './deps.ts';
import type { Meeting } from './meeting.ts';
import { hourOf, isOpen } from './state.ts';

/** A meeting to which the presser is asked. Throws not-found. */
export async function ownMeeting(ctx: Context, meetingId: string): Promise<Meeting> {
  const meeting = await ctx.tx.meetings.get(id<'meeting'>(meetingId));
  if (meeting.organisationId !== ctx.me.organisation.id || !meeting.people.includes(ctx.me.person.id))
    throw new Refusal('not-found');
  return meeting;
}

/** The same for a change: two presses act one after the other. */
export async function lockedMeeting(ctx: Context, meetingId: string): Promise<Meeting> {
  return ctx.tx.meetings.lock((await ownMeeting(ctx, meetingId)).id);
}

export async function mentorsOf(
  { tx }: { readonly tx: Tx },
  { mentorshipId }: Meeting,
): Promise<readonly Id<'person'>[]> {
  return mentorshipId ? peopleOn(await membersOf({ tx }, mentorshipId), 'mentor') : [];
}

/** May the presser move it or call it off for everybody? In a pair either side; of a group the mentor and whoever proposed. */
export async function mayDecide(ctx: Context, meeting: Meeting): Promise<boolean> {
  const me = ctx.me.person.id;
  if (meeting.people.length === 2 || meeting.proposedBy === me) return true;
  return (await mentorsOf(ctx, meeting)).includes(me);
}

/** The presser's meetings here. */
export async function ownMeetings({ tx, me }: Pick<Context, 'tx' | 'me'>): Promise<readonly Meeting[]> {
  return (await tx.meetings.ofPerson(me.person.id)).filter((one) => one.organisationId === me.organisation.id);
}

/** Of its schedule those from this one on that are still ahead, itself included. */
export async function restOf({ tx, now }: Pick<Context, 'tx' | 'now'>, meeting: Meeting): Promise<readonly Meeting[]> {
  const from = hourOf(meeting);
  if (!meeting.seriesId || !from) return [meeting];
  return (await tx.meetings.where({ seriesId: meeting.seriesId }))
    .filter(isOpen)
    .flatMap((one) => [hourOf(one)].filter((at) => at !== undefined).map((at) => ({ one, at })))
    .filter(({ at }) => Temporal.Instant.compare(at, from) >= 0 && !isPast(at, now))
    .sort((a, b) => Temporal.Instant.compare(a.at, b.at))
    .map(({ one }) => one);
}

export interface Stood {
  readonly pair: Mentorship;
  readonly members: readonly Member[];
}

/** Pairs and groups in which the presser stands today and that have days in force ahead; conversations of speed mentoring have none. */
export async function pairsToMeet(ctx: Context): Promise<readonly Stood[]> {
  const { me, tx } = ctx;
  const own = await tx.members.where({ organisationId: me.organisation.id, personId: me.person.id });
  const ids = [...new Set(own.filter((one) => one.leftOn === undefined).map((one) => one.mentorshipId))];
  const pairs = (await tx.mentorships.among('id', ids)).filter((one) => isAhead(ctx, one));
  const members = await tx.members.among(
    'mentorshipId',
    pairs.map((one) => one.id),
  );
  return pairs.map((pair) => ({ pair, members: members.filter((one) => one.mentorshipId === pair.id) }));
}

const isAhead = ({ me }: Context, { status, kinds, inForceTo }: Mentorship): boolean =>
  status === 'in-force' && kinds.some((kind) => kind !== 'speed') && !(inForceTo && isBefore(inForceTo, me.today));

/** Among whom a meeting is proposed. Throws not-found where the presser does not belong to it, or nothing lies ahead of it. */
export async function occasionOf(
  ctx: Context,
  deps: Pick<MeetingsDeps, 'occasions'>,
  subject: string,
): Promise<Occasion> {
  const [word = '', ...rest] = subject.split(':');
  const other = entry(deps.occasions, word);
  if (other) return other(ctx, rest.join(':'));
  const found = (await pairsToMeet(ctx)).find(({ pair }) => pair.id === subject);
  if (!found) throw new Refusal('not-found');
  return pairOccasion(found);
}

/** The same of a meeting that there is already: its own people, on the days of its pair. */
export async function occasionFor({ tx }: { readonly tx: Tx }, meeting: Meeting): Promise<Occasion> {
  const { mentorshipId, people, helpId } = meeting;
  if (!mentorshipId)
    return { subject: meeting.id, people, mentors: [], closedOn: () => undefined, ...(helpId ? { helpId } : {}) };
  const pair = await tx.mentorships.get(mentorshipId);
  return { ...pairOccasion({ pair, members: await membersOf({ tx }, pair.id) }), people };
}

function pairOccasion({ pair, members }: Stood): Occasion {
  return {
    ...{ subject: pair.id, mentorshipId: pair.id, people: peopleOn(members), mentors: peopleOn(members, 'mentor') },
    closedOn: (day) => {
      if (isInForce(pair, day)) return undefined;
      const { inForceFrom: from, inForceTo: to } = pair;
      return from && to
        ? `В этот день пара не действует. По приказу она действует с ${showDay(from)} по ${showDay(to)}.`
        : 'В этот день пара не действует.';
    },
    ...(pair.inForceTo ? { until: pair.inForceTo } : {}),
  };
}
