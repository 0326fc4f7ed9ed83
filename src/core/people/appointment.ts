import { type Context, type Duty, guided, holds } from '#core/conversation/context.ts';
import { type AnswersOf, form } from '#core/conversation/form.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import { id } from '#core/kernel/id.ts';
import { Refusal } from '#core/kernel/refusal.ts';
import { lines, named, say } from '#core/kernel/text.ts';
import type { PlainDate } from '#core/kernel/time.ts';
import type { Role } from './person.ts';
import { orderDay, orderNumber, position } from './person-questions.ts';
import { holdsOn, isDeputyHead } from './roles.ts';

/** The curator is asked for their own order, the head for everybody's. */
export async function appointmentDuties(ctx: Context): Promise<readonly Duty[]> {
  if (!holds(ctx.me, 'curator', 'head')) return [];
  const curators = await ctx.tx.roles.where({ organisationId: ctx.me.organisation.id, role: 'curator' });
  return curators
    .filter(lacksOrder(ctx))
    .filter((role) => holds(ctx.me, 'head') || role.personId === ctx.me.person.id)
    .map((role) => ({
      text: say`Приказ о назначении куратора: ${named(role.personId)}`,
      label: 'Указать приказ',
      action: `p.order:${role.id}`,
    }));
}

const lacksOrder = (ctx: Context) => (role: Role) =>
  role.role === 'curator' &&
  role.orderNumber === undefined &&
  role.standsInFor === undefined &&
  holdsOn(role, ctx.me.today);

const appointmentForm = (role: Role, today: PlainDate) =>
  form('curator-order', 'Приказ о назначении куратора')
    .ask('number', orderNumber())
    .ask('date', orderDay('Дата приказа?', today))
    .askIf(() => role.position === undefined, 'position', position());

/** Number and date of the order that appoints a curator; the position, if it is not known, to check it against 4.4.4. */
export const orderForm = guided<AnswersOf<ReturnType<typeof appointmentForm>>>(
  'curator-order',
  ['curator', 'head'],
  async (ctx, subject) => {
    const role = await ctx.tx.roles.get(id<'role'>(subject));
    if (role.organisationId !== ctx.me.organisation.id || role.role !== 'curator') throw new Refusal('not-found');
    if (!holds(ctx.me, 'head') && role.personId !== ctx.me.person.id) throw new Refusal('not-yours');
    return {
      form: appointmentForm(role, ctx.me.today),
      send: async (inside, { number, date, position: typed }): Promise<Screen> => {
        const post = typed ?? role.position;
        const appointed: Role = { ...role, ...(post ? { position: post } : {}), orderNumber: number, orderDate: date };
        await inside.tx.roles.put(appointed);
        const warning = appointmentWarning(appointed);
        return screen(lines('Приказ записан.', ...(warning ? ['', warning] : [])), [button('Меню', 'menu')]);
      },
    };
  },
);

/** 4.4.4: the curator is appointed from among the head's deputies. A warning, not a ban: the regulation contradicts itself in 1.3. */
export const appointmentWarning = ({ role, position: post }: Pick<Role, 'role' | 'position'>): string | undefined =>
  role !== 'curator' || isDeputyHead(post)
    ? undefined
    : `Обратите внимание: по пункту 4.4.4 куратор назначается из числа заместителей руководителя, а должность указана другая (${post ?? 'не указана'}). Проверьте приказ.`;
