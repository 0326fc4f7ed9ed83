import type { Context } from '#core/conversation/context.ts';
import type { Id } from '#core/kernel/id.ts';
import type { RoleName } from '#core/people/person.ts';
import { connectedOf } from './recipients.ts';
import { staffOf } from './situation.ts';

/** Those who hold the role today and can be told things. */
export async function connectedHolders(ctx: Context, role: RoleName): Promise<readonly Id<'person'>[]> {
  return connectedOf(role, await staffOf(ctx.tx, ctx.me.organisation, ctx.now));
}
