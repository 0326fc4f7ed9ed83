import type { Context } from '#core/conversation/context.ts';
import type { Role } from './person.ts';
import { holdsOn } from './roles.ts';

/** The asker's own appointment as curator for which no order is known yet (4.4.4). */
export async function appointmentDue(ctx: Context): Promise<Role | undefined> {
  const own = await ctx.tx.roles.where({ personId: ctx.me.person.id, organisationId: ctx.me.organisation.id });
  return own.find(lacksOrder(ctx));
}

/** Every curator of the organisation without an order. */
export const appointmentsWithoutOrder = async (ctx: Context): Promise<readonly Role[]> =>
  (await ctx.tx.roles.where({ organisationId: ctx.me.organisation.id, role: 'curator' })).filter(lacksOrder(ctx));

const lacksOrder = (ctx: Context) => (role: Role) =>
  role.role === 'curator' &&
  role.orderNumber === undefined &&
  role.standsInFor === undefined &&
  holdsOn(role, ctx.me.today);
