import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import { assigned, connectedOf } from '#core/reminders/recipients.ts';
import { staffOf } from '#core/reminders/situation.ts';
import type { Assignee, HistoryEntry } from './roadmap.ts';

type Details = Readonly<Record<string, string | undefined>>;

/** One line of history; absent details are left out. */
export async function record(
  ctx: Context,
  roadmapId: Id<'roadmap'>,
  subject: string,
  act: HistoryEntry['act'],
  details: Details = {},
): Promise<void> {
  await ctx.tx.history.add({
    id: ctx.newId<'history'>(),
    organisationId: ctx.me.organisation.id,
    roadmapId,
    subject,
    at: ctx.now,
    by: ctx.me.person.id,
    act,
    details: Object.fromEntries(
      Object.entries(details).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  });
}

/** The people behind assignees today; curators where there are none. */
export async function behind(ctx: Context, assignees: readonly Assignee[]): Promise<readonly Id<'person'>[]> {
  const staff = await staffOf(ctx.tx, ctx.me.organisation, ctx.now);
  const people = assigned(assignees, staff).filter(staff.connected);
  return people.length > 0 ? people : connectedOf('curator', staff);
}
