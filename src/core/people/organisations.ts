import type { Context } from '#core/conversation/context.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { dayIn } from '#core/kernel/time.ts';
import type { Organisation } from './organisation.ts';
import { holdsOn } from './roles.ts';

/** One person, one menu: the other organisations in which the asker holds a role today, each a button away. */
export const otherOrganisations = async (ctx: Context): Promise<readonly Button[]> =>
  (await ownOrganisations(ctx))
    .filter((one) => one.id !== ctx.me.organisation.id)
    .map((one) => button(`Перейти: ${one.name.slice(0, 30)}`, 'org', one.id));

/** From now on this account looks at another organisation of the same person. */
export async function switchTo(ctx: Context, wanted: string): Promise<Screen> {
  const organisation = (await ownOrganisations(ctx)).find((one) => one.id === id<'organisation'>(wanted));
  if (!organisation) throw new Refusal('not-yours');
  const account = await ctx.tx.accounts.get(ctx.account.id);
  const { view: _view, ...rest } = account;
  await ctx.tx.accounts.put({ ...rest, organisationId: organisation.id });
  return screen(`Открыто: ${organisation.name}`, [button('Меню', 'menu')]);
}

/** The wall shows only the organisation one looks at; which others there are is asked as the system, for the asker alone. */
const ownOrganisations = (ctx: Context): Promise<readonly Organisation[]> =>
  ctx.tx.as({ as: 'system' }, async () => {
    const roles = await ctx.tx.roles.where({ personId: ctx.me.person.id });
    const all = await ctx.tx.organisations.among('id', [...new Set(roles.map((role) => role.organisationId))]);
    return all.filter((one) =>
      roles.some((role) => role.organisationId === one.id && holdsOn(role, dayIn(one.settings.zone, ctx.now))),
    );
  });
