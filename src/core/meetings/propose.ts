import type { Context } from '#core/conversation/context.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import type { Instant } from '#core/kernel/time.ts';
import type { MeetingsDeps, Occasion } from './deps.ts';
import { type Desk, deskOf, save } from './desk.ts';
import type { Meeting, MeetingMode } from './meeting.ts';
import { whyNot } from './slots.ts';
import { hourOf, offer } from './state.ts';
import { tellProposal } from './tellings.ts';

/** How it is to be held. */
export interface Proposal {
  readonly slots: readonly Instant[];
  readonly minutes: number;
  readonly mode: MeetingMode;
  readonly place?: string;
  readonly seriesId?: string;
}

/**
 * A meeting that the presser proposes to everybody on the occasion; they are told by `proposeMeeting`. Refusal 'meeting-hour'
 * where nothing can be held at one of the hours.
 */
export async function addMeeting(ctx: Context, desk: Desk, occasion: Occasion, proposal: Proposal): Promise<Meeting> {
  guardHours(desk, occasion, proposal.slots);
  const { people, mentorshipId, helpId } = occasion;
  const { slots, ...how } = proposal;
  const blank: Meeting = {
    ...{ id: ctx.newId<'meeting'>(), organisationId: ctx.me.organisation.id, people, createdAt: ctx.now, ...how },
    ...{ proposedBy: ctx.me.person.id, slots: [], answers: {}, status: 'proposed', version: 0 },
    ...(mentorshipId ? { mentorshipId } : {}),
    ...(helpId ? { helpId } : {}),
  };
  await desk.tx.meetings.add(blank);
  return save(desk, offer(blank, { by: ctx.me.person.id, slots }));
}

/** A meeting on an occasion, told to everybody who is asked. */
export async function proposeMeeting(
  ctx: Context,
  deps: Pick<MeetingsDeps, 'national'>,
  occasion: Occasion,
  proposal: Proposal,
): Promise<Meeting> {
  const desk = deskOf(ctx, deps);
  const meeting = await addMeeting(ctx, desk, occasion, proposal);
  await tellProposal(desk, meeting, ctx.me.person.id);
  return meeting;
}

/** Other hours for a meeting that is still ahead or was not held: everybody else is asked anew, once. */
export async function moveMeeting(
  ctx: Context,
  deps: Pick<MeetingsDeps, 'national'>,
  occasion: Occasion,
  { meeting, slots, ...how }: { readonly meeting: Meeting } & Pick<Proposal, 'slots'> & Partial<Proposal>,
): Promise<Meeting> {
  const desk = deskOf(ctx, deps);
  guardHours(desk, occasion, slots);
  const was = hourOf(meeting);
  const moved = await save(desk, offer({ ...meeting, ...how }, { by: ctx.me.person.id, slots }));
  await tellProposal(desk, moved, ctx.me.person.id, was);
  return moved;
}

function guardHours(desk: Desk, occasion: Occasion, slots: readonly Instant[]): void {
  const reasons = slots.map((at) => whyNot(desk, occasion, at));
  if (slots.length === 0 || reasons.some((one) => one !== undefined)) throw new Refusal('meeting-hour');
}
