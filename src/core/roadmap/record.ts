import type { Context } from '#core/conversation/context.ts';
import type { Screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { assigned, holdersOf } from '#core/reminders/recipients.ts';
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

/** A message to somebody else; the key keeps one press from becoming two messages. */
export async function tell(ctx: Context, key: string, people: readonly Id<'person'>[], screen: Screen): Promise<void> {
  for (const person of new Set(people))
    await ctx.tx.outbox.post({
      key: `${key}:${person}`,
      lane: 'notice',
      to: { person },
      organisationId: ctx.me.organisation.id,
      screen,
    });
}

/** What was told under the key and has not been sent yet is no longer true. The outbox belongs to nobody, so the system does it. */
export const untell = (ctx: Context, key: string): Promise<void> =>
  ctx.tx.as({ as: 'system' }, () => ctx.tx.outbox.drop(`${key}:`));

/** Those who hold the role today and can be told things. */
export async function connectedHolders(ctx: Context, role: 'head' | 'curator'): Promise<readonly Id<'person'>[]> {
  const staff = await staffOf(ctx.tx, ctx.me.organisation, ctx.now);
  return holdersOf(role, staff).filter(staff.connected);
}

/** The people behind assignees today; curators where there are none. */
export async function behind(ctx: Context, assignees: readonly Assignee[]): Promise<readonly Id<'person'>[]> {
  const staff = await staffOf(ctx.tx, ctx.me.organisation, ctx.now);
  const people = assigned(assignees, staff).filter(staff.connected);
  return people.length > 0 ? people : holdersOf('curator', staff).filter(staff.connected);
}
