import type { Context } from '#core/conversation/context.ts';
import { type Button, button, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';

/** One person, one menu: the other organisations in which the asker holds a role today, each a button away. */
export const otherOrganisations = ({ me }: Context): Promise<readonly Button[]> =>
  Promise.resolve(me.elsewhere.map((one) => button(`Перейти: ${one.name.slice(0, 30)}`, 'org', one.id)));

/** From now on this account looks at another organisation of the same person. */
export async function switchTo({ me, tx, account: { id: own } }: Context, wanted: string): Promise<Screen> {
  const organisation = [me.organisation, ...me.elsewhere].find((one) => one.id === id<'organisation'>(wanted));
  if (!organisation) throw new Refusal('not-yours');
  if (organisation.id !== me.organisation.id) {
    const { view: _view, ...rest } = await tx.accounts.get(own);
    await tx.accounts.put({ ...rest, organisationId: organisation.id });
  }
  return screen(`Открыто: ${organisation.name}`, [button('Меню', 'menu')]);
}
