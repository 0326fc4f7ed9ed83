import type { Context, StrangerContext } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';
import type { Id } from '#core/kernel/id.ts';
import { lines } from '#core/kernel/text.ts';
import { dayIn } from '#core/kernel/time.ts';
import { eraseHere } from './erase.ts';

/** What withdrawing means, before it is done. `yes` and `no` are the actions of the answers. */
export const withdrawQuestion = (yes: string, no: string): Screen =>
  screen(
    lines(
      'Отозвать согласие на обработку персональных данных?',
      '',
      'Бот сразу перестанет писать вам и сотрёт: ответы на анкеты, сообщения, файлы, ссылки, неотправленные сообщения, имя и связь с мессенджерами. Вернуть это будет нельзя, войти снова можно по новому приглашению.',
      '',
      'Останутся без указания на вас: номера и даты приказов, количества. Открытые этапы перейдут куратору.',
    ),
    [button('Отозвать согласие', yes), button('Не отзывать', no)],
  );

/** In the organisation one looks at. */
export async function withdrawnHere(ctx: Context): Promise<Screen> {
  await ctx.tx.as({ as: 'system' }, () => eraseHere(ctx, ctx.me));
  return farewell();
}

/** Somebody whose roles are all over: in every organisation that still knows them. */
export async function withdrawnEverywhere(ctx: StrangerContext, personId: Id<'person'>): Promise<Screen> {
  const person = await ctx.tx.people.lock(personId);
  const roles = await ctx.tx.roles.where({ personId });
  const organisations = await ctx.tx.organisations.among('id', [...new Set(roles.map((role) => role.organisationId))]);
  for (const organisation of organisations)
    await eraseHere(ctx, {
      person,
      organisation,
      elsewhere: [],
      roles: [],
      today: dayIn(organisation.settings.zone, ctx.now),
    });
  return farewell();
}

const farewell = (): Screen =>
  screen(
    'Согласие отозвано. Бот больше не пишет вам, данные стираются. Если решите вернуться, попросите у куратора приглашение.',
  );
