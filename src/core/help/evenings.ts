import { type Action, action, type Context } from '#core/conversation/context.ts';
import { button, type Screen, screen } from '#core/conversation/screen.ts';

/** Whoever helps may let urgent requests come in the evening: until ten, and never at night or on a day off. */
export const eveningActions: readonly Action[] = [
  action('help.late', 'anyone', (ctx, on = '') => switched(ctx, on === 'on')),
];

async function switched(ctx: Context, on: boolean): Promise<Screen> {
  const { evenings: _before, ...person } = await ctx.tx.people.lock(ctx.me.person.id);
  await ctx.tx.people.put(on ? { ...person, evenings: true } : person);
  return screen(
    on
      ? 'Срочные просьбы о помощи: и вечером, до 22:00. Ночью и в выходные они не приходят.'
      : 'Срочные просьбы о помощи: только вне тихих часов.',
    [on ? button('Вечером не присылать', 'help.late', 'off') : button('Срочные просьбы: и вечером', 'help.late', 'on')],
    [button('Мои данные', 'me')],
  );
}
